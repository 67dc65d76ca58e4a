//! Work done later: thin, each loads and calls an action.

mod handlers;
pub mod launch;

pub use handlers::{handlers, schedules, subscribers};

use ::jobs::{Job, cancel, enqueue, enqueue_once};
use jiff::ToSpan as _;
use kernel::{Id, Instant};
use serde::{Deserialize, Serialize};
use storage::{Cx, Result, Tx};
use uuid::Uuid;

use crate::model::{Appointment, Offer};

/// What a mail about an appointment says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// It is booked.
    Booked,
    /// It has another time.
    Moved,
    /// It is cancelled.
    Cancelled,
    /// It is tomorrow.
    Reminder,
    /// The desk cannot keep it; other times are proposed.
    Displaced,
}

/// Sends a mail about an appointment, unless it changed since.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendNotice {
    /// The appointment.
    pub appointment: Uuid,
    /// What it says.
    pub notice: Notice,
    /// The sequence of the appointment that it speaks of.
    pub sequence: i64,
}
impl Job for SendNotice {
    const KIND: &'static str = "desk.send_notice";
}

/// Sends the offer of a time to who waits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendOffer {
    /// The offer.
    pub offer: Uuid,
}
impl Job for SendOffer {
    const KIND: &'static str = "desk.send_offer";
}

/// Sends who waits the link to her place on the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendPlace {
    /// Her place.
    pub waiting: Uuid,
}
impl Job for SendPlace {
    const KIND: &'static str = "desk.send_place";
}

/// Passes a time on when its offer was not answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LapseOfferJob {
    /// The offer.
    pub offer: Uuid,
}
impl Job for LapseOfferJob {
    const KIND: &'static str = "desk.lapse_offer";
}

/// Forgets people whose time is over.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ForgetPeopleJob {}
impl Job for ForgetPeopleJob {
    const KIND: &'static str = "desk.forget_people";
}

/// Wall time at which reminders leave.
const REMINDER_HOUR: i8 = 10;

/// Plans the reminder for ten o'clock of the day before; a booking made later than that needs none.
///
/// # Errors
/// When the database refuses.
pub async fn plan_reminder(
    tx: &mut Tx,
    cx: &Cx,
    appointment: Id<Appointment>,
    starts_at: Instant,
) -> Result<()> {
    let Ok(eve) = starts_at.date().checked_sub(1.day()) else { return Ok(()) };
    let at = Instant::from_rome(eve.at(REMINDER_HOUR, 0, 0, 0));
    if at <= cx.now() {
        return Ok(());
    }
    let job = SendNotice { appointment: appointment.uuid(), notice: Notice::Reminder, sequence: 0 };
    enqueue_once(tx, cx, &job, at, &reminder_key(appointment, at)).await.map(drop)
}

/// Takes a planned reminder back.
///
/// # Errors
/// When the database refuses.
pub async fn unplan_reminder(tx: &mut Tx, appointment: Id<Appointment>, starts_at: Instant) -> Result<()> {
    let Ok(eve) = starts_at.date().checked_sub(1.day()) else { return Ok(()) };
    let at = Instant::from_rome(eve.at(REMINDER_HOUR, 0, 0, 0));
    cancel(tx, &reminder_key(appointment, at)).await.map(drop)
}

/// One reminder for an appointment and a day: moved within the day it stays, moved there and back it is sent once.
fn reminder_key(appointment: Id<Appointment>, at: Instant) -> String {
    format!("desk.reminder:{appointment}:{}", at.date())
}

/// Asks for the mail of an offer, where it is mailed, and for its end.
///
/// # Errors
/// When the database refuses.
pub async fn plan_offer(tx: &mut Tx, cx: &Cx, offer: &Offer, is_mailed: bool) -> Result<()> {
    if is_mailed {
        enqueue(tx, cx, &SendOffer { offer: offer.id.uuid() }, cx.now()).await?;
    }
    enqueue(tx, cx, &LapseOfferJob { offer: offer.id.uuid() }, offer.expires_at).await
}

// Catalogue.
pub mod catalogue;
