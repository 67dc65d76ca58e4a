//! Times offered to who waits, and what becomes of an offer. Joining the list and leaving it: `wish`.

use ::policy::{Permit, Resource};
use jobs::enqueue;
use kernel::{Id, Instant};
use storage::links;
use storage::{Cx, StorageError, Tx, outbox};

use super::book_appointment::{draft, link_end};
use super::retry::retrying;
use super::{Booking, ChangeError};
use crate::jobs::{Notice, SendNotice, plan_offer, plan_reminder};
use crate::model::{
    Appointment, AppointmentState, Attendee, Claim, Desk, LocalDay, Offer, OfferState, Origin, Waiting,
    Wanted, availability, call_until, offer_until, start_of_grain,
};
use crate::policy::{ACCEPT_OFFER, AnswerOffer, BookAppointment, LapseOffer, MANAGE_APPOINTMENT};
use crate::store;
use crate::store::appointment::NewAppointment;

/// Holds a time that was just given back for who waits longest, if it is still one that may be booked. The cells are
/// taken in the same transaction in which they were freed.
pub(super) async fn offer_freed(
    tx: &mut Tx,
    cx: &Cx,
    freed: &Appointment,
    desk: &Desk,
) -> Result<(), ChangeError> {
    let Some(deadlines) = Deadlines::of(tx, cx, desk.id, freed.starts_at).await? else { return Ok(()) };
    if !desk.is_open() || deadlines.next(tx, freed, freed.id).await?.is_none() {
        return Ok(());
    }
    let Some(claim) = claim_again(tx, cx, freed).await? else { return Ok(()) };
    // Anybody may book this time; who waits comes first.
    let permit = cx.permit::<BookAppointment>(desk.resource())?;
    let booking = Booking {
        desk: desk.id,
        starts_at: freed.starts_at,
        channel: freed.channel,
        service: None,
        attendee: Attendee::default(),
        note: None,
        agenda: None,
        minutes: None,
        once: None,
        by: None,
    };
    let held = NewAppointment {
        state: AppointmentState::Held,
        created_by: None,
        person: None,
        ..draft(cx, &booking, Origin::WaitingList, claim)
    };
    if store::appointment::insert(tx, &permit, &held).await?
        && let Some(waiting) = deadlines.next(tx, freed, held.id).await?
    {
        make_offer(tx, cx, &waiting, held.id, deadlines).await?;
    }
    Ok(())
}

/// Until when an offer of a time stands.
#[derive(Clone, Copy)]
struct Deadlines {
    mailed: Instant,
    /// For who must be called; none where nobody is at the desk in time to do it.
    called: Option<Instant>,
}

impl Deadlines {
    async fn of(
        tx: &mut Tx,
        cx: &Cx,
        desk: Id<Desk>,
        starts_at: Instant,
    ) -> Result<Option<Self>, StorageError> {
        let Some(mailed) = offer_until(cx.now(), starts_at) else { return Ok(None) };
        let openings = store::agenda::openings_of_desks(tx, &[desk]).await?;
        Ok(Some(Self { mailed, called: call_until(cx.now(), starts_at, &openings) }))
    }

    /// Who is next for a time like this one, held as an appointment.
    async fn next(
        &self,
        tx: &mut Tx,
        like: &Appointment,
        held: Id<Appointment>,
    ) -> Result<Option<Waiting>, StorageError> {
        let day = like.starts_at.date();
        store::waiting::next(tx, like.desk, like.channel, day, held, self.called.is_some()).await
    }
}

/// The seat that was freed, if availability offers that start now.
async fn claim_again(tx: &mut Tx, cx: &Cx, freed: &Appointment) -> Result<Option<Claim>, StorageError> {
    let day = LocalDay::new(freed.starts_at.date());
    let wanted = Wanted::at(freed.desk, cx.now()).on(freed.channel);
    let rules = store::rules::load(tx, &[freed.desk], day.date, day.date).await?;
    let states = store::rules::with_taken(tx, rules, std::slice::from_ref(&day)).await?;
    let free = availability::candidates(&day, &states, &wanted, start_of_grain(freed.taken.first_grain));
    Ok(free.iter().find(|start| start.agenda == freed.agenda).map(availability::FreeStart::claim))
}

async fn make_offer(
    tx: &mut Tx,
    cx: &Cx,
    waiting: &Waiting,
    held: Id<Appointment>,
    deadlines: Deadlines,
) -> Result<(), StorageError> {
    let is_mailed = waiting.email.is_some();
    let called = deadlines.called.unwrap_or(deadlines.mailed);
    let offer = Offer {
        id: cx.new_id(),
        waiting: waiting.id,
        appointment: held,
        state: OfferState::Open,
        expires_at: if is_mailed { deadlines.mailed } else { called },
    };
    store::waiting::offer(tx, &offer, cx.now()).await?;
    if is_mailed {
        links::create(tx, cx, ACCEPT_OFFER, offer.id.uuid(), offer.expires_at).await?;
    }
    plan_offer(tx, cx, &offer, is_mailed).await
}

/// Takes an offered time: it becomes her appointment.
///
/// # Errors
/// See [`ChangeError`]; [`ChangeError::NotNow`] when it lapsed or was answered.
pub async fn accept_offer(cx: &Cx, id: Id<Offer>) -> Result<Appointment, ChangeError> {
    retrying(|| async {
        let mut tx = cx.begin().await?;
        let offer = store::waiting::lock_offer(&mut tx, id).await?.ok_or(ChangeError::Unknown)?;
        let permit = answer_permit(&mut tx, cx, &offer).await?;
        if offer.state != OfferState::Open || offer.expires_at <= cx.now() {
            return Err(ChangeError::NotNow);
        }
        let waiting = store::waiting::find(&mut tx, offer.waiting).await?.ok_or(ChangeError::Unknown)?;
        if !store::waiting::accept(&mut tx, &permit, &offer, &waiting, cx.now()).await? {
            return Err(ChangeError::NotNow);
        }
        let booked =
            store::appointment::find(&mut tx, offer.appointment).await?.ok_or(ChangeError::Unknown)?;
        links::create(&mut tx, cx, MANAGE_APPOINTMENT, booked.id.uuid(), link_end(booked.starts_at)).await?;
        if booked.attendee.email.is_some() {
            let notice = SendNotice { appointment: booked.id.uuid(), notice: Notice::Booked, sequence: 0 };
            enqueue(&mut tx, cx, &notice, cx.now()).await?;
            plan_reminder(&mut tx, cx, booked.id, booked.starts_at).await?;
        }
        let told = events::desk::AppointmentBooked {
            appointment: booked.id.uuid(),
            desk: booked.desk.uuid(),
            service: booked.service.map(Id::uuid),
            channel: booked.channel.word().to_owned(),
            origin: booked.origin.word().to_owned(),
            starts_at: booked.starts_at,
        };
        outbox::tell(&mut tx, cx, &told).await?;
        tx.commit().await?;
        Ok(booked)
    })
    .await
}

/// Leaves an offered time to who is next; she waits on.
///
/// # Errors
/// See [`ChangeError`].
pub async fn refuse_offer(cx: &Cx, id: Id<Offer>) -> Result<(), ChangeError> {
    let mut tx = cx.begin().await?;
    let offer = store::waiting::lock_offer(&mut tx, id).await?.ok_or(ChangeError::Unknown)?;
    let permit = answer_permit(&mut tx, cx, &offer).await?;
    if !store::waiting::refuse(&mut tx, &permit, offer.waiting).await? {
        return Err(ChangeError::NotNow);
    }
    if !pass_on(&mut tx, cx, &offer).await? {
        store::waiting::release(&mut tx, &permit, offer.appointment, cx.now()).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Passes a time on when its offer was not answered in time.
///
/// # Errors
/// See [`ChangeError`].
pub async fn lapse_offer(cx: &Cx, id: Id<Offer>) -> Result<(), ChangeError> {
    let mut tx = cx.begin().await?;
    let offer = store::waiting::lock_offer(&mut tx, id).await?.ok_or(ChangeError::Unknown)?;
    let permit = cx.permit::<LapseOffer>(Resource::new(id, []))?;
    if offer.state != OfferState::Open {
        return Ok(());
    }
    store::waiting::lapse(&mut tx, &permit, offer.waiting).await?;
    if !pass_on(&mut tx, cx, &offer).await? {
        store::waiting::release(&mut tx, &permit, offer.appointment, cx.now()).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Offers a held time to who is next, if somebody is and there is time for an answer.
pub(super) async fn pass_on(tx: &mut Tx, cx: &Cx, offer: &Offer) -> Result<bool, ChangeError> {
    let held = store::appointment::find(tx, offer.appointment).await?.ok_or(ChangeError::Unknown)?;
    let Some(deadlines) = Deadlines::of(tx, cx, held.desk, held.starts_at).await? else { return Ok(false) };
    let Some(waiting) = deadlines.next(tx, &held, held.id).await? else { return Ok(false) };
    make_offer(tx, cx, &waiting, held.id, deadlines).await?;
    Ok(true)
}

/// She answers with her link, or by telephone to somebody who works at the desk.
async fn answer_permit(tx: &mut Tx, cx: &Cx, offer: &Offer) -> Result<Permit<AnswerOffer>, ChangeError> {
    let held = store::appointment::find(tx, offer.appointment).await?.ok_or(ChangeError::Unknown)?;
    let desk = store::desk::find(tx, held.desk).await?.ok_or(ChangeError::UnknownDesk)?;
    Ok(cx.permit::<AnswerOffer>(Resource::new(offer.id, desk.scopes()).opened_by_link(offer.id.uuid()))?)
}
