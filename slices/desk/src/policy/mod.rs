//! Who may do what at desks: one table in parts.

mod agenda;
mod catalogue;
mod launch;
mod waiting;

pub use agenda::*;
pub use catalogue::*;
pub use launch::*;
pub use waiting::*;

use ::policy::Right;

/// All rows of the room.
pub fn rights() -> Vec<Right> {
    [agenda::rights(), catalogue::rights(), launch::rights(), waiting::rights()].concat()
}
