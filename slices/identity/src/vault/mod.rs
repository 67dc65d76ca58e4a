//! Where secrets become what may be kept: passwords hashed, one-time secrets encrypted, tokens as their digest.

mod hashing;
mod seal;
mod token;

pub use hashing::HashFault;
pub(crate) use hashing::{hash, verify, verify_nobody};
pub use seal::SealFault;
pub(crate) use seal::{open_codes, open_secret, seal_codes, seal_secret};
pub(crate) use token::{SessionToken, fresh_codes, fresh_secret, recovery_hash, token_hash};
