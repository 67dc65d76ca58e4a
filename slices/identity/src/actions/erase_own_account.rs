//! A citizen closes her account: what she was known by is erased now, the log of her sign-ins when its time is over.

use policy::{Action as _, Resource};
use serde_json::json;
use storage::{Cx, trail};

use crate::model::PersonId;
use crate::policy::EraseOwnAccount;
use crate::store;

/// Why an account was not erased.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EraseError {
    /// She works here, or will: her roles end first.
    #[error("the account has roles")]
    HasRoles,
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
}

/// Erases it.
pub(crate) async fn erase_own_account(cx: &Cx, person: PersonId) -> Result<(), EraseError> {
    let permit = cx.permit::<EraseOwnAccount>(Resource::new(person, []).owned_by(person.uuid()))?;
    let mut tx = cx.begin().await?;
    let grants = store::grant::of_people(&mut tx, &[person]).await?;
    if grants.iter().any(|grant| !grant.is_over_at(cx.now())) {
        return Err(EraseError::HasRoles);
    }
    if !store::citizen::erase(&mut tx, &permit, cx.now()).await? {
        return Err(EraseError::HasRoles);
    }
    store::session::end_all(&mut tx, &permit).await?;
    trail::record(&mut tx, cx, EraseOwnAccount::NAME, person.uuid(), json!({ "erased": true })).await?;
    Ok(tx.commit().await?)
}
