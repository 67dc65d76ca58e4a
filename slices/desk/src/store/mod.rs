//! All SQL of the room.

// Agenda and booking.
pub mod agenda;
pub mod agenda_board;
pub mod appointment;
pub mod appointment_counts;
mod cell;
pub mod desk;
pub mod forget;
pub mod idempotency;
pub mod person;
pub mod rating;
pub mod rules;
pub mod waiting;

// Catalogue and search.
pub mod catalogue;
pub mod search;

// Launching, notices, feedback.
pub mod feedback;
pub mod guide;
pub mod launch;
pub mod notice;
