//! All SQL of the room, one file per table. Takes a transaction, returns types of the model.

pub mod ask;
pub mod draft;
pub mod need;
pub mod once;
pub mod step;
pub mod vacancy;
pub mod wording;
