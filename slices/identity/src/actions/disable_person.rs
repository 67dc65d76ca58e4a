//! Closing an account, and opening it again. Its roles stay on record as they were.

use policy::{Action as _, Resource};
use serde_json::json;
use storage::{Cx, trail};

use super::StaffError;
use crate::model::PersonId;
use crate::policy::DisablePerson;
use crate::store;

/// Closes an account and ends its sessions, now.
pub(crate) async fn disable_person(cx: &Cx, person: PersonId) -> Result<(), StaffError> {
    let permit = cx.permit::<DisablePerson>(Resource::new(person, []))?;
    if cx.person() == Some(person.uuid()) {
        return Err(StaffError::Yourself);
    }
    let mut tx = cx.begin().await?;
    store::account::find(&mut tx, person).await?.ok_or(StaffError::Unknown)?;
    store::person::disable(&mut tx, &permit, cx.now()).await?;
    store::session::end_all(&mut tx, &permit).await?;
    trail::record(&mut tx, cx, DisablePerson::NAME, person.uuid(), json!({ "disabled": true })).await?;
    Ok(tx.commit().await?)
}

/// Opens an account again.
pub(crate) async fn enable_person(cx: &Cx, person: PersonId) -> Result<(), StaffError> {
    let permit = cx.permit::<DisablePerson>(Resource::new(person, []))?;
    let mut tx = cx.begin().await?;
    if store::person::enable(&mut tx, &permit).await? == 0 {
        return Err(StaffError::Unknown);
    }
    trail::record(&mut tx, cx, DisablePerson::NAME, person.uuid(), json!({ "disabled": false })).await?;
    Ok(tx.commit().await?)
}
