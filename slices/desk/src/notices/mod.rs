//! The mails of the room and the calendar entries attached to them.

pub mod calendar;
pub mod campaign;
pub mod mails;
pub(crate) mod launch;
