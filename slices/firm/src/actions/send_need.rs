//! A firm sends what it needs, without an account. Whether it is meant is known when the mailed link is confirmed, or when the
//! desk has called.

use std::collections::BTreeSet;

use ::desk::api::Desk;
use jiff::civil::Date;
use kernel::{EmailAddress, Id, IstatCode};
use policy::{Action, Actor, Permit, Resource};
use storage::limits::Limit;
use storage::links::{self, Link};
use storage::{Cx, Tx};

use super::standing::{desk_for, note};
use super::{NeedError, Once, once};
use crate::jobs::{DeskNews, FirmNews, MailDesk, MailFirm};
use crate::model::{Firm, Need, Origin, Said, State, StepKind, TypedNeed, Verb, number};
use crate::policy::{RECEIPT, SendNeed};
use crate::store;
use crate::store::draft::Draft;

/// Needs from one place on the network in an hour; a business centre has one address.
const PER_ORIGIN: Limit = Limit { name: "firm.send_origin", tries: 20, minutes: 60 };
/// Needs with one mail address or telephone in a day: nobody fills the mailbox of another, or has her called.
const PER_CONTACT: Limit = Limit { name: "firm.send_contact", tries: 8, minutes: 24 * 60 };
/// Minutes for which the receipt can be looked at again without the mail.
pub(super) const RECEIPT_MINUTES: i64 = 60;

/// What a firm sends.
#[derive(Clone, Debug)]
pub struct NewNeed {
    /// What was typed.
    pub typed: TypedNeed,
    /// The form it came with.
    pub once: Option<Once>,
    /// A pseudonym of where it came from.
    pub origin: Option<String>,
    /// The draft it was made of, thrown away with it.
    pub draft: Option<Id<Draft>>,
}

/// What became of it.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The need.
    pub id: Id<Need>,
    /// Opens the receipt for an hour.
    pub receipt: Link,
}

/// Keeps the need, mails the link that confirms it, and says which number it has.
///
/// # Errors
/// [`NeedError::Faulty`], [`NeedError::NoDesk`], [`NeedError::TooMany`], [`NeedError::KeyUsed`].
pub async fn send_need(cx: &Cx, new: NewNeed) -> Result<Sent, NeedError> {
    let mut tx = cx.begin().await?;
    if let Some(id) = once::begin(&mut tx, cx, new.once.as_ref()).await? {
        let receipt = receipt(&mut tx, cx, Id::from_uuid(id)).await?;
        tx.commit().await?;
        return Ok(Sent { id: Id::from_uuid(id), receipt });
    }
    let (said, firm) = parsed(&mut tx, &new.typed, cx.now().date()).await?;
    let desk = desk_for(&mut tx, firm.comune.as_ref()).await?.ok_or(NeedError::NoDesk)?;
    let id = cx.new_random_id();
    let permit = cx.permit::<SendNeed>(Resource::new(id, [desk.network]))?;
    for contact in reached_by(cx, &firm) {
        if !PER_CONTACT.count(&mut tx, &contact, cx.now()).await? {
            return Err(NeedError::TooMany);
        }
    }
    let person = match cx.actor {
        Actor::Person { id, .. } => Some(id),
        _ => None,
    };
    let mut need = fresh(cx, id, (said, firm), &desk, Origin::Web);
    need.person = person;
    insert(&mut tx, cx, &permit, &mut need, Verb::Send).await?;
    note(&mut tx, cx, &permit, id, StepKind::Sent, (None, None)).await?;
    if need.firm.email.is_some() {
        MailFirm::enqueue(&mut tx, cx, id, FirmNews::Confirm).await?;
    } else {
        MailDesk::enqueue(&mut tx, cx, &need, DeskNews::ToCall).await?;
    }
    if let Some(draft) = new.draft {
        super::keep_draft::drop_in(&mut tx, cx, draft).await?;
    }
    let receipt = receipt(&mut tx, cx, id).await?;
    once::made(&mut tx, &permit, new.once.as_ref(), id.uuid()).await?;
    // Last before the commit: a whole office shares this row.
    if let Some(origin) = &new.origin
        && !PER_ORIGIN.count(&mut tx, origin, cx.now()).await?
    {
        return Err(NeedError::TooMany);
    }
    tx.commit().await?;
    Ok(Sent { id, receipt })
}

async fn receipt(tx: &mut Tx, cx: &Cx, need: Id<Need>) -> storage::Result<Link> {
    links::create(tx, cx, RECEIPT, need.uuid(), cx.now().plus_minutes(RECEIPT_MINUTES)).await
}

/// What was typed, against the Comuni on record.
pub(super) async fn parsed(tx: &mut Tx, typed: &TypedNeed, today: Date) -> Result<(Said, Firm), NeedError> {
    let comuni: BTreeSet<IstatCode> =
        network::api::municipalities(tx).await?.into_iter().map(|one| one.istat_code).collect();
    typed.parse(&comuni, today).map_err(NeedError::Faulty)
}

/// A need as it would be sent, for the summary before it is: no desk has it yet.
pub(crate) fn preview(cx: &Cx, read: (Said, Firm)) -> Need {
    blank(cx, Id::from_uuid(uuid::Uuid::nil()), read)
}

/// A need that nobody has seen yet.
pub(super) fn fresh(cx: &Cx, id: Id<Need>, read: (Said, Firm), desk: &Desk, origin: Origin) -> Need {
    Need {
        network: Id::from_uuid(desk.network),
        desk: desk.id,
        organisation: Id::from_uuid(desk.organisation),
        origin,
        ..blank(cx, id, read)
    }
}

fn blank(cx: &Cx, id: Id<Need>, (said, firm): (Said, Firm)) -> Need {
    let Said { kind, topic, details, people, place, contract, hours, by_day } = said;
    let now = cx.now();
    Need {
        id,
        number: String::new(),
        network: Id::from_uuid(uuid::Uuid::nil()),
        desk: Id::from_uuid(uuid::Uuid::nil()),
        organisation: Id::from_uuid(uuid::Uuid::nil()),
        kind,
        state: State::Sent,
        outcome: None,
        origin: Origin::Web,
        topic,
        details,
        people,
        place,
        contract,
        hours,
        by_day,
        firm,
        person: None,
        client: None,
        locale: cx.locale,
        version: 1,
        sent_at: now,
        received_at: None,
        first_answer_at: None,
        asked_at: None,
        closed_at: None,
        changed_at: now,
        forgotten_at: None,
    }
}

/// Gives it its number and writes it.
pub(super) async fn insert<A: Action<Target = Id<Need>>>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    need: &mut Need,
    verb: Verb,
) -> Result<(), NeedError> {
    need.state = State::after(None, verb)?;
    let year = need.sent_at.date().year();
    need.number = number(year, store::need::next_number(tx, permit, year).await?);
    Ok(store::need::insert(tx, permit, cx.keys(), need).await?)
}

/// How a firm is reached, as pseudonyms; always in one order, so that two such forms never wait for each other.
fn reached_by(cx: &Cx, firm: &Firm) -> Vec<String> {
    let email = firm.email.as_ref().map(EmailAddress::folded);
    let phone = firm.phone.as_ref().map(ToString::to_string);
    let mut all: Vec<String> =
        email.into_iter().chain(phone).map(|text| cx.keys().pseudonym("firm.contact", &text)).collect();
    all.sort();
    all
}
