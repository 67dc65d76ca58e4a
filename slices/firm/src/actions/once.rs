//! A form that is sent twice acts once: a double click, a connection that broke. The key is taken in the transaction that
//! acts, so whoever comes second with it waits and is answered as the first was.

use policy::{Action, Permit};
use storage::{Cx, Keys, Result, Tx};
use uuid::Uuid;

use super::NeedError;
use crate::store::once::{self, Seen};

/// A form's key and all that was sent with it, as hashes.
#[derive(Clone, Debug)]
pub struct Once {
    key_hash: String,
    request_hash: String,
}

impl Once {
    /// Of a key and what was sent with it.
    pub fn of(keys: &Keys, key: &str, sent: &str) -> Self {
        Self {
            key_hash: keys.pseudonym("firm.form_key", key),
            request_hash: keys.pseudonym("firm.form", sent),
        }
    }

    /// The key as a hash, for what must not be made twice elsewhere either.
    pub fn key(&self) -> &str {
        &self.key_hash
    }
}

/// Takes the key, or says what was made of the same form before.
pub(super) async fn begin(
    tx: &mut Tx,
    cx: &Cx,
    form: Option<&Once>,
) -> std::result::Result<Option<Uuid>, NeedError> {
    let Some(form) = form else { return Ok(None) };
    match once::begin(tx, &form.key_hash, &form.request_hash, cx.now()).await? {
        Seen::New => Ok(None),
        Seen::Made(made) => Ok(Some(made)),
        Seen::Other => Err(NeedError::KeyUsed),
    }
}

/// Keeps what was made.
pub(super) async fn made<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A>,
    form: Option<&Once>,
    id: Uuid,
) -> Result<()> {
    match form {
        Some(form) => once::made(tx, permit, &form.key_hash, id).await,
        None => Ok(()),
    }
}
