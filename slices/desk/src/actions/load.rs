//! What every change of an appointment begins with.

use ::policy::Resource;
use kernel::Id;
use storage::{Cx, StorageError, Tx};

use super::ChangeError;
use crate::model::{Appointment, Desk};
use crate::policy::SeeAppointment;
use crate::store;

/// An appointment, locked, and its desk.
pub(super) async fn locked(tx: &mut Tx, id: Id<Appointment>) -> Result<(Appointment, Desk), ChangeError> {
    let appointment = store::appointment::lock(tx, id).await?.ok_or(ChangeError::Unknown)?;
    let desk = desk_of(tx, &appointment).await?;
    Ok((appointment, desk))
}

pub(super) async fn desk_of(tx: &mut Tx, appointment: &Appointment) -> Result<Desk, StorageError> {
    store::desk::find(tx, appointment.desk).await?.ok_or(StorageError::Missing("desk of an appointment"))
}

/// The appointment as the resource of an action: opened by its own link, in the scopes of its desk.
pub(super) fn resource(appointment: &Appointment, desk: &Desk) -> Resource<Id<Appointment>> {
    Resource::new(appointment.id, desk.scopes()).opened_by_link(appointment.id.uuid())
}

/// An appointment and its desk, for whom policy lets see it.
pub(crate) async fn seen(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Appointment>,
) -> Result<(Appointment, Desk), ChangeError> {
    let appointment = store::appointment::find(tx, id).await?.ok_or(ChangeError::Unknown)?;
    let desk = desk_of(tx, &appointment).await?;
    cx.permit::<SeeAppointment>(resource(&appointment, &desk))?;
    Ok((appointment, desk))
}
