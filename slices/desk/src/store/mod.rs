//! All SQL of the room.

// Agenda and booking.
pub mod desk;
