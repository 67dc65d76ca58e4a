//! A desk's day as the operator sees it, and whom to call.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Id, Instant};
use storage::{Cx, StorageError};

use ::policy::Refusal;

use crate::model::{Agenda, Appointment, AppointmentState, Desk};
use crate::policy::SeeAppointments;
use crate::store;

/// Why a day is not shown.
#[derive(Debug, thiserror::Error)]
pub enum DayError {
    /// There is no such desk.
    #[error("no such desk")]
    UnknownDesk,
    /// Not hers to see.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Some days of a desk.
#[derive(Clone, Debug)]
pub struct DayOfDesk {
    /// The desk.
    pub desk: Desk,
    /// The agendas that serve it.
    pub agendas: Vec<Agenda>,
    /// All its appointments in those days, in order; cancelled ones too.
    pub appointments: Vec<Appointment>,
}

/// The appointments of a desk from one day to another, the last included.
///
/// # Errors
/// See [`DayError`].
pub async fn day_of_desk(cx: &Cx, desk: Id<Desk>, from: Date, until: Date) -> Result<DayOfDesk, DayError> {
    let mut tx = cx.read().await?;
    let desk = store::desk::find(&mut tx, desk).await?.ok_or(DayError::UnknownDesk)?;
    let permit = cx.permit::<SeeAppointments>(desk.resource())?;
    let end = Instant::start_of(until.saturating_add(1.day()));
    let appointments = store::appointment::of_desk(&mut tx, &permit, Instant::start_of(from), end).await?;
    let agendas = store::agenda::of_desk(&mut tx, desk.id).await?;
    Ok(DayOfDesk { desk, agendas, appointments })
}

/// Whom an operator should telephone.
#[derive(Clone, Debug, Default)]
pub struct ToCall {
    /// Who left only a telephone and comes tomorrow: no mail reminds them.
    pub tomorrow: Vec<Appointment>,
    /// Who left only a telephone and whose time was taken away.
    pub displaced: Vec<Appointment>,
}

/// Whom to call today at a desk.
///
/// # Errors
/// See [`DayError`].
pub async fn to_call(cx: &Cx, desk: Id<Desk>) -> Result<ToCall, DayError> {
    let today = cx.now().date();
    let shown = day_of_desk(cx, desk, today, today.saturating_add(60.days())).await?;
    let tomorrow = today.saturating_add(1.day());
    let by_phone = |appointment: &&Appointment| {
        appointment.attendee.email.is_none() && appointment.attendee.phone.is_some()
    };
    let some = |keep: &dyn Fn(&Appointment) -> bool| {
        shown.appointments.iter().filter(by_phone).filter(|a| keep(a)).cloned().collect()
    };
    Ok(ToCall {
        tomorrow: some(&|a| a.state == AppointmentState::Booked && a.starts_at.date() == tomorrow),
        displaced: some(&|a| a.state == AppointmentState::Displaced && a.told_at.is_none()),
    })
}
