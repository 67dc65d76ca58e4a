//! A citizen closes her account: what she was known by is erased now, the log of her sign-ins when its time is over.

use policy::{Action as _, Resource};
use serde_json::json;
use storage::{Cx, trail};
use web::slice::Keeping;

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

/// Erases it, and what the other rooms keep of her: all or nothing.
pub(crate) async fn erase_own_account(
    cx: &Cx,
    person: PersonId,
    rooms: &[Keeping],
) -> Result<(), EraseError> {
    let permit = cx.permit::<EraseOwnAccount>(Resource::new(person, []).owned_by(person.uuid()))?;
    let mut tx = cx.begin().await?;
    let grants = store::grant::of_people(&mut tx, &[person]).await?;
    if grants.iter().any(|grant| !grant.is_over_at(cx.now())) {
        return Err(EraseError::HasRoles);
    }
    for room in rooms {
        (room.erase)(&mut tx, cx, person.uuid()).await?;
    }
    if !store::citizen::erase(&mut tx, &permit, cx.now()).await? {
        return Err(EraseError::HasRoles);
    }
    store::session::end_all(&mut tx, &permit).await?;
    trail::record(&mut tx, cx, EraseOwnAccount::NAME, person.uuid(), json!({ "erased": true })).await?;
    Ok(tx.commit().await?)
}
