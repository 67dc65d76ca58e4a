//! Follows what becomes of appointments: who was served is a contact, complete or to be completed, so that none is lost.

use desk::api::{Appointment, AppointmentOrigin, AppointmentState, Channel as AppointmentChannel};
use kernel::Id;
use storage::Cx;

use super::record_contact::record_contact_in;
use super::strike_contact::strike_in;
use super::{ContactError, Recorded};
use crate::model::{Channel, ClientChoice, Entry, Kind, NewContact, Origin, StrikeReason};
use crate::store;

/// Makes the contact of an appointment that was served and has none; takes it away while it waits to be completed and the
/// appointment was not served after all. The same news twice changes nothing.
///
/// # Errors
/// See [`ContactError`].
pub async fn follow_appointment(cx: &Cx, id: Id<Appointment>) -> Result<Option<Recorded>, ContactError> {
    let mut tx = cx.begin().await?;
    // How it stands now counts, not how it stood when the news was told.
    let (appointment, desk) = desk::api::appointment(&mut tx, cx, id).await?;
    let contact = store::contact::of_appointment(&mut tx, id.uuid()).await?;
    let recorded = match (appointment.state == AppointmentState::Served, contact) {
        (true, None) => {
            let new = NewContact {
                entry: entry_of(&appointment),
                client: ClientChoice::Nobody,
                agreements: None,
                key: None,
            };
            Some(record_contact_in(&mut tx, cx, desk.id, new).await?)
        }
        (false, Some(contact)) if contact.closed_at.is_none() => {
            strike_in(&mut tx, cx, &contact, StrikeReason::NotServed).await?;
            None
        }
        _ => None,
    };
    tx.commit().await?;
    Ok(recorded)
}

/// What an appointment says of the contact it was: no name, which the operator takes over if she is to be known again.
pub fn entry_of(appointment: &Appointment) -> Entry {
    let channel = match appointment.channel {
        AppointmentChannel::Phone => Channel::Phone,
        AppointmentChannel::Video => Channel::Video,
        AppointmentChannel::InPerson => Channel::InPerson,
    };
    let origin = match (appointment.origin, channel) {
        (AppointmentOrigin::WalkIn, Channel::Phone) => Origin::Call,
        (AppointmentOrigin::WalkIn, _) => Origin::WalkIn,
        _ => Origin::Appointment,
    };
    Entry {
        started_at: Some(appointment.starts_at),
        appointment: Some(appointment.id),
        services: appointment.service.into_iter().collect(),
        ..Entry::new(Kind::Person, appointment.starts_at.date(), channel, origin)
    }
}
