//! What one sign-in has of its own, and what the browser brings back.

use std::fmt;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand;

use super::ClientError;
use super::error::known_word;
use crate::jose::to_base64;

/// What one sign-in has of its own: kept for the browser that began it, and used once. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Pending {
    state: String,
    nonce: String,
    verifier: String,
}

impl Pending {
    /// New ones, 256 bits each.
    pub fn fresh() -> Self {
        Self { state: random(), nonce: random(), verifier: random() }
    }

    /// Those that were kept.
    pub const fn kept(state: String, nonce: String, verifier: String) -> Self {
        Self { state, nonce, verifier }
    }

    /// What the answer must bring back.
    pub fn state(&self) -> &str {
        &self.state
    }

    /// What the ID token must hold.
    pub fn nonce(&self) -> &str {
        &self.nonce
    }

    /// What proves that whoever redeems the code asked for it (RFC 7636).
    pub fn verifier(&self) -> &str {
        &self.verifier
    }

    pub(super) fn challenge(&self) -> String {
        to_base64(digest(&SHA256, self.verifier.as_bytes()).as_ref())
    }
}

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pending(…)")
    }
}

fn random() -> String {
    let mut bytes = [0; 32];
    // Fails only where the system has no source of entropy at all; zeros could be guessed.
    if rand::fill(&mut bytes).is_err() {
        std::process::abort();
    }
    to_base64(&bytes)
}

/// What the browser brings back in the query of the address: nothing in it is believed yet.
#[derive(Clone, Default)]
pub struct Answer {
    /// The code.
    pub code: Option<String>,
    /// Our word.
    pub state: Option<String>,
    /// Who answers (RFC 9207).
    pub issuer: Option<String>,
    /// What went wrong.
    pub error: Option<String>,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer(…)")
    }
}

impl Answer {
    /// The code, if this is the answer to that question by that provider.
    pub(super) fn code(
        &self,
        pending: &Pending,
        issuer: &str,
        names_itself: bool,
    ) -> Result<&str, ClientError> {
        let state = self.state.as_deref().unwrap_or_default();
        if verify_slices_are_equal(state.as_bytes(), pending.state.as_bytes()).is_err() {
            return Err(ClientError::State);
        }
        match &self.issuer {
            Some(named) if named != issuer => return Err(ClientError::AnswerIssuer),
            None if names_itself => return Err(ClientError::AnswerIssuer),
            _ => {}
        }
        match self.error.as_deref() {
            Some("access_denied") => return Err(ClientError::Denied),
            Some(error) => return Err(ClientError::Refused(known_word(error))),
            None => {}
        }
        self.code
            .as_deref()
            .filter(|code| !code.is_empty() && code.len() <= 4096)
            .ok_or(ClientError::CodeMissing)
    }
}
