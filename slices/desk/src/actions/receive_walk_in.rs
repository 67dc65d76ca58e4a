//! Writes down somebody who came without an appointment.

use kernel::Id;
use storage::{Cx, outbox};

use super::book_appointment::{agenda_at, draft, seat_beyond};
use super::retry::retrying;
use super::{BookError, Booking, Once};
use crate::model::{
    Agenda, Appointment, AppointmentState, Attendee, Channel, Claim, Desk, Origin, ServiceId, grain_of,
    start_of_grain,
};
use crate::policy::ReceiveWalkIn;
use crate::store;

/// Somebody who came. What she does not say stays empty.
#[derive(Clone)]
pub struct WalkIn {
    /// Where.
    pub desk: Id<Desk>,
    /// Who receives her.
    pub agenda: Id<Agenda>,
    /// How she came: in person, or she telephoned.
    pub channel: Channel,
    /// What for.
    pub service: Option<ServiceId>,
    /// Who she is, as far as she says.
    pub attendee: Attendee,
    /// A note.
    pub note: Option<String>,
    /// How long it took, where it is not the agenda's own length.
    pub minutes: Option<u16>,
    /// Makes a repeated request answer as the first did.
    pub once: Option<Once>,
}

/// Writes a person who is being served now: in a free seat, or in one beyond the capacity, since nobody was promised
/// anything.
///
/// # Errors
/// See [`BookError`].
pub async fn receive_walk_in(cx: &Cx, walk_in: WalkIn) -> Result<Appointment, BookError> {
    retrying(|| async {
        let mut tx = cx.begin().await?;
        if let Some(once) = &walk_in.once
            && let Some(first) =
                once.begin::<Id<Appointment>>(&mut tx, cx).await?.map_err(|_| BookError::KeyUsed)?
        {
            return store::appointment::find(&mut tx, first).await?.ok_or(BookError::UnknownDesk);
        }
        let desk = store::desk::find(&mut tx, walk_in.desk).await?.ok_or(BookError::UnknownDesk)?;
        let permit = cx.permit::<ReceiveWalkIn>(desk.resource())?;
        let agenda = agenda_at(&mut tx, &desk, walk_in.agenda).await?;
        let starts_at = start_of_grain(grain_of(cx.now()));
        let booking = Booking {
            desk: desk.id,
            starts_at,
            channel: walk_in.channel,
            service: walk_in.service,
            attendee: walk_in.attendee.clone(),
            note: walk_in.note.clone(),
            agenda: Some(agenda.id),
            minutes: walk_in.minutes,
            once: None,
            by: None,
        };
        let claim = Claim::of(&agenda, starts_at, walk_in.minutes, 0);
        let mut new = draft(cx, &booking, Origin::WalkIn, claim);
        new.state = AppointmentState::Served;
        let mut written = false;
        for seat in 0..agenda.capacity {
            new.claim.seat = seat;
            written = store::appointment::insert(&mut tx, &permit, &new).await?;
            if written {
                break;
            }
        }
        if !written && !seat_beyond(&mut tx, &permit, &agenda, &mut new).await? {
            return Err(BookError::SlotTaken { alternatives: Vec::new() });
        }
        let written = store::appointment::find(&mut tx, new.id).await?.ok_or(BookError::UnknownDesk)?;
        let settled = events::desk::AppointmentSettled {
            appointment: written.id.uuid(),
            desk: desk.id.uuid(),
            service: written.service.map(Id::uuid),
            outcome: AppointmentState::Served.word().to_owned(),
        };
        outbox::tell(&mut tx, cx, &settled).await?;
        if let Some(once) = &walk_in.once {
            once.keep(&mut tx, &permit, &written.id).await?;
        }
        tx.commit().await?;
        Ok(written)
    })
    .await
}
