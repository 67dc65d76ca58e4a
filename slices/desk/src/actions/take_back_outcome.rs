//! Takes back an outcome that was written down by mistake, on the day of the appointment only.

use kernel::Id;
use storage::{Cx, outbox};

use super::ChangeError;
use super::load::{locked, resource};
use crate::model::{Appointment, AppointmentState, Origin, Verb};
use crate::policy::MarkOutcome;
use crate::store;

/// The appointment stands as booked again; somebody who came without appointment and did not is struck out.
///
/// # Errors
/// See [`ChangeError`]; [`ChangeError::NotNow`] after its day, since the day's figures are told by then.
pub async fn take_back_outcome(cx: &Cx, id: Id<Appointment>) -> Result<AppointmentState, ChangeError> {
    let mut tx = cx.begin().await?;
    let (appointment, desk) = locked(&mut tx, id).await?;
    let permit = cx.permit::<MarkOutcome>(resource(&appointment, &desk))?;
    let verb = if appointment.origin == Origin::WalkIn { Verb::StrikeOut } else { Verb::TakeBack };
    let state = appointment.state.after(verb).ok_or(ChangeError::NotNow)?;
    if appointment.starts_at.date() != cx.now().date() {
        return Err(ChangeError::NotNow);
    }
    store::appointment::settle(&mut tx, &permit, state, None, cx.now()).await?;
    let settled = events::desk::AppointmentSettled {
        appointment: id.uuid(),
        desk: desk.id.uuid(),
        service: appointment.service.map(Id::uuid),
        outcome: state.word().to_owned(),
    };
    outbox::tell(&mut tx, cx, &settled).await?;
    tx.commit().await?;
    Ok(state)
}
