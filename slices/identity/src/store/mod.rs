//! All SQL of the room, one file per family of tables. Takes a transaction, returns types of the model.

pub(crate) mod account;
pub(crate) mod citizen;
pub(crate) mod federation;
pub(crate) mod grant;
pub(crate) mod key;
pub(crate) mod office;
pub(crate) mod office_email;
pub(crate) mod password;
pub(crate) mod person;
pub(crate) mod provider;
pub(crate) mod recovery;
pub(crate) mod session;
pub(crate) mod sheet;
pub(crate) mod sign_in_log;
pub(crate) mod sign_in_request;
pub(crate) mod totp;
