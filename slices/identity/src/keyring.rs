//! The keys at hand: what signs and what is published, read from the database and kept for a short while.
//!
//! Several processes share one database and a command may rotate a key at any time: what is kept here is a copy that
//! is read again after half a minute, and keys are published long before and after they sign, so that a copy that is
//! half a minute old is right too.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::Instant;
use openid::jose;
use storage::{Cx, StorageError, Tx};

use crate::model::{Key, KeyId, KeySet, KeyUse};
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
    /// A key for tokens cannot be read.
    #[error("the key {0} cannot be used: {1}")]
    Jose(KeyId, jose::JoseError),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The keys at hand. One for each process (made by `slice`), cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Keyring(Arc<Mutex<Option<Kept>>>);

#[derive(Clone, Debug)]
struct Kept {
    keys: Arc<KeySet>,
    // Keys never change: what was read of one is taken over from copy to copy.
    jose: Arc<HashMap<KeyId, jose::PrivateKey>>,
    read_at: Instant,
}

impl Kept {
    fn is_fresh_at(&self, now: Instant) -> bool {
        let age = now.micros() - self.read_at.micros();
        (0..KEPT_SECONDS * 1_000_000).contains(&age)
    }
}

impl Keyring {
    /// The published keys of all bodies, without their private parts being read.
    ///
    /// # Errors
    /// [`KeyError`].
    pub async fn keys(&self, cx: &Cx) -> Result<Arc<KeySet>, KeyError> {
        Ok(self.kept(cx).await?.keys)
    }

    /// The key of a body that signs (or, for [`KeyUse::CoreEnc`], the one others shall encrypt to). None before the
    /// commands `inrete identity certificate` and `inrete identity keys next`.
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

    /// The keys of a body for tokens: the one that signs (or to which others shall encrypt) first, then those that are
    /// published and accepted beside it.
    ///
    /// # Errors
    /// [`KeyError`].
    pub async fn jose(
        &self,
        cx: &Cx,
        organisation: &str,
        purpose: KeyUse,
    ) -> Result<Vec<jose::PrivateKey>, KeyError> {
        let kept = self.kept(cx).await?;
        let keys = kept.keys.published(organisation, purpose, cx.now());
        Ok(keys.into_iter().filter_map(|key| kept.jose.get(&key.entry.id)).cloned().collect())
    }

    async fn kept(&self, cx: &Cx) -> Result<Kept, KeyError> {
        let now = cx.now();
        let before = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(kept) = before.as_ref().filter(|kept| kept.is_fresh_at(now)) {
            return Ok(kept.clone());
        }
        let keys = read(&mut cx.read().await?, cx).await?;
        let mut for_tokens = HashMap::new();
        for key in keys.all().iter().filter(|key| key.entry.purpose != KeyUse::Saml) {
            let id = key.entry.id;
            let known = before.as_ref().and_then(|kept| kept.jose.get(&id).cloned());
            for_tokens.insert(id, known.map_or_else(|| jose_key(key), Ok)?);
        }
        let kept = Kept { keys: Arc::new(keys), jose: Arc::new(for_tokens), read_at: now };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept.clone());
        Ok(kept)
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

fn jose_key(key: &Key) -> Result<jose::PrivateKey, KeyError> {
    jose::PrivateKey::from_pkcs8(key.private.pkcs8()).map_err(|fault| KeyError::Jose(key.entry.id, fault))
}
