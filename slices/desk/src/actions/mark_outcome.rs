//! Writes down who came, who did not, and who was told by telephone.

use kernel::Id;
use storage::{Cx, Tx, outbox};

use super::ChangeError;
use super::load::{locked, resource};
use crate::model::{Appointment, AppointmentState, Verb};
use crate::policy::MarkOutcome;
use crate::store;

/// Whether somebody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// She did.
    Served,
    /// She did not.
    NoShow,
}

/// Writes whether somebody came; a wrong click is put right by another. Not before the appointment's day.
///
/// # Errors
/// See [`ChangeError`].
pub async fn mark_outcome(
    cx: &Cx,
    id: Id<Appointment>,
    outcome: Outcome,
) -> Result<AppointmentState, ChangeError> {
    let mut tx = cx.begin().await?;
    let state = mark_in(&mut tx, cx, id, outcome).await?;
    tx.commit().await?;
    Ok(state)
}

/// Writes that somebody came, in the transaction of who records what was done for her; nothing happens when it is written
/// already.
///
/// # Errors
/// See [`ChangeError`].
pub async fn settle_as_served(tx: &mut Tx, cx: &Cx, id: Id<Appointment>) -> Result<(), ChangeError> {
    let (appointment, _) = locked(tx, id).await?;
    if appointment.state != AppointmentState::Served {
        mark_in(tx, cx, id, Outcome::Served).await?;
    }
    Ok(())
}

async fn mark_in(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Appointment>,
    outcome: Outcome,
) -> Result<AppointmentState, ChangeError> {
    let (appointment, desk) = locked(tx, id).await?;
    let permit = cx.permit::<MarkOutcome>(resource(&appointment, &desk))?;
    let verb = match outcome {
        Outcome::Served => Verb::Serve,
        Outcome::NoShow => Verb::Miss,
    };
    let state = appointment.state.after(verb).ok_or(ChangeError::NotNow)?;
    if appointment.starts_at.date() > cx.now().date() {
        return Err(ChangeError::NotNow);
    }
    store::appointment::settle(tx, &permit, state, None, cx.now()).await?;
    let settled = events::desk::AppointmentSettled {
        appointment: id.uuid(),
        desk: desk.id.uuid(),
        service: appointment.service.map(Id::uuid),
        outcome: state.word().to_owned(),
    };
    outbox::tell(tx, cx, &settled).await?;
    Ok(state)
}

/// Writes that a person whose time was taken away was told by telephone: she leaves the list of calls.
///
/// # Errors
/// See [`ChangeError`].
pub async fn mark_called(cx: &Cx, id: Id<Appointment>) -> Result<(), ChangeError> {
    let mut tx = cx.begin().await?;
    let (appointment, desk) = locked(&mut tx, id).await?;
    let permit = cx.permit::<MarkOutcome>(resource(&appointment, &desk))?;
    store::appointment::told(&mut tx, &permit, cx.now()).await?;
    tx.commit().await?;
    Ok(())
}
