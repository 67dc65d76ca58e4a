//! Who may do what at desks: one table in parts.

mod agenda;
mod catalogue;
mod launch;

pub use agenda::*;
pub use catalogue::*;
pub use launch::*;

use ::policy::Right;

/// All rows of the room.
pub fn rights() -> Vec<Right> {
    [agenda::rights(), catalogue::rights(), launch::rights()].concat()
}
