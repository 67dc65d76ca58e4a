//! The waiting list as who waits has it: joining, seeing and correcting one's own place, leaving.

use ::policy::{Actor, Refusal, Resource};
use jiff::ToSpan as _;
use jiff::civil::Date;
use jobs::enqueue;
use kernel::{Id, Instant, PhoneNumber};
use storage::limits::Limit;
use storage::{Cx, StorageError, Tx, links};

use super::book_appointment::signed_in;
use super::retry::retrying;
use super::waiting::pass_on;
use super::{ChangeError, Once, WAITING_DAYS};
use crate::jobs::SendPlace;
use crate::model::{Attendee, Channel, Desk, OfferState, ServiceId, Waiting, WaitingState};
use crate::policy::{JoinWaitingList, KeepWish, LapseOffer, LeaveWaitingList, MANAGE_WAITING};
use crate::queries::waitable;
use crate::store;

/// Mails about places on waiting lists to one address in a day: anybody can write anybody's.
const MAILS: Limit = Limit { name: "desk.waiting_mail", tries: 5, minutes: 24 * 60 };

/// What somebody who waits asks for.
#[derive(Clone)]
pub struct Wish {
    /// Where.
    pub desk: Id<Desk>,
    /// How.
    pub channel: Channel,
    /// What for.
    pub service: Option<ServiceId>,
    /// From which day.
    pub from_day: Date,
    /// Until which day.
    pub until_day: Date,
    /// Who; with a mail address times are offered by mail, otherwise an operator calls.
    pub attendee: Attendee,
    /// Makes a repeated request answer as the first did.
    pub once: Option<Once>,
}

/// What she writes in the place of what she wrote. Her mail address stays: her link went there.
#[derive(Clone)]
pub struct NewWish {
    /// How.
    pub channel: Channel,
    /// From which day.
    pub from_day: Date,
    /// Until which day.
    pub until_day: Date,
    /// Her name.
    pub name: String,
    /// Her telephone.
    pub phone: Option<PhoneNumber>,
}

/// Why a wish is not on the list.
#[derive(Debug, thiserror::Error)]
pub enum WishError {
    /// There is no such place, or it was left.
    #[error("no such place")]
    Unknown,
    /// She was given a time meanwhile.
    #[error("she does not wait any more")]
    NotNow,
    /// The days are over or in the wrong order.
    #[error("the days are over")]
    Past,
    /// The desk gives no times after that day.
    #[error("the desk gives no times after {0}")]
    TooFar(Date),
    /// The desk meets nobody in that way.
    #[error("the desk does not give that channel")]
    ChannelNotGiven,
    /// There is no such desk, or it does not answer for the service.
    #[error("no such desk")]
    UnknownDesk,
    /// The key came with another request before.
    #[error("the key was used for another request")]
    KeyUsed,
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Puts somebody on the waiting list of a desk. Who is on it already keeps her one place, with the days and the way of
/// now; whoever asks is answered the same, and who left a mail address is written a mail with the link to her place.
///
/// # Errors
/// See [`WishError`].
pub async fn join_waiting_list(cx: &Cx, wish: Wish) -> Result<Waiting, WishError> {
    let mut tx = cx.begin().await?;
    if let Some(once) = &wish.once
        && let Some(first) = once.begin::<Id<Waiting>>(&mut tx, cx).await?.map_err(|_| WishError::KeyUsed)?
    {
        return store::waiting::find(&mut tx, first).await?.ok_or(WishError::Unknown);
    }
    let desk = store::desk::find(&mut tx, wish.desk).await?.filter(Desk::is_open);
    let desk = desk.ok_or(WishError::UnknownDesk)?;
    let permit = cx.permit::<JoinWaitingList>(desk.resource())?;
    if let Some(service) = wish.service
        && !store::desk::serves(&mut tx, &desk, service).await?
    {
        return Err(WishError::UnknownDesk);
    }
    let from_day = allowed(&mut tx, cx, desk.id, wish.channel, (wish.from_day, wish.until_day)).await?;
    let reached = store::waiting::reached_as(&mut tx, &permit, &wish.attendee, cx.now().date()).await?;
    let first = reached.into_iter().find(|one| one.service == wish.service && one.is_of(&wish.attendee));
    let waiting = match first {
        Some(first) => {
            let again = Waiting { channel: wish.channel, from_day, until_day: wish.until_day, ..first };
            store::waiting::renew(&mut tx, &permit, &again).await?;
            again
        }
        None => {
            let new = new(cx, &wish, from_day);
            store::waiting::insert(&mut tx, &permit, &new).await?;
            new
        }
    };
    open_by_link(&mut tx, cx, &waiting).await?;
    tell(&mut tx, cx, &waiting).await?;
    if let Some(once) = &wish.once {
        once.keep(&mut tx, &permit, &waiting.id).await?;
    }
    tx.commit().await?;
    Ok(waiting)
}

fn new(cx: &Cx, wish: &Wish, from_day: Date) -> Waiting {
    let Attendee { name, phone, email } = wish.attendee.clone();
    Waiting {
        id: cx.new_id(),
        desk: wish.desk,
        service: wish.service,
        channel: wish.channel,
        from_day,
        until_day: wish.until_day,
        name: name.unwrap_or_default(),
        phone,
        email,
        locale: cx.locale,
        state: WaitingState::Waiting,
        person: signed_in(cx),
        created_at: cx.now(),
    }
}

/// Whether the desk could ever give it: its first day from now on, or why not. Without an end nothing of her would be
/// forgotten.
async fn allowed(
    tx: &mut Tx,
    cx: &Cx,
    desk: Id<Desk>,
    channel: Channel,
    (from, until): (Date, Date),
) -> Result<Date, WishError> {
    let today = cx.now().date();
    if until < today || until < from {
        return Err(WishError::Past);
    }
    let given = waitable(tx, desk, today).await?;
    if !given.channels.has(channel) {
        return Err(WishError::ChannelNotGiven);
    }
    if until > given.last_day {
        return Err(WishError::TooFar(given.last_day));
    }
    Ok(from.max(today))
}

/// Makes the link that opens a place for as long as the place is kept, unless there is one; says whether it did.
async fn open_by_link(tx: &mut Tx, cx: &Cx, waiting: &Waiting) -> Result<bool, StorageError> {
    if waiting.email.is_none() {
        return Ok(false);
    }
    let ends = Instant::start_of(waiting.until_day.saturating_add((WAITING_DAYS + 1).days()));
    let newest = links::newest(tx, MANAGE_WAITING, waiting.id.uuid()).await?;
    if newest.is_some_and(|link| link.expires_at >= ends) {
        return Ok(false);
    }
    links::create(tx, cx, MANAGE_WAITING, waiting.id.uuid(), ends).await?;
    Ok(true)
}

/// Asks for the mail that brings her the link.
async fn tell(tx: &mut Tx, cx: &Cx, waiting: &Waiting) -> Result<(), StorageError> {
    let Some(email) = &waiting.email else { return Ok(()) };
    let whose = cx.keys().pseudonym(MAILS.name, &email.folded());
    if MAILS.count(tx, &whose, cx.now()).await? {
        enqueue(tx, cx, &SendPlace { waiting: waiting.id.uuid() }, cx.now()).await?;
    }
    Ok(())
}

/// Her own place and its desk; none once it was left.
///
/// # Errors
/// See [`WishError`].
pub async fn own_wish(cx: &Cx, id: Id<Waiting>) -> Result<Option<(Waiting, Desk)>, WishError> {
    let mut tx = cx.read().await?;
    let Some(waiting) = store::waiting::find(&mut tx, id).await? else { return Ok(None) };
    let desk = store::desk::find(&mut tx, waiting.desk).await?.ok_or(WishError::UnknownDesk)?;
    cx.permit::<KeepWish>(Resource::new(id, desk.scopes()).opened_by_link(id.uuid()))?;
    Ok(Some((waiting, desk)))
}

/// Corrects her own place; she keeps her turn.
///
/// # Errors
/// See [`WishError`].
pub async fn change_wish(cx: &Cx, id: Id<Waiting>, new: NewWish) -> Result<(), WishError> {
    let mut tx = cx.begin().await?;
    let waiting = store::waiting::lock(&mut tx, id).await?.ok_or(WishError::Unknown)?;
    let desk = store::desk::find(&mut tx, waiting.desk).await?.ok_or(WishError::UnknownDesk)?;
    let permit = cx.permit::<KeepWish>(Resource::new(id, desk.scopes()).opened_by_link(id.uuid()))?;
    if !waiting.state.is_on_list() {
        return Err(WishError::NotNow);
    }
    let from_day = allowed(&mut tx, cx, desk.id, new.channel, (new.from_day, new.until_day)).await?;
    let NewWish { channel, until_day, name, phone, .. } = new;
    let waiting = Waiting { channel, from_day, until_day, name, phone, ..waiting };
    store::waiting::change(&mut tx, &permit, &waiting).await?;
    // Her link would have ended before her wish now does.
    if open_by_link(&mut tx, cx, &waiting).await? {
        tell(&mut tx, cx, &waiting).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Takes somebody off the list: nothing of her stays on it, and a time held for her goes to who is next.
///
/// # Errors
/// [`ChangeError::NotNow`] when she was given a time meanwhile.
pub async fn leave_waiting_list(cx: &Cx, id: Id<Waiting>) -> Result<(), ChangeError> {
    retrying(|| async {
        let mut tx = cx.begin().await?;
        let waiting = store::waiting::lock(&mut tx, id).await?.ok_or(ChangeError::Unknown)?;
        let desk = store::desk::find(&mut tx, waiting.desk).await?.ok_or(ChangeError::UnknownDesk)?;
        let resource = Resource::new(id, desk.scopes()).opened_by_link(id.uuid());
        let permit = cx.permit::<LeaveWaitingList>(resource)?;
        if !waiting.state.is_on_list() {
            return Err(ChangeError::NotNow);
        }
        hand_on(&mut tx, cx, id).await?;
        store::waiting::leave(&mut tx, &permit).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}

/// What is held for her goes to who is next, or is free again: the program's own doing.
async fn hand_on(tx: &mut Tx, cx: &Cx, waiting: Id<Waiting>) -> Result<(), ChangeError> {
    let system = cx.acting_as(Actor::System { job: "desk.leave_waiting_list" });
    for offer in store::waiting::offers_under_way(tx, waiting).await? {
        let offer = store::waiting::lock_offer(tx, offer.id).await?;
        let Some(offer) = offer.filter(|offer| offer.state == OfferState::Open) else { continue };
        let lapse = system.permit::<LapseOffer>(Resource::new(offer.id, []))?;
        store::waiting::lapse(tx, &lapse, waiting).await?;
        if !pass_on(tx, &system, &offer).await? {
            store::waiting::release(tx, &lapse, offer.appointment, cx.now()).await?;
        }
    }
    Ok(())
}
