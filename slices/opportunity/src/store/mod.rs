//! All SQL of the room, one file per family of tables. Takes a transaction, returns types of the model.

pub mod import;
pub mod material;
pub mod opportunity;
pub mod proposal;
pub mod search;
pub mod source;
pub mod subscription;
