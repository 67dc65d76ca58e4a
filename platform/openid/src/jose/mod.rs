//! Keys (RFC 7517), signed tokens (RFC 7515) and encrypted ones (RFC 7516), with the algorithms that the federations name and no
//! other. Which algorithms hold is always the caller's decision, never the token's.

mod algorithm;
mod ecdh;
mod error;
mod jwe;
mod jwk;
mod jws;
mod key;

pub use algorithm::{ContentEncryption, KeyManagement, Signature};
pub use error::JoseError;
pub use jwe::{Decrypting, decrypt, encrypt};
pub use jwk::{Jwk, JwkSet, Use};
pub use jws::{Expecting, Unverified, Verified, peek, sign, verify};
pub use key::{KeyKind, PrivateKey};

#[cfg(test)]
mod tests;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// No token longer than this is looked at: a trust chain inside a token takes some tens of kilobytes.
pub const LONGEST_TOKEN: usize = 256 * 1024;

pub(crate) fn to_base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn from_base64(text: &str) -> Result<Vec<u8>, JoseError> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| JoseError::Malformed)
}
