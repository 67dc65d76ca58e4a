//! Gives somebody on the waiting list a time that she chose on the telephone.

use ::policy::Resource;
use kernel::{Id, Instant};
use storage::Cx;

use super::book_appointment::place;
use super::retry::retrying;
use super::{BookError, Booked, Booking};
use crate::model::{Agenda, Attendee, Origin, Waiting, Wanted};
use crate::policy::{BookForPerson, LeaveWaitingList};
use crate::store;

/// Books the time for who waits and takes her off the list, or does neither.
///
/// # Errors
/// See [`BookError`]; [`BookError::NotWaiting`] when she does not wait any more, or a time is being offered to her
/// by mail.
pub async fn book_for_waiting(
    cx: &Cx,
    id: Id<Waiting>,
    starts_at: Instant,
    agenda: Option<Id<Agenda>>,
) -> Result<Booked, BookError> {
    retrying(|| async {
        let mut tx = cx.begin().await?;
        let waiting = store::waiting::find(&mut tx, id).await?.ok_or(BookError::NotWaiting)?;
        let desk = store::desk::find(&mut tx, waiting.desk).await?.ok_or(BookError::UnknownDesk)?;
        let permit = cx.permit::<BookForPerson>(desk.resource())?;
        let leave = cx.permit::<LeaveWaitingList>(Resource::new(id, desk.scopes()))?;
        if !store::waiting::satisfy(&mut tx, &leave).await? {
            return Err(BookError::NotWaiting);
        }
        let booking = Booking {
            desk: desk.id,
            starts_at,
            channel: waiting.channel,
            service: waiting.service,
            attendee: Attendee { name: Some(waiting.name), phone: waiting.phone, email: waiting.email },
            note: None,
            agenda,
            minutes: None,
            once: None,
            by: None,
        };
        let wanted = Wanted::at(desk.id, cx.now()).on(booking.channel).for_operator();
        // She reads the mails in her language, not in the operator's.
        let hers = cx.speaking(waiting.locale);
        let booked = place(&mut tx, &hers, &permit, &desk, wanted, &booking, Origin::WaitingList).await?;
        tx.commit().await?;
        Ok(booked)
    })
    .await
}
