//! Cancels an appointment; its time is offered to who waits, or free again at once.

use jobs::enqueue;
use kernel::Id;
use storage::{Cx, outbox};

use super::load::{locked, resource};
use super::retry::retrying;
use super::{ChangeError, waiting};
use crate::jobs::{Notice, SendNotice, unplan_reminder};
use crate::model::{Appointment, AppointmentState, Verb};
use crate::policy::CancelAppointment;
use crate::store;

/// Cancels an appointment. Asked again, it changes nothing and answers the same.
///
/// # Errors
/// See [`ChangeError`].
pub async fn cancel_appointment(
    cx: &Cx,
    id: Id<Appointment>,
    reason: Option<&str>,
) -> Result<Appointment, ChangeError> {
    retrying(|| async {
        let mut tx = cx.begin().await?;
        let (before, desk) = locked(&mut tx, id).await?;
        let permit = cx.permit::<CancelAppointment>(resource(&before, &desk))?;
        if before.state == AppointmentState::Cancelled {
            return Ok(before);
        }
        let state = before.state.after(Verb::Cancel).ok_or(ChangeError::NotNow)?;
        if before.ends_at <= cx.now() {
            return Err(ChangeError::NotNow);
        }
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        store::appointment::settle(&mut tx, &permit, state, reason, cx.now()).await?;
        let after = store::appointment::find(&mut tx, id).await?.ok_or(ChangeError::Unknown)?;
        if after.attendee.email.is_some() {
            unplan_reminder(&mut tx, id, before.starts_at).await?;
            let notice =
                SendNotice { appointment: id.uuid(), notice: Notice::Cancelled, sequence: after.sequence };
            enqueue(&mut tx, cx, &notice, cx.now()).await?;
        }
        let cancelled = events::desk::AppointmentCancelled {
            appointment: id.uuid(),
            desk: desk.id.uuid(),
            by_desk: before.state == AppointmentState::Displaced,
        };
        outbox::tell(&mut tx, cx, &cancelled).await?;
        if before.state.takes_time() {
            waiting::offer_freed(&mut tx, cx, &before, &desk).await?;
        }
        tx.commit().await?;
        Ok(after)
    })
    .await
}
