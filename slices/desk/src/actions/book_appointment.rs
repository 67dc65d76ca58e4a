//! Books an offered time: for the public, for whoever telephones, and beyond the rules.
//!
//! One transaction reads the rules, chooses an agenda ("any operator") and a seat, and writes the appointment with
//! its cells, link, mails and event. Whether the seat is free is not decided here but by the primary key of the
//! cells: when that refuses, what is taken is read again and the next seat is tried.

use ::policy::{Actor, Permit, Refusal};
use jobs::enqueue;
use kernel::{BookingCode, Id, Instant};
use serde::{Deserialize, Serialize};
use storage::links::{self, Link};
use storage::{Cx, StorageError, Tx, outbox};
use uuid::Uuid;

use super::limits;
use super::once::{KeyUsed, Once};
use super::retry::{Again, retrying};
use crate::jobs::{Notice, SendNotice, plan_reminder};
use crate::model::{
    Agenda, AgendaRules, Appointment, AppointmentState, Attendee, Channel, Claim, Desk, LocalDay, Origin,
    Reached, ServiceId, Slot, Visitor, Wanted, availability, code_of, hash_of,
};
use crate::policy::{BookAppointment, BookForPerson, Books, MANAGE_APPOINTMENT, Overbook};
use crate::queries::{Alternative, alternatives, alternatives_nearby};
use crate::store;
use crate::store::appointment::NewAppointment;

/// How often the next free seat is tried when somebody else was faster.
const SEATS_TRIED: usize = 12;
/// How long a link opens its appointment after it: for the rating, and as long as we know who came.
const LINK_DAYS: i64 = 90;
/// How many seats beyond the capacity an override may give.
const EXTRA_SEATS: u8 = 20;

/// What is asked for.
#[derive(Clone)]
pub struct Booking {
    /// At which desk.
    pub desk: Id<Desk>,
    /// When.
    pub starts_at: Instant,
    /// How.
    pub channel: Channel,
    /// What for, if it is said.
    pub service: Option<ServiceId>,
    /// Who comes, parsed by `TypedAttendee::parse`.
    pub attendee: Attendee,
    /// What she wants to say.
    pub note: Option<String>,
    /// Only this agenda; otherwise any that is free. For operators.
    pub agenda: Option<Id<Agenda>>,
    /// Another length than the agenda's. For operators.
    pub minutes: Option<u16>,
    /// Makes a repeated request answer as the first did.
    pub once: Option<Once>,
    /// Who asks, where she is limited; operators are not.
    pub by: Option<Visitor>,
}

/// A booked appointment, with the ways to come back to it.
#[derive(Clone, Debug)]
pub struct Booked {
    /// Its id.
    pub id: Id<Appointment>,
    /// The code to be read aloud.
    pub code: BookingCode,
    /// The link to be mailed; `links::token` gives its secret.
    pub link: Link,
    /// Where.
    pub desk: Id<Desk>,
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// How.
    pub channel: Channel,
}

/// Why nothing was booked.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// There is no such desk, or not for the public.
    #[error("no such desk")]
    UnknownDesk,
    /// The desk does not answer for that service.
    #[error("the desk does not answer for the service")]
    ServiceNotHere,
    /// A time that is over.
    #[error("the time is over")]
    Past,
    /// That time is not free, or not any more; these are near.
    #[error("the time is not free")]
    SlotTaken {
        /// The nearest free times, at most three.
        alternatives: Vec<Alternative>,
    },
    /// The key came with another request before.
    #[error("the key was used for another request")]
    KeyUsed,
    /// An override without a reason.
    #[error("an override needs a reason")]
    ReasonMissing,
    /// There is no such agenda at this desk.
    #[error("no such agenda at the desk")]
    UnknownAgenda,
    /// She does not wait any more, or a time is being offered to her.
    #[error("not waiting")]
    NotWaiting,
    /// She has booked enough.
    #[error("a limit is reached")]
    TooMany(Reached),
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Again for BookError {
    fn storage(&self) -> Option<&StorageError> {
        match self {
            Self::Storage(error) => Some(error),
            _ => None,
        }
    }
}

/// Books a time for the public, exactly as availability offers it.
///
/// # Errors
/// See [`BookError`].
pub async fn book_appointment(cx: &Cx, booking: Booking) -> Result<Booked, BookError> {
    retrying(|| async {
        let mut tx = cx.begin().await?;
        if let Some(once) = &booking.once
            && let Some(answer) = seen_before(&mut tx, cx, once).await?
        {
            return answer;
        }
        let desk = store::desk::find(&mut tx, booking.desk).await?.ok_or(BookError::UnknownDesk)?;
        let permit = cx.permit::<BookAppointment>(desk.resource())?;
        if let Some(visitor) = &booking.by {
            limits::allow(&mut tx, cx, visitor, &booking).await?;
        }
        let wanted = Wanted::at(desk.id, cx.now()).on(booking.channel);
        let booked = place(&mut tx, cx, &permit, &desk, wanted, &booking, Origin::Online).await;
        if let (Ok(_), Some(visitor)) = (&booked, &booking.by) {
            limits::count_origin(&mut tx, cx, visitor).await?;
        }
        finish(tx, &permit, &booking, booked).await
    })
    .await
}

/// Books a time for somebody at the desk or on the telephone: the agenda's notice does not hold, and the operator may
/// choose agenda and length.
///
/// # Errors
/// See [`BookError`].
pub async fn book_for_person(cx: &Cx, booking: Booking) -> Result<Booked, BookError> {
    retrying(|| async {
        let mut tx = cx.begin().await?;
        if let Some(once) = &booking.once
            && let Some(answer) = seen_before(&mut tx, cx, once).await?
        {
            return answer;
        }
        let desk = store::desk::find(&mut tx, booking.desk).await?.ok_or(BookError::UnknownDesk)?;
        let permit = cx.permit::<BookForPerson>(desk.resource())?;
        let wanted = Wanted { minutes: booking.minutes, ..Wanted::at(desk.id, cx.now()) };
        let wanted = wanted.on(booking.channel).for_operator();
        let booked = place(&mut tx, cx, &permit, &desk, wanted, &booking, Origin::Operator).await;
        finish(tx, &permit, &booking, booked).await
    })
    .await
}

/// Books what no rule offers: beyond the seats, the hours or a closure. The reason stays with the appointment, whose
/// override is in the trail; the seat is one beyond the capacity, so that the key of the cells still holds.
///
/// # Errors
/// See [`BookError`].
pub async fn overbook(
    cx: &Cx,
    booking: Booking,
    agenda: Id<Agenda>,
    reason: &str,
) -> Result<Booked, BookError> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(BookError::ReasonMissing);
    }
    retrying(|| async {
        let mut tx = cx.begin().await?;
        if let Some(once) = &booking.once
            && let Some(answer) = seen_before(&mut tx, cx, once).await?
        {
            return answer;
        }
        let desk = store::desk::find(&mut tx, booking.desk).await?.ok_or(BookError::UnknownDesk)?;
        let permit = cx.permit::<Overbook>(desk.resource())?;
        let agenda = agenda_at(&mut tx, &desk, agenda).await?;
        let mut new =
            draft(cx, &booking, Origin::Operator, Claim::of(&agenda, booking.starts_at, booking.minutes, 0));
        new.override_reason = Some(reason.to_owned());
        if !seat_beyond(&mut tx, &permit, &agenda, &mut new).await? {
            let taken = taken(&mut tx, cx, &desk, &booking, Origin::Operator).await?;
            return finish(tx, &permit, &booking, Err(taken)).await;
        }
        let details = serde_json::json!({ "seat": new.claim.seat, "agenda": agenda.id });
        storage::trail::record(&mut tx, cx, "desk.overbook", new.id.uuid(), details).await?;
        let booked = complete(&mut tx, cx, &desk, &new).await;
        finish(tx, &permit, &booking, booked).await
    })
    .await
}

/// An agenda that serves the desk or is kept by it.
pub(super) async fn agenda_at(tx: &mut Tx, desk: &Desk, agenda: Id<Agenda>) -> Result<Agenda, BookError> {
    let agendas = store::agenda::of_desk(tx, desk.id).await?;
    agendas.into_iter().find(|known| known.id == agenda).ok_or(BookError::UnknownAgenda)
}

/// Writes the appointment in the first seat beyond the capacity that is free.
pub(super) async fn seat_beyond<A: Books>(
    tx: &mut Tx,
    permit: &Permit<A>,
    agenda: &Agenda,
    new: &mut NewAppointment,
) -> Result<bool, StorageError> {
    for seat in agenda.capacity..=agenda.capacity.saturating_add(EXTRA_SEATS) {
        new.claim.seat = seat;
        if store::appointment::insert(tx, permit, new).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

pub(super) async fn place<A: Books>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    desk: &Desk,
    wanted: Wanted,
    booking: &Booking,
    origin: Origin,
) -> Result<Booked, BookError> {
    if !desk.is_open() {
        return Err(BookError::UnknownDesk);
    }
    if booking.starts_at <= cx.now() {
        return Err(BookError::Past);
    }
    if let Some(service) = booking.service
        && !store::desk::serves(tx, desk, service).await?
    {
        return Err(BookError::ServiceNotHere);
    }
    let day = LocalDay::new(booking.starts_at.date());
    let rules = store::rules::load(tx, &[desk.id], day.date, day.date).await?;
    let mut new = None;
    for _ in 0..SEATS_TRIED {
        let Some(claim) = free_claim(tx, &rules, &day, &wanted, booking).await? else { break };
        let draft = draft(cx, booking, origin, claim);
        if store::appointment::insert(tx, permit, &draft).await? {
            new = Some(draft);
            break;
        }
    }
    match new {
        Some(new) => complete(tx, cx, desk, &new).await,
        None => Err(taken(tx, cx, desk, booking, origin).await?),
    }
}

/// The seat to try: of the agenda with the fewest appointments that day.
async fn free_claim(
    tx: &mut Tx,
    rules: &[AgendaRules],
    day: &LocalDay,
    wanted: &Wanted,
    booking: &Booking,
) -> Result<Option<Claim>, StorageError> {
    let days = std::slice::from_ref(day);
    let states = store::rules::with_taken(tx, rules.to_vec(), days).await?;
    let free = availability::candidates(day, &states, wanted, booking.starts_at);
    let chosen = free.iter().find(|start| booking.agenda.is_none_or(|agenda| start.agenda == agenda));
    Ok(chosen.map(availability::FreeStart::claim))
}

/// Who asks for herself, signed in. Staff on a public page asks for somebody else.
pub(super) const fn signed_in(cx: &Cx) -> Option<Uuid> {
    match &cx.actor {
        Actor::Person { id, .. } => Some(*id),
        _ => None,
    }
}

pub(super) fn draft(cx: &Cx, booking: &Booking, origin: Origin, claim: Claim) -> NewAppointment {
    let id: Id<Appointment> = cx.new_id();
    let person = signed_in(cx);
    NewAppointment {
        id,
        claim,
        service: booking.service,
        channel: booking.channel,
        state: AppointmentState::Booked,
        origin,
        attendee: booking.attendee.clone(),
        note: booking.note.clone(),
        locale: cx.locale,
        code_hash: hash_of(cx.keys(), &code_of(cx.keys(), id.uuid(), 0)),
        override_reason: None,
        created_by: cx.person().filter(|_| person.is_none()),
        person,
        now: cx.now(),
    }
}

/// What follows from a written appointment: link, mails, event.
async fn complete(tx: &mut Tx, cx: &Cx, desk: &Desk, new: &NewAppointment) -> Result<Booked, BookError> {
    let (starts_at, ends_at) = (new.claim.starts_at(), new.claim.ends_at());
    let link = links::create(tx, cx, MANAGE_APPOINTMENT, new.id.uuid(), link_end(starts_at)).await?;
    if new.attendee.email.is_some() {
        let notice = SendNotice { appointment: new.id.uuid(), notice: Notice::Booked, sequence: 0 };
        enqueue(tx, cx, &notice, cx.now()).await?;
        plan_reminder(tx, cx, new.id, starts_at).await?;
    }
    outbox::tell(tx, cx, &told(desk, new)).await?;
    let code = code_of(cx.keys(), new.id.uuid(), 0);
    Ok(Booked { id: new.id, code, link, desk: desk.id, starts_at, ends_at, channel: new.channel })
}

/// When a link to an appointment ends.
pub(super) const fn link_end(starts_at: Instant) -> Instant {
    starts_at.plus_days(LINK_DAYS)
}

fn told(desk: &Desk, new: &NewAppointment) -> events::desk::AppointmentBooked {
    events::desk::AppointmentBooked {
        appointment: new.id.uuid(),
        desk: desk.id.uuid(),
        service: new.service.map(Id::uuid),
        channel: new.channel.word().to_owned(),
        origin: new.origin.word().to_owned(),
        starts_at: new.claim.starts_at(),
    }
}

/// The public may go to another desk; whoever asked an operator for a time wants to come to hers.
async fn taken(
    tx: &mut Tx,
    cx: &Cx,
    desk: &Desk,
    booking: &Booking,
    origin: Origin,
) -> Result<BookError, StorageError> {
    let Booking { channel, starts_at, service, .. } = *booking;
    let alternatives = match origin {
        Origin::Online => alternatives_nearby(tx, cx, desk, service, channel, starts_at).await?,
        _ => alternatives(tx, cx, desk, channel, starts_at).await?,
    };
    Ok(BookError::SlotTaken { alternatives })
}

/// Commits what was booked. Of a refusal only the answer is kept, for who asks again with the same key.
async fn finish<A: Books>(
    mut tx: Tx,
    permit: &Permit<A>,
    booking: &Booking,
    result: Result<Booked, BookError>,
) -> Result<Booked, BookError> {
    if let (Some(once), Some(answer)) = (&booking.once, Answer::of(&result)) {
        once.keep(&mut tx, permit, &answer).await?;
    }
    if matches!(result, Ok(_) | Err(BookError::SlotTaken { .. })) {
        tx.commit().await?;
    }
    result
}

/// An answer as it is kept: ids and times, from which code and link are computed again.
#[derive(Serialize, Deserialize)]
enum Answer {
    Booked {
        id: Uuid,
        link: Uuid,
        link_ends: Instant,
        desk: Uuid,
        starts_at: Instant,
        ends_at: Instant,
        channel: Channel,
    },
    Taken {
        alternatives: Vec<Proposed>,
    },
}

#[derive(Serialize, Deserialize)]
struct Proposed {
    desk: Uuid,
    name: String,
    slug: String,
    starts_at: Instant,
    ends_at: Instant,
    channel: Channel,
    left: u16,
}

impl From<&Alternative> for Proposed {
    fn from(alternative: &Alternative) -> Self {
        let Alternative { desk, desk_name, desk_slug, slot } = alternative.clone();
        let Slot { starts_at, ends_at, channel, capacity_left: left } = slot;
        Self { desk: desk.uuid(), name: desk_name, slug: desk_slug, starts_at, ends_at, channel, left }
    }
}

impl From<Proposed> for Alternative {
    fn from(kept: Proposed) -> Self {
        let Proposed { desk, name, slug, starts_at, ends_at, channel, left } = kept;
        let slot = Slot { starts_at, ends_at, channel, capacity_left: left };
        Self { desk: Id::from_uuid(desk), desk_name: name, desk_slug: slug, slot }
    }
}

impl Answer {
    fn of(result: &Result<Booked, BookError>) -> Option<Self> {
        match result {
            Ok(Booked { id, link, desk, starts_at, ends_at, channel, .. }) => Some(Self::Booked {
                id: id.uuid(),
                link: link.id.uuid(),
                link_ends: link.expires_at,
                desk: desk.uuid(),
                starts_at: *starts_at,
                ends_at: *ends_at,
                channel: *channel,
            }),
            Err(BookError::SlotTaken { alternatives }) => {
                Some(Self::Taken { alternatives: alternatives.iter().map(Proposed::from).collect() })
            }
            Err(_) => None,
        }
    }

    fn again(self, cx: &Cx) -> Result<Booked, BookError> {
        match self {
            Self::Booked { id, link, link_ends, desk, starts_at, ends_at, channel } => Ok(Booked {
                id: Id::from_uuid(id),
                code: code_of(cx.keys(), id, 0),
                link: Link {
                    id: Id::from_uuid(link),
                    purpose: MANAGE_APPOINTMENT.to_owned(),
                    resource: id,
                    expires_at: link_ends,
                },
                desk: Id::from_uuid(desk),
                starts_at,
                ends_at,
                channel,
            }),
            Self::Taken { alternatives } => Err(BookError::SlotTaken {
                alternatives: alternatives.into_iter().map(Alternative::from).collect(),
            }),
        }
    }
}

async fn seen_before(
    tx: &mut Tx,
    cx: &Cx,
    once: &Once,
) -> Result<Option<Result<Booked, BookError>>, StorageError> {
    Ok(match once.begin::<Answer>(tx, cx).await? {
        Ok(answer) => answer.map(|answer| answer.again(cx)),
        Err(KeyUsed) => Some(Err(BookError::KeyUsed)),
    })
}
