//! Giving a role on a scope. Called by other rooms inside their transactions (naming the operator of a desk).

use policy::Resource;
use serde_json::json;
use storage::{Cx, Tx, trail};

use super::StaffError;
use crate::model::{Held, NewGrant, PersonId, Role};
use crate::policy::{GivesRole, GrantAdministrator, GrantClerk, GrantCoordinator, GrantOperator};
use crate::store;

/// Gives it; says whether she did not have it already.
pub(crate) async fn give_role(
    cx: &Cx,
    tx: &mut Tx,
    person: PersonId,
    grant: &NewGrant,
) -> Result<bool, StaffError> {
    match grant.role {
        Role::Administrator => give::<GrantAdministrator>(cx, tx, person, grant).await,
        Role::Coordinator => give::<GrantCoordinator>(cx, tx, person, grant).await,
        Role::Operator => give::<GrantOperator>(cx, tx, person, grant).await,
        Role::Clerk => give::<GrantClerk>(cx, tx, person, grant).await,
    }
}

async fn give<A: GivesRole>(
    cx: &Cx,
    tx: &mut Tx,
    person: PersonId,
    grant: &NewGrant,
) -> Result<bool, StaffError> {
    let scopes = std::iter::once(grant.scope).chain(grant.within.iter().copied());
    let permit = cx.permit::<A>(Resource::new(Held { person, scope: grant.scope }, scopes))?;
    let now = cx.now();
    let from = grant.valid_from.max(now);
    if grant.valid_until.is_some_and(|until| until <= from) {
        return Err(crate::model::GrantFault::EndsBeforeItBegins.into());
    }
    let by = cx.person();
    let is_new = store::grant::insert(tx, &permit, cx.new_id(), (from, grant.valid_until), by, now).await?;
    if is_new {
        let details = json!({
            "role": A::ROLE.name(), "scope": grant.scope, "from": from, "until": grant.valid_until,
        });
        trail::record(tx, cx, A::NAME, person.uuid(), details).await?;
    }
    Ok(is_new)
}
