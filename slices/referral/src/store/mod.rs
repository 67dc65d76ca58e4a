//! All SQL of the room, one file per family of tables. Takes a transaction, returns types of the model.

pub mod forget;
pub mod line;
pub mod person;
pub mod recipient;
pub mod referral;
pub mod terms;
