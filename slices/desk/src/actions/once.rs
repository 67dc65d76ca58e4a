//! A request that is sent twice acts once: a double click, a connection that broke, a program that asks again.
//!
//! Whoever sends a request gives it a key: forms carry one that is new each time they are shown, programs send
//! `Idempotency-Key`. The key is taken in the transaction that acts, so whoever comes second with it waits, and is
//! answered as the first was.

use ::policy::{Action, Permit};
use serde::Serialize;
use serde::de::DeserializeOwned;
use storage::{Cx, Keys, StorageError, Tx};

use crate::store::idempotency::{self, Seen};

/// A key that a caller gives to a request, and the request, as hashes.
#[derive(Clone, Debug)]
pub struct Once {
    key_hash: String,
    request_hash: String,
}

/// The key came with another request before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyUsed;

impl Once {
    /// Of a key and all that was sent with it; `what` keeps the keys of one kind of request apart from the others'.
    pub fn of(keys: &Keys, what: &str, key: &str, request: &str) -> Self {
        Self {
            key_hash: keys.pseudonym(&format!("{what}_key"), key),
            request_hash: keys.pseudonym(&format!("{what}_request"), request),
        }
    }

    /// Takes the key, or says what was answered to it before.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) async fn begin<T: DeserializeOwned>(
        &self,
        tx: &mut Tx,
        cx: &Cx,
    ) -> Result<Result<Option<T>, KeyUsed>, StorageError> {
        Ok(match idempotency::begin(tx, &self.key_hash, &self.request_hash, cx.now()).await? {
            Seen::New => Ok(None),
            Seen::OtherRequest => Err(KeyUsed),
            Seen::Answered(json) => Ok(Some(serde_json::from_value(json).map_err(unreadable)?)),
        })
    }

    /// Keeps the answer, which holds neither names nor secrets.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) async fn keep<A: Action>(
        &self,
        tx: &mut Tx,
        permit: &Permit<A>,
        answer: &impl Serialize,
    ) -> Result<(), StorageError> {
        let json = serde_json::to_value(answer).map_err(unreadable)?;
        idempotency::answer(tx, permit, &self.key_hash, json).await
    }
}

fn unreadable(error: serde_json::Error) -> StorageError {
    StorageError::Column { column: "answer".into(), source: Box::new(error) }
}
