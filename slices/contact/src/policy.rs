//! Who may do what: one table.

use ::policy::Right;

/// All rows of the room.
pub(crate) fn rights() -> Vec<Right> {
    Vec::new()
}
