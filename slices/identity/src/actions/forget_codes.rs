//! For who has lost telephone and recovery codes: the next sign-in sets up the app anew. The administrator makes
//! sure that it is she who asks.

use policy::{Action as _, Resource};
use serde_json::json;
use storage::{Cx, trail};

use super::StaffError;
use crate::model::PersonId;
use crate::policy::ForgetCodes;
use crate::store;

/// Forgets app and recovery codes, and ends all sessions.
pub(crate) async fn forget_codes(cx: &Cx, person: PersonId) -> Result<(), StaffError> {
    let permit = cx.permit::<ForgetCodes>(Resource::new(person, []))?;
    let mut tx = cx.begin().await?;
    store::account::find(&mut tx, person).await?.ok_or(StaffError::Unknown)?;
    store::totp::forget(&mut tx, &permit).await?;
    store::recovery::forget(&mut tx, &permit).await?;
    store::session::end_all(&mut tx, &permit).await?;
    trail::record(&mut tx, cx, ForgetCodes::NAME, person.uuid(), json!({})).await?;
    Ok(tx.commit().await?)
}
