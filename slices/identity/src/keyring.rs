//! The keys at hand: what signs and what is published, read from the database and kept for a short while.
//!
//! Several processes share one database and a command may rotate a key at any time: what is kept here is a copy that
//! is read again after half a minute, and keys are published long before and after they sign, so that a copy that is
//! half a minute old is right too.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::Instant;
use storage::{Cx, StorageError, Tx};

use crate::model::{Key, KeySet, KeyUse};
use crate::store;
use crate::vault::{self, SealFault};

/// How long a copy is good, in seconds.
const KEPT_SECONDS: i64 = 30;

/// Why the keys could not be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// A private key does not open: another installation's secret.
    #[error(transparent)]
    Seal(#[from] SealFault),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The keys at hand. One for each process (made by `slice`), cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Keyring(Arc<Mutex<Option<Copy>>>);

#[derive(Clone, Debug)]
struct Copy {
    keys: Arc<KeySet>,
    read_at: Instant,
}

impl Copy {
    fn is_fresh_at(&self, now: Instant) -> bool {
        let age = now.micros() - self.read_at.micros();
        (0..KEPT_SECONDS * 1_000_000).contains(&age)
    }
}

impl Keyring {
    /// The published keys, from the copy while it is fresh.
    ///
    /// # Errors
    /// [`KeyError`].
    pub async fn keys(&self, cx: &Cx) -> Result<Arc<KeySet>, KeyError> {
        let now = cx.now();
        if let Some(copy) = self.copy().filter(|copy| copy.is_fresh_at(now)) {
            return Ok(copy.keys);
        }
        let keys = Arc::new(read(&mut cx.read().await?, cx).await?);
        let copy = Copy { keys: Arc::clone(&keys), read_at: now };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(copy);
        Ok(keys)
    }

    /// The key of a body that signs (or, for [`KeyUse::CoreEnc`], the one others shall encrypt to).
    ///
    /// # Errors
    /// [`KeyError`].
    pub async fn current(
        &self,
        cx: &Cx,
        organisation: &str,
        purpose: KeyUse,
    ) -> Result<Option<Key>, KeyError> {
        Ok(self.keys(cx).await?.current(organisation, purpose, cx.now()).cloned())
    }

    /// All keys of a body that are to be published and accepted, the one that signs first.
    ///
    /// # Errors
    /// [`KeyError`].
    pub async fn published(
        &self,
        cx: &Cx,
        organisation: &str,
        purpose: KeyUse,
    ) -> Result<Vec<Key>, KeyError> {
        let keys = self.keys(cx).await?;
        Ok(keys.published(organisation, purpose, cx.now()).into_iter().cloned().collect())
    }

    fn copy(&self) -> Option<Copy> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The published keys as the database has them now.
pub(crate) async fn read(tx: &mut Tx, cx: &Cx) -> Result<KeySet, KeyError> {
    let sealed = store::key::published(tx, cx.now()).await?;
    let mut keys = Vec::with_capacity(sealed.len());
    for store::key::SealedKey { entry, sealed } in sealed {
        let private = vault::open_key(cx.keys(), entry.id, &sealed)?;
        keys.push(Key { entry, private });
    }
    Ok(KeySet::new(keys))
}
