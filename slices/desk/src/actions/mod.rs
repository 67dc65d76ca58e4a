//! What is done at desks, one file a use case.

// Agenda and booking.
mod book_appointment;
mod cancel_appointment;
mod errors;
mod load;
mod move_appointment;
mod retry;
mod waiting;

pub use book_appointment::{BookError, Booked, Booking, Once, book_appointment, book_for_person, overbook};
pub use cancel_appointment::cancel_appointment;
pub use errors::ChangeError;
pub use move_appointment::{NewTime, move_appointment};
pub use waiting::{Wish, accept_offer, join_waiting_list, lapse_offer, leave_waiting_list, refuse_offer};
