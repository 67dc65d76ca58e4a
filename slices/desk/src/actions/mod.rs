//! What is done at desks, one file a use case.

// Agenda and booking.
mod book_appointment;
mod book_for_waiting;
mod cancel_appointment;
mod close_days;
pub(crate) mod erase_person;
mod errors;
mod find_by_code;
mod forget_people;
mod limits;
pub(crate) mod load;
mod mark_outcome;
mod move_appointment;
mod once;
mod rate_appointment;
mod receive_walk_in;
mod retry;
mod set_agenda;
mod set_desk;
mod take_back_outcome;
mod waiting;
mod wish;

pub use book_appointment::{BookError, Booked, Booking, book_appointment, book_for_person, overbook};
pub use book_for_waiting::book_for_waiting;
pub use cancel_appointment::cancel_appointment;
pub use close_days::{
    CloseError, Closed, Displaced, close_days, close_rest_of_day, reopen_days, reopen_network,
};
pub use errors::ChangeError;
pub use find_by_code::{CODE_TRIES, CodeError, find_by_code};
pub use forget_people::{APPOINTMENT_DAYS, ForgetError, KEY_DAYS, WAITING_DAYS, forget_people};
pub use mark_outcome::{Outcome, mark_called, mark_outcome, settle_as_served};
pub use move_appointment::{NewTime, move_appointment};
pub use once::{KeyUsed, Once};
pub use rate_appointment::{Rating, rate_appointment};
pub use receive_walk_in::{WalkIn, receive_walk_in};
pub use set_agenda::{
    AgendaError, AgendaHours, add_agenda, change_agenda, keep_agenda, make_agenda, set_day, set_hours,
};
pub use set_desk::{DeskError, add_desk, change_desk};
pub use take_back_outcome::take_back_outcome;
pub use waiting::{accept_offer, lapse_offer, refuse_offer};
pub use wish::{NewWish, Wish, WishError, change_wish, join_waiting_list, leave_waiting_list, own_wish};

// Catalogue.
pub mod catalogue;

// Launching, notices, feedback.
pub mod launch;
