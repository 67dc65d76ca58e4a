//! Files that people hand in, and the numbers that documents carry.
//!
//! [`check`] says what a file truly is, by its bytes, before anything is stored; [`attach`] keeps it with its owner in
//! the caller's transaction. Not here: who may attach or read (each room's policy, before it calls), and the making of
//! documents (`pdf`).

mod check;
mod digest;
mod file_name;
mod media_type;
mod numbers;
mod store;
mod zip;

use storage::Migration;

pub use check::{AttachmentError, CheckedFile, check};
pub use digest::{Digest, DigestError};
pub use file_name::FileName;
pub use media_type::MediaType;
pub use numbers::{ReceiptNumber, ReceiptNumberError, RegistryNumber, RegistryNumberError};
pub use store::{Attachment, Owner, attach, content, find, list, remove, remove_all};

/// The tables of this crate.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "documents",
    number: 1,
    name: "documents",
    sql: include_str!("../migrations/0001_documents.sql"),
}];
