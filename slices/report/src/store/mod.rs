//! All SQL of the room: one module per table, and nothing but its own tables.

pub mod definition;
pub mod handover;
pub mod line;
pub mod report;
