//! The OpenID federations, for the command line.

use std::sync::Arc;

use kernel::Instant;
use storage::Cx;

pub use crate::actions::import_trust_mark::TrustMarkError;
pub use crate::actions::refresh_providers::{RefreshError, Refreshed};
use crate::federation::Federated;
pub use crate::model::TrustMark;
use crate::{Keyring, Settings, actions, store};

/// Takes in a trust mark that a federation gave to one of our bodies. The command line only.
///
/// # Errors
/// [`TrustMarkError`].
pub async fn import_trust_mark(
    cx: &Cx,
    settings: &Settings,
    public_url: &str,
    text: &str,
) -> Result<TrustMark, TrustMarkError> {
    actions::import_trust_mark::import_trust_mark(cx, settings, public_url, text).await
}

/// Builds the trust chains of all providers anew. The command line only; a job does it by itself.
///
/// # Errors
/// [`RefreshError`]; a chain that cannot be built is no error.
pub async fn refresh_providers(cx: &Cx, settings: &Settings) -> Result<Refreshed, RefreshError> {
    let federated = Federated::new(Arc::new(settings.clone()), Keyring::default());
    actions::refresh_providers::refresh_providers(cx, &federated, true).await
}

/// The providers whose chain could not be built anew the last time: which, the code of the reason, when.
///
/// # Errors
/// When the database refuses.
pub async fn faults(cx: &Cx) -> storage::Result<Vec<(String, String, Instant)>> {
    store::federation::faults(&mut cx.read().await?).await
}
