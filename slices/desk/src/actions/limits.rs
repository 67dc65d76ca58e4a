//! How much one visitor may book, counted in the database: over all processes, and restarts.

use kernel::{EmailAddress, Instant, PhoneNumber};
use storage::limits::Limit;
use storage::{Cx, Tx};

use super::{BookError, Booking};
use crate::model::{Reached, Visitor};
use crate::store;

/// Bookings with one telephone or mail address in an hour, those that were cancelled meanwhile included.
const PER_CONTACT: i64 = 20;
const MINUTES: i64 = 60;

/// Refuses who has as much ahead as one may have. What is counted of her goes when the booking is not committed.
pub(super) async fn allow(
    tx: &mut Tx,
    cx: &Cx,
    visitor: &Visitor,
    booking: &Booking,
) -> Result<(), BookError> {
    let limits = visitor.limits;
    if limits.same_day == 0 && limits.ahead == 0 {
        return Ok(());
    }
    // Counting also makes who books twice at the same moment wait for herself. Always in one order, so that two such
    // never wait for each other.
    let mut contacts = contacts(cx, booking);
    contacts.sort();
    for contact in contacts {
        let per_contact = Limit { name: "desk.book_contact", tries: PER_CONTACT, minutes: MINUTES };
        if !per_contact.count(tx, &contact, cx.now()).await? {
            return Err(BookError::TooMany(Reached::Hour));
        }
    }
    let day = booking.starts_at.date();
    let day = (Instant::start_of(day), Instant::start_of(day.tomorrow().unwrap_or(day)));
    let (ahead, same_day) =
        store::appointment::ahead_of(tx, &booking.attendee, booking.desk, day, cx.now()).await?;
    match limits.reached(ahead, same_day) {
        Some(reached) => Err(BookError::TooMany(reached)),
        None => Ok(()),
    }
}

/// Counts what was booked from an origin, and takes it back when it is too much. The last thing before the commit:
/// a whole hall shares this row.
pub(super) async fn count_origin(tx: &mut Tx, cx: &Cx, visitor: &Visitor) -> Result<(), BookError> {
    let Visitor { origin, limits } = visitor;
    if limits.per_hour == 0 {
        return Ok(());
    }
    let limit = Limit { name: "desk.book_origin", tries: i64::from(limits.per_hour), minutes: MINUTES };
    match limit.count(tx, origin, cx.now()).await? {
        true => Ok(()),
        false => Err(BookError::TooMany(Reached::Hour)),
    }
}

/// What she can be recognised by, as pseudonyms.
fn contacts(cx: &Cx, booking: &Booking) -> Vec<String> {
    let phone = booking.attendee.phone.as_ref().map(PhoneNumber::as_str);
    let email = booking.attendee.email.as_ref().map(EmailAddress::as_str);
    let pseudonym = |contact: &str| cx.keys().pseudonym("desk.booking_contact", contact);
    phone.into_iter().chain(email).map(pseudonym).collect()
}
