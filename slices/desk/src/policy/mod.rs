//! Who may do what at desks: one table in parts.

mod agenda;

pub use agenda::*;

use ::policy::Right;

/// All rows of the room.
pub fn rights() -> Vec<Right> {
    agenda::rights()
}
