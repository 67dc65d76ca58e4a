//! Ending the session whose cookie one has.

use policy::Resource;
use storage::{Cx, StorageError};

use crate::policy::SignOut;
use crate::{store, vault};

/// Ends it, in whatever step it is. A cookie that opens nothing is as good as signed out.
pub(crate) async fn sign_out(cx: &Cx, token: &str) -> Result<(), SignOutError> {
    let mut tx = cx.begin().await?;
    let Some(session) = store::session::find(&mut tx, &vault::token_hash(token)).await? else {
        return Ok(());
    };
    let permit = cx.permit::<SignOut>(Resource::new(session.id, []))?;
    store::session::end(&mut tx, &permit).await?;
    Ok(tx.commit().await?)
}

/// Why somebody is not signed out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SignOutError {
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
