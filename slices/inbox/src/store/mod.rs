//! All SQL of the room, one file per family of tables. Takes a transaction, returns types of the model.

pub mod client;
pub mod forget;
pub mod list;
pub mod mailbox;
pub mod message;
pub mod thread;
