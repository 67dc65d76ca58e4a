//! Who may do what at desks: one table in parts.

mod agenda;
mod catalogue;

pub use agenda::*;
pub use catalogue::*;

use ::policy::Right;

/// All rows of the room.
pub fn rights() -> Vec<Right> {
    [agenda::rights(), catalogue::rights()].concat()
}
