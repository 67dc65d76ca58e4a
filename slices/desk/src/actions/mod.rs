//! What is done at desks, one file a use case.

// Agenda and booking.
mod book_appointment;
mod retry;

pub use book_appointment::{BookError, Booked, Booking, Once, book_appointment, book_for_person, overbook};
