//! The keys at hand: what signs and what is published, read from the database and kept for a short while.
//!
//! Several processes share one database and a command may rotate a key at any time: what is kept here is a copy that
//! is read again after half a minute, and keys are published long before and after they sign, so that a copy that is
//! half a minute old is right too.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
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
    /// A key for SAML cannot be read, or is not its certificate's.
    #[error("the key {0} cannot be used: {1}")]
    Saml(KeyId, saml::Fault),
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
    saml: Arc<HashMap<KeyId, saml::SigningKey>>,
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

    /// The keys of a body for SAML, with their certificates: the one that signs first, then those that are published
    /// beside it. None before the command `inrete identity certificate`.
    ///
    /// # Errors
    /// [`KeyError`].
    pub async fn saml(&self, cx: &Cx, organisation: &str) -> Result<Vec<saml::SigningKey>, KeyError> {
        let kept = self.kept(cx).await?;
        let keys = kept.keys.published(organisation, KeyUse::Saml, cx.now());
        Ok(keys.into_iter().filter_map(|key| kept.saml.get(&key.entry.id)).cloned().collect())
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
        let (mut for_saml, mut for_tokens) = (HashMap::new(), HashMap::new());
        for key in keys.all() {
            let id = key.entry.id;
            if key.entry.purpose == KeyUse::Saml {
                let known = before.as_ref().and_then(|kept| kept.saml.get(&id).cloned());
                for_saml.insert(id, known.map_or_else(|| saml_key(key), Ok)?);
            } else {
                let known = before.as_ref().and_then(|kept| kept.jose.get(&id).cloned());
                for_tokens.insert(id, known.map_or_else(|| jose_key(key), Ok)?);
            }
        }
        let kept =
            Kept { keys: Arc::new(keys), saml: Arc::new(for_saml), jose: Arc::new(for_tokens), read_at: now };
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

fn saml_key(key: &Key) -> Result<saml::SigningKey, KeyError> {
    let private = STANDARD.encode(key.private.pkcs8());
    let private = format!("-----BEGIN PRIVATE KEY-----\n{private}\n-----END PRIVATE KEY-----\n");
    let certificate = key.entry.certificate.as_ref().map(|certificate| certificate.pem.as_str());
    saml::SigningKey::from_pem(&private, certificate.unwrap_or_default())
        .map_err(|fault| KeyError::Saml(key.entry.id, fault))
}

fn jose_key(key: &Key) -> Result<jose::PrivateKey, KeyError> {
    jose::PrivateKey::from_pkcs8(key.private.pkcs8()).map_err(|fault| KeyError::Jose(key.entry.id, fault))
}
