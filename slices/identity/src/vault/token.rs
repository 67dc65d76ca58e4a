//! Random secrets, and what is kept of them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use storage::{Keys, sha256};

use crate::model::{PersonId, RECOVERY_CODES, RecoveryCode, TotpSecret};

/// The 256 bits in the cookie of a session; the database has their digest. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(String);

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

impl SessionToken {
    pub(crate) fn fresh() -> Self {
        Self(URL_SAFE_NO_PAD.encode(Keys::random::<32>()))
    }

    /// For the cookie: letters, digits, `-` and `_`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is kept of a token. With 256 random bits no salt and no slow hash is needed.
pub(crate) fn token_hash(token: &str) -> String {
    sha256(token.as_bytes())
}

/// What is kept of a recovery code: 50 bits need the key, or the database alone would be enough to try them all.
pub(crate) fn recovery_hash(keys: &Keys, person: PersonId, code: &RecoveryCode) -> String {
    keys.pseudonym("identity.recovery", &format!("{person} {}", code.letters()))
}

/// What finds a session by what its provider calls it.
pub(crate) fn subject_hash(keys: &Keys, provider: &str, name_id: &str) -> String {
    keys.pseudonym("identity.name_id", &format!("{provider} {name_id}"))
}

/// A new secret for one-time codes.
pub(crate) fn fresh_secret() -> TotpSecret {
    TotpSecret::new(Keys::random())
}

/// New recovery codes.
pub(crate) fn fresh_codes() -> Vec<RecoveryCode> {
    (0..RECOVERY_CODES).map(|_| RecoveryCode::from_random(Keys::random())).collect()
}
