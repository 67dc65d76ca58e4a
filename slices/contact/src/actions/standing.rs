//! What every step loads first: desks as resources of their body, agreements of a day, what is told.

use desk::api::Desk;
use events::contact::ContactClosed;
use jiff::civil::Date;
use kernel::Id;
use network::api::{Agreement, Organisation};
use policy::Resource;
use storage::outbox::{self, Told};
use storage::{Cx, Result, Tx};
use uuid::Uuid;

use crate::model::{Client, Contact, Request};

/// A desk for its operator and its body's clerk; not for the network, which sees counts.
pub(crate) fn of_desk(desk: &Desk) -> Resource<Id<Desk>> {
    at_desk(desk.id, desk)
}

/// Something that stands at a desk.
pub(crate) fn at_desk<T>(target: T, desk: &Desk) -> Resource<T> {
    Resource::new(target, [desk.id.uuid(), desk.organisation])
}

/// The scopes of what a whole body has: itself and its desks.
pub(crate) async fn scopes_of_body(tx: &mut Tx, body: Id<Organisation>) -> Result<Vec<Uuid>> {
    let desks = desk::api::desks_of_body(tx, body.uuid()).await?;
    Ok(std::iter::once(body.uuid()).chain(desks.iter().map(|desk| desk.id.uuid())).collect())
}

/// A client for the staff of her body, and for herself.
pub(crate) async fn of_client(tx: &mut Tx, client: &Client) -> Result<Resource<Id<Client>>> {
    let resource = Resource::new(client.id, scopes_of_body(tx, client.organisation).await?)
        .opened_by_link(client.id.uuid());
    Ok(match client.person {
        Some(person) => resource.owned_by(person),
        None => resource,
    })
}

/// The agreements that a body is a party of on a day, each once.
pub(crate) async fn agreements_on(
    tx: &mut Tx,
    body: Id<Organisation>,
    day: Date,
) -> Result<Vec<Id<Agreement>>> {
    let memberships = network::api::memberships_of(tx, body, day).await?;
    let mut agreements: Vec<Id<Agreement>> = memberships.iter().map(|one| one.agreement).collect();
    agreements.sort();
    agreements.dedup();
    Ok(agreements)
}

/// A form's key as it is kept.
pub(crate) fn form_key(cx: &Cx, key: &str) -> String {
    cx.keys().pseudonym("contact.form", key)
}

/// A month as events say it.
pub(crate) fn month_of(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// Tells that a contact is complete; nothing is told of one that is not.
pub(crate) async fn tell(tx: &mut Tx, cx: &Cx, contact: &Contact, network: Uuid) -> Result<Option<Id<Told>>> {
    let (Some(request), Some(_)) = (contact.request, contact.closed_at) else { return Ok(None) };
    let closed = ContactClosed {
        organisation: contact.organisation.uuid(),
        desk: contact.desk.uuid(),
        network,
        agreements: contact.agreements.iter().map(|id| id.uuid()).collect(),
        month: month_of(contact.counted_on),
        kind: contact.kind.word().to_owned(),
        channel: contact.channel.word().to_owned(),
        request: Request::word(request).to_owned(),
        services: contact.services.iter().map(|id| id.uuid()).collect(),
        outcome: contact.outcome.map(|outcome| outcome.word().to_owned()),
        is_first: contact.is_first,
        minutes: contact.minutes,
    };
    outbox::tell(tx, cx, &closed).await.map(Some)
}
