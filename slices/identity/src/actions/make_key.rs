//! A new key of the installation, from the command line. It waits for its turn, but for the first of its use.

use kernel::Instant;
use policy::{Action as _, Resource};
use serde_json::json;
use storage::{Cx, StorageError, Tx, trail};

use crate::keyring::{self, KeyError};
use crate::model::{Certificate, KeyAlgorithm, KeyEntry, KeyUse, PrivateKey};
use crate::policy::KeepKeys;
use crate::store::key::SealedKey;
use crate::vault::PairFault;
use crate::{store, vault};

/// A key to be made.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// Of which body, by its word in the configuration.
    pub organisation: String,
    /// What for.
    pub purpose: KeyUse,
    /// Of what kind.
    pub algorithm: KeyAlgorithm,
    /// The pair and its certificate where they were made elsewhere (SAML); a new pair otherwise.
    pub material: Option<(PrivateKey, Certificate)>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeKey {
    /// The key.
    pub entry: KeyEntry,
    /// Whether it signs already, being the first.
    pub is_first: bool,
}

/// Why keys were left as they are.
#[derive(Debug, thiserror::Error)]
pub enum KeepKeysError {
    /// There is one that waits already: let it sign, or wait.
    #[error("there is a key that waits for its turn already: rotate, then make another")]
    NextIsThere,
    /// None waits, and the federation must know it before it signs.
    #[error("there is no key that waits for its turn: make one, have it registered, then rotate")]
    NoNext,
    /// The last rotation is not over.
    #[error("the next key of this use is set to sign from {0}: the last rotation is not over")]
    Underway(Instant),
    /// SAML keys come with a certificate, others without.
    #[error("a key for SAML has a certificate, and no other has")]
    Certificate,
    /// A pair could not be made.
    #[error(transparent)]
    Pair(#[from] PairFault),
    /// Keys could not be read.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Makes a key and keeps it. The first of a body and use signs at once, a later one when [`rotate`] says so.
///
/// [`rotate`]: super::rotate_key::rotate_key
pub(crate) async fn make_key(cx: &Cx, new: NewKey) -> Result<MadeKey, KeepKeysError> {
    let mut tx = cx.begin().await?;
    store::key::lock(&mut tx, &new.organisation, new.purpose, cx.now()).await?;
    let keys = keyring::read(&mut tx, cx).await?;
    if !keys.next(&new.organisation, new.purpose, cx.now()).is_empty() {
        return Err(KeepKeysError::NextIsThere);
    }
    let is_first = keys.current(&new.organisation, new.purpose, cx.now()).is_none();
    let entry = insert(cx, &mut tx, new, is_first.then(|| cx.now())).await?;
    tx.commit().await?;
    Ok(MadeKey { entry, is_first })
}

/// Keeps a new key in the caller's transaction.
pub(super) async fn insert(
    cx: &Cx,
    tx: &mut Tx,
    new: NewKey,
    active_from: Option<Instant>,
) -> Result<KeyEntry, KeepKeysError> {
    if new.material.is_some() != (new.purpose == KeyUse::Saml) {
        return Err(KeepKeysError::Certificate);
    }
    let (private, certificate) = match new.material {
        Some((private, certificate)) => (private, Some(certificate)),
        None => (vault::fresh_key(new.algorithm)?, None),
    };
    let permit = cx.permit::<KeepKeys>(Resource::new(cx.new_random_id(), []))?;
    let entry = KeyEntry {
        id: permit.target(),
        organisation: new.organisation,
        purpose: new.purpose,
        algorithm: new.algorithm,
        kid: vault::key_name(&private)?,
        certificate,
        created_at: cx.now(),
        active_from,
        retired_at: None,
    };
    let sealed = vault::seal_key(cx.keys(), entry.id, &private).map_err(KeyError::from)?;
    store::key::insert(tx, &permit, &SealedKey { entry: entry.clone(), sealed }).await?;
    let details = json!({
        "made": entry.purpose.name(), "organisation": entry.organisation, "kid": entry.kid, "from": active_from,
    });
    trail::record(tx, cx, KeepKeys::NAME, entry.id.uuid(), details).await?;
    Ok(entry)
}
