//! What an operator does for a firm is a contact of her body: written down here, in the same transaction, and typed once.

use ::desk::api::Desk;
use contact::api::{
    Channel, ClientChoice, ClientNames, Entry, Kind as With, NewContact, Origin, Outcome, Request,
};
use identity::api::role;
use kernel::{FiscalCode, Id};
use storage::{Cx, Result, Tx};

use super::NeedError;
use crate::model::{Kind, Need};
use crate::store;

/// How an operator spoke with a firm.
#[derive(Clone, Copy, Debug)]
pub struct Spoken {
    /// How.
    pub channel: Channel,
    /// How long it took.
    pub minutes: Option<u16>,
}

/// What the desk's coded list calls it.
pub(super) const fn request(kind: Kind) -> Request {
    match kind {
        Kind::Staff => Request::Staff,
        Kind::Traineeship => Request::HostTrainee,
        Kind::Training => Request::StaffTraining,
        Kind::Incentives => Request::Incentives,
        Kind::Workplace => Request::Visit,
    }
}

/// The desk of the need's body at which the actor works: the need's own, or another. A coordinator works at none: what she
/// does is no contact of that body.
async fn own_desk(tx: &mut Tx, cx: &Cx, need: &Need) -> Result<Option<Id<Desk>>> {
    let held = cx.actor.scopes_of(role::OPERATOR);
    if held.contains(&need.desk.uuid()) {
        return Ok(Some(need.desk));
    }
    let desks = ::desk::api::desks_of_body(tx, need.organisation.uuid()).await?;
    Ok(desks.into_iter().map(|desk| desk.id).find(|desk| held.contains(&desk.uuid())))
}

/// Writes the contact and remembers the client on the need; nothing where the actor works at no desk of the body.
pub(super) async fn record(
    tx: &mut Tx,
    cx: &Cx,
    need: &mut Need,
    spoken: Spoken,
    (outcome, key): (Outcome, Option<String>),
) -> std::result::Result<(), NeedError> {
    let Some(desk) = own_desk(tx, cx, need).await? else { return Ok(()) };
    if need.client.is_none() {
        let before = store::need::of_firm(tx, cx.keys(), need).await?;
        need.client = before.into_iter().find_map(|one| one.client);
    }
    let known = match need.client {
        Some(client) => contact::api::client(tx, Id::from_uuid(client)).await?,
        None => None,
    };
    let client = match known.filter(|client| client.organisation == need.organisation) {
        Some(client) => ClientChoice::Known(client.id),
        None => ClientChoice::New(names(need)),
    };
    let origin = match spoken.channel {
        Channel::InPerson => Origin::WalkIn,
        Channel::Phone | Channel::Video => Origin::Call,
        Channel::Mail | Channel::Web => Origin::Message,
    };
    let entry = Entry {
        request: Some(request(need.kind)),
        outcome: Some(outcome),
        minutes: spoken.minutes,
        ..Entry::new(With::Firm, cx.now().date(), spoken.channel, origin)
    };
    let new = NewContact { entry, client, agreements: None, key };
    let recorded = contact::api::record_contact(tx, cx, desk, new).await?;
    need.client = recorded.client.map(Id::uuid).or(need.client);
    Ok(())
}

fn names(need: &Need) -> ClientNames {
    let firm = &need.firm;
    ClientNames {
        name: Some(firm.contact.clone()),
        phone: firm.phone.clone(),
        email: firm.email.clone(),
        firm_name: Some(firm.name.clone()),
        firm_code: firm.code.as_ref().map(FiscalCode::to_string),
    }
}
