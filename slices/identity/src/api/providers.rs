//! The registry of providers of national identities, for the command line and for who brings up a demonstration.

use kernel::Instant;
use storage::{Cx, Result};

pub use crate::actions::import_providers::{ImportError, RegistryFile};
pub use crate::actions::read_sign_in_log::ReadLogError;
pub use crate::model::{Provider, ProviderKind, Registry};
pub use crate::store::sign_in_log::{LogFault, LoggedPair, OpenedPair};
use crate::{actions, store};

/// Takes a file's providers for those of their kind: who is in it no more is gone. Returns their names. The command
/// line only.
///
/// # Errors
/// [`ImportError`], which names the provider whose part of the file is broken.
pub async fn import(cx: &Cx, file: RegistryFile<'_>) -> std::result::Result<Vec<String>, ImportError> {
    let providers = actions::import_providers::import_providers(cx, file, false).await?;
    Ok(providers.into_iter().map(|provider| provider.name).collect())
}

/// The same for the stand-ins of a demonstration, which [`import`] refuses. Called by `app/src/demo` alone.
///
/// # Errors
/// As [`import`].
pub async fn import_stand_ins(cx: &Cx, file: RegistryFile<'_>) -> std::result::Result<(), ImportError> {
    actions::import_providers::import_providers(cx, file, true).await.map(drop)
}

/// Takes stand-ins that a demonstration left in this database out of it. What serves anything but a demonstration does
/// this first.
///
/// # Errors
/// When the database refuses.
pub async fn forget_stand_ins(cx: &Cx) -> Result<()> {
    actions::import_providers::forget_stand_ins(cx).await
}

/// The pairs of the log whose response came in a span of time, none opened; 10,000 at most. The command line only.
///
/// # Errors
/// [`ReadLogError`].
pub async fn list_sign_ins(
    cx: &Cx,
    from: Instant,
    until: Instant,
    provider: Option<&str>,
) -> std::result::Result<Vec<LoggedPair>, ReadLogError> {
    actions::read_sign_in_log::list_sign_ins(cx, from, until, provider).await
}

/// The pairs of one request, opened, for an authority that may ask; the trail keeps that it was done. The command line only.
///
/// # Errors
/// [`ReadLogError`].
pub async fn open_sign_in(cx: &Cx, request_id: &str) -> std::result::Result<Vec<OpenedPair>, ReadLogError> {
    actions::read_sign_in_log::open_sign_in(cx, request_id).await
}

/// Of which day the registries are, and how many providers they list.
///
/// # Errors
/// When the database refuses.
pub async fn registries(cx: &Cx) -> Result<Vec<Registry>> {
    store::provider::registries(&mut cx.read().await?).await
}
