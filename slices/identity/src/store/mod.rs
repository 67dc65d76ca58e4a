//! All SQL of the room, one file per family of tables. Takes a transaction, returns types of the model.

pub(crate) mod account;
pub(crate) mod citizen;
pub(crate) mod grant;
pub(crate) mod key;
pub(crate) mod office_email;
pub(crate) mod password;
pub(crate) mod person;
pub(crate) mod recovery;
pub(crate) mod session;
pub(crate) mod sheet;
pub(crate) mod totp;
