//! All SQL of the room.

// Agenda and booking.
pub mod agenda;
pub mod appointment;
mod cell;
pub mod desk;
pub mod rules;

// Catalogue and search.
pub mod catalogue;
pub mod search;
