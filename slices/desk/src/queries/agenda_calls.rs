//! Whom an operator should telephone: who lost a time and left no mail, and who comes on the next day of work and
//! has nothing but a telephone to be reminded by.

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Instant;
use storage::Cx;

use super::DayError;
use super::agenda_day::desk_to_work_at;
use super::free_slots::{FreeSlots, free_slots, nearest};
use crate::model::{Appointment, AppointmentState, Channel, Desk, Slot, Waiting, WaitingState, Wanted};
use crate::policy::SeeAppointments;
use crate::store;
use crate::store::waiting::OfferToCall;

/// How far ahead a next day of work is looked for: a Friday's operator calls for Tuesday.
const NEXT_DAY_WITHIN: i64 = 7;
/// How long somebody who lost a time and was not told stays on the list after it.
const LATE_DAYS: i64 = 7;
/// How far ahead lost times lie.
const DISPLACED_WITHIN: i64 = 400;
/// How many times are proposed.
const PROPOSALS: usize = 3;

/// Somebody who lost a time, with others to propose.
#[derive(Clone, Debug)]
pub struct ToMove {
    /// Her appointment.
    pub appointment: Appointment,
    /// The nearest free times.
    pub proposals: Vec<Slot>,
}

/// Whom to telephone.
#[derive(Clone, Debug)]
pub struct Calls {
    /// The desk.
    pub desk: Desk,
    /// For whom a time is held that became free, who left no mail; the most urgent first.
    pub offers: Vec<OfferToCall>,
    /// Who lost a time, left no mail, and has not been told.
    pub displaced: Vec<ToMove>,
    /// Who lost a time, and was told by mail or telephone, and has not chosen another.
    pub undecided: Vec<ToMove>,
    /// The next day of work.
    pub day: Option<Date>,
    /// Who comes then and left only a telephone, those told included.
    pub reminders: Vec<Appointment>,
}

/// Whom to telephone for a desk.
///
/// # Errors
/// See [`DayError`].
pub async fn calls(cx: &Cx, desk: &str) -> Result<Calls, DayError> {
    let mut tx = cx.read().await?;
    let (desk, permit) = desk_to_work_at(&mut tx, cx, desk).await?;
    let today = cx.now().date();
    let (from, until) = (start(today, -LATE_DAYS), start(today, DISPLACED_WITHIN));
    let displaced = store::agenda_board::displaced(&mut tx, &permit, from, until).await?;
    let mut slots = Vec::new();
    if !displaced.is_empty() {
        let wanted = Wanted::at(desk.id, cx.now()).for_operator();
        let asked = FreeSlots { from: today, days: 60, service: None, wanted };
        slots = free_slots(&mut tx, &desk, &asked).await?;
    }
    // Those still to be called come first: they are the ones who are being offered a time now.
    let (told, untold): (Vec<_>, Vec<_>) = displaced.into_iter().partition(is_told);
    let mut given = Given::new();
    let displaced = untold.into_iter().map(|appointment| to_move(appointment, &slots, &mut given)).collect();
    let undecided = told.into_iter().map(|appointment| to_move(appointment, &slots, &mut given)).collect();
    let ahead =
        store::appointment::of_desk(&mut tx, &permit, start(today, 1), start(today, 1 + NEXT_DAY_WITHIN))
            .await?;
    let (day, reminders) = next_day(ahead);
    let offers = store::waiting::to_call(&mut tx, &permit, cx.now()).await?;
    Ok(Calls { desk, offers, displaced, undecided, day, reminders })
}

/// How often each start was proposed.
type Given = HashMap<(Instant, Channel), u16>;

/// The nearest times that have not been proposed to as many people before her as they have places: otherwise all of a
/// closed morning would be offered the same three. When those run out, the nearest of all.
fn to_move(appointment: Appointment, slots: &[Slot], given: &mut Given) -> ToMove {
    let (channel, starts_at) = (appointment.channel, appointment.starts_at);
    let has_place = |slot: &&Slot| {
        given.get(&(slot.starts_at, slot.channel)).is_none_or(|times| *times < slot.capacity_left)
    };
    let fresh: Vec<Slot> = slots.iter().filter(has_place).copied().collect();
    let mut proposals = nearest(fresh, channel, starts_at, PROPOSALS);
    if proposals.len() < PROPOSALS {
        proposals = nearest(slots.to_vec(), channel, starts_at, PROPOSALS);
    }
    for slot in &proposals {
        *given.entry((slot.starts_at, slot.channel)).or_default() += 1;
    }
    ToMove { appointment, proposals }
}

/// What waits to be done at a desk, as numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tasks {
    /// People to telephone.
    pub calls: usize,
    /// People on the waiting list.
    pub waiting: usize,
}

/// What waits to be done at a desk.
///
/// # Errors
/// See [`DayError`].
pub async fn tasks(cx: &Cx, desk: &Desk) -> Result<Tasks, DayError> {
    let mut tx = cx.read().await?;
    let permit = cx.permit::<SeeAppointments>(desk.resource())?;
    let today = cx.now().date();
    let (from, until) = (start(today, -LATE_DAYS), start(today, DISPLACED_WITHIN));
    let displaced = store::agenda_board::displaced(&mut tx, &permit, from, until).await?;
    let ahead =
        store::appointment::of_desk(&mut tx, &permit, start(today, 1), start(today, 1 + NEXT_DAY_WITHIN))
            .await?;
    let (_, reminders) = next_day(ahead);
    let untold = displaced.iter().filter(|appointment| !is_told(appointment)).count();
    let offers = store::waiting::to_call(&mut tx, &permit, cx.now()).await?.len();
    let calls =
        offers + untold + reminders.iter().filter(|appointment| appointment.told_at.is_none()).count();
    let waiting = store::waiting::of_desk(&mut tx, &permit, today).await?.len();
    Ok(Tasks { calls, waiting })
}

/// Somebody who waits, with the first times that would suit her.
#[derive(Clone, Debug)]
pub struct WaitingWithTimes {
    /// She.
    pub waiting: Waiting,
    /// The free times in her days, on her channel, in order.
    pub slots: Vec<Slot>,
}

/// Who waits at a desk, the longest first.
///
/// # Errors
/// See [`DayError`].
pub async fn waiting_at(cx: &Cx, desk: &str) -> Result<(Desk, Vec<WaitingWithTimes>), DayError> {
    let mut tx = cx.read().await?;
    let (desk, permit) = desk_to_work_at(&mut tx, cx, desk).await?;
    let today = cx.now().date();
    let list = store::waiting::of_desk(&mut tx, &permit, today).await?;
    let mut slots = Vec::new();
    if list.iter().any(|waiting| waiting.state == WaitingState::Waiting) {
        let wanted = Wanted::at(desk.id, cx.now()).for_operator();
        let asked = FreeSlots { from: today, days: 60, service: None, wanted };
        slots = free_slots(&mut tx, &desk, &asked).await?;
    }
    let with_times = list.into_iter().map(|waiting| {
        let suits = |slot: &&Slot| {
            let day = slot.starts_at.date();
            slot.channel == waiting.channel && waiting.from_day <= day && day <= waiting.until_day
        };
        let slots = slots.iter().filter(suits).copied().collect();
        WaitingWithTimes { waiting, slots }
    });
    Ok((desk, with_times.collect()))
}

fn start(today: Date, days: i64) -> Instant {
    Instant::start_of(today.saturating_add(days.days()))
}

/// A mail tells her, or somebody did.
fn is_told(appointment: &Appointment) -> bool {
    appointment.told_at.is_some() || appointment.attendee.email.is_some()
}

/// The first day on which somebody comes, and who of them left only a telephone.
fn next_day(appointments: Vec<Appointment>) -> (Option<Date>, Vec<Appointment>) {
    let booked = |appointment: &Appointment| appointment.state == AppointmentState::Booked;
    let Some(day) = appointments.iter().find(|a| booked(a)).map(|a| a.starts_at.date()) else {
        return (None, Vec::new());
    };
    let by_phone = |a: &Appointment| a.attendee.email.is_none() && a.attendee.phone.is_some();
    let that_day = appointments.into_iter().filter(|a| booked(a) && a.starts_at.date() == day && by_phone(a));
    (Some(day), that_day.collect())
}
