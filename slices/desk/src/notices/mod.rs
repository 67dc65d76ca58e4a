//! The mails of the room and the calendar entries attached to them.

pub mod calendar;
pub mod campaign;
pub(crate) mod launch;
pub mod mails;
