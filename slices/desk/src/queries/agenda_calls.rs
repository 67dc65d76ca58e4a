//! Whom an operator should telephone: who lost a time and left no mail, and who comes on the next day of work and
//! has nothing but a telephone to be reminded by.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Instant;
use storage::Cx;

use super::DayError;
use super::agenda_day::desk_to_work_at;
use super::free_slots::{FreeSlots, free_slots};
use super::proposals::{ToMove, displaced, to_move};
use crate::model::{Appointment, AppointmentState, Desk, Slot, Waiting, WaitingState, Wanted};
use crate::policy::SeeAppointments;
use crate::store;
use crate::store::waiting::OfferToCall;

/// How far ahead a next day of work is looked for: a Friday's operator calls for Tuesday.
const NEXT_DAY_WITHIN: i64 = 7;

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
    let (undecided, displaced) =
        to_move(&mut tx, cx, &desk).await?.into_iter().partition(|one| is_told(&one.appointment));
    let ahead =
        store::appointment::of_desk(&mut tx, &permit, start(today, 1), start(today, 1 + NEXT_DAY_WITHIN))
            .await?;
    let (day, reminders) = next_day(ahead);
    let offers = store::waiting::to_call(&mut tx, &permit, cx.now()).await?;
    Ok(Calls { desk, offers, displaced, undecided, day, reminders })
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
    let displaced = displaced(&mut tx, cx, desk).await?;
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
