//! The keys of the installation, for the command line and for who brings up a demonstration.

use storage::Cx;

pub use crate::actions::make_certificate::{CertificateError, NewCertificate};
pub use crate::actions::make_key::{KeepKeysError, MadeKey, NewKey};
pub use crate::actions::rotate_key::{Rotated, Rotation};
pub use crate::model::{
    Certificate, Key, KeyAlgorithm, KeyEntry, KeyId, KeySet, KeyState, KeyUse, PrivateKey, UnknownKeyWord,
};
use crate::{Settings, actions, keyring, store};

/// Makes a key; the first of a body and use signs at once, a later one waits for [`rotate`]. The command line only.
///
/// # Errors
/// [`KeepKeysError`].
pub async fn make(cx: &Cx, new: NewKey) -> Result<MadeKey, KeepKeysError> {
    actions::make_key::make_key(cx, new).await
}

/// Makes a body's key for SAML with its certificate. The command line only.
///
/// # Errors
/// [`CertificateError`].
pub async fn make_certificate(
    cx: &Cx,
    settings: &Settings,
    new: &NewCertificate<'_>,
) -> Result<MadeKey, CertificateError> {
    actions::make_certificate::make_certificate(cx, settings, new).await
}

/// Lets another key take over. The command line only.
///
/// # Errors
/// [`KeepKeysError`].
pub async fn rotate(cx: &Cx, rotation: Rotation) -> Result<Rotated, KeepKeysError> {
    actions::rotate_key::rotate_key(cx, rotation).await
}

/// All keys on record with what each is now, without their private parts.
///
/// # Errors
/// When the database refuses, or a key does not open.
pub async fn list(cx: &Cx) -> Result<Vec<(KeyEntry, KeyState)>, KeepKeysError> {
    let mut tx = cx.read().await?;
    let keys = keyring::read(&mut tx, cx).await?;
    let entries = store::key::list(&mut tx).await?;
    Ok(entries.into_iter().map(|entry| (entry.clone(), keys.state(&entry, cx.now()))).collect())
}
