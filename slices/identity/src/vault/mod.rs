//! Where secrets become what may be kept: passwords hashed, one-time secrets and private keys encrypted, tokens as
//! their digest.

mod hashing;
mod pair;
mod seal;
mod token;

pub use hashing::HashFault;
pub(crate) use hashing::{hash, verify, verify_nobody};
pub use pair::PairFault;
pub(crate) use pair::{fresh_key, key_name};
pub use seal::SealFault;
pub(crate) use seal::{
    open_codes, open_key, open_proof, open_secret, open_subject, open_text, seal_codes, seal_key, seal_proof,
    seal_secret, seal_subject, seal_text,
};
pub(crate) use token::{SessionToken, fresh_codes, fresh_secret, recovery_hash, subject_hash, token_hash};
