//! The installation's one secret, and what is derived from it.
//!
//! Links and booking codes are not stored: they are computed from the secret and an id, so that whoever reads the
//! database cannot use them, and a reminder can carry the same link again.

use std::sync::Arc;

use aws_lc_rs::{digest, hmac, rand};

/// Keyed hashing. Cheap to clone; never printed.
#[derive(Clone)]
pub struct Keys(Arc<hmac::Key>);

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// From the secret's bytes (32 or more).
    pub fn new(secret: &[u8]) -> Self {
        Self(Arc::new(hmac::Key::new(hmac::HMAC_SHA256, secret)))
    }

    /// HMAC-SHA256 of `parts` under a purpose, so that a value made for one use is worthless for another.
    pub fn mac(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.0);
        for part in std::iter::once(&purpose.as_bytes()).chain(parts) {
            // The length before each part keeps ("ab","c") and ("a","bc") apart.
            context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(part);
        }
        let mut mac = [0; 32];
        mac.iter_mut().zip(context.sign().as_ref()).for_each(|(to, from)| *to = *from);
        mac
    }

    /// [`Keys::mac`] in hexadecimal: a pseudonym for a value that must be found again but not read (an address of
    /// the network, a code).
    pub fn pseudonym(&self, purpose: &str, value: &str) -> String {
        hex(&self.mac(purpose, &[value.as_bytes()]))
    }

    /// Random bytes from the operating system.
    pub fn random<const N: usize>() -> [u8; N] {
        let mut bytes = [0; N];
        // The generator fails only when the system has no entropy source at all; zeros would be guessable.
        if rand::fill(&mut bytes).is_err() {
            std::process::abort();
        }
        bytes
    }
}

/// SHA-256, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
