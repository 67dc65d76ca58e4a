//! Ending a role. Who may give it may end it.

use policy::{Permit, Resource};
use serde_json::json;
use storage::{Cx, Tx, trail};
use uuid::Uuid;

use super::StaffError;
use crate::model::{Grant, GrantId, Held, PersonId, Role};
use crate::policy::{GivesRole, GrantAdministrator, GrantClerk, GrantCoordinator, GrantOperator};
use crate::store;

/// Ends one grant, now, in a transaction of its own: the page about a person.
pub(crate) async fn end_grant(
    cx: &Cx,
    person: PersonId,
    id: GrantId,
    within: &[Uuid],
) -> Result<(), StaffError> {
    let mut tx = cx.begin().await?;
    let grant = store::grant::find(&mut tx, id).await?.filter(|grant| grant.person == person);
    let grant = grant.ok_or(StaffError::Unknown)?;
    match grant.role {
        Role::Administrator => end_one::<GrantAdministrator>(cx, &mut tx, &grant, within).await?,
        Role::Coordinator => end_one::<GrantCoordinator>(cx, &mut tx, &grant, within).await?,
        Role::Operator => end_one::<GrantOperator>(cx, &mut tx, &grant, within).await?,
        Role::Clerk => end_one::<GrantClerk>(cx, &mut tx, &grant, within).await?,
    }
    Ok(tx.commit().await?)
}

/// Ends, now, whatever she holds of a role on a scope: for other rooms, inside their transactions. Says whether
/// there was anything.
pub(crate) async fn end_role(
    cx: &Cx,
    tx: &mut Tx,
    held: Held,
    role: Role,
    within: &[Uuid],
) -> Result<bool, StaffError> {
    match role {
        Role::Administrator => end_held::<GrantAdministrator>(cx, tx, held, within).await,
        Role::Coordinator => end_held::<GrantCoordinator>(cx, tx, held, within).await,
        Role::Operator => end_held::<GrantOperator>(cx, tx, held, within).await,
        Role::Clerk => end_held::<GrantClerk>(cx, tx, held, within).await,
    }
}

async fn end_one<A: GivesRole>(
    cx: &Cx,
    tx: &mut Tx,
    grant: &Grant,
    within: &[Uuid],
) -> Result<(), StaffError> {
    let permit = asked::<A>(cx, Held { person: grant.person, scope: grant.scope }, within)?;
    if store::grant::end(tx, &permit, grant.id, cx.now()).await? {
        record::<A>(cx, tx, permit.target()).await?;
    }
    Ok(())
}

async fn end_held<A: GivesRole>(
    cx: &Cx,
    tx: &mut Tx,
    held: Held,
    within: &[Uuid],
) -> Result<bool, StaffError> {
    let permit = asked::<A>(cx, held, within)?;
    let ended = store::grant::end_held(tx, &permit, cx.now()).await?;
    if ended > 0 {
        record::<A>(cx, tx, held).await?;
    }
    Ok(ended > 0)
}

fn asked<A: GivesRole>(cx: &Cx, held: Held, within: &[Uuid]) -> Result<Permit<A>, StaffError> {
    if A::ROLE == Role::Administrator && cx.person() == Some(held.person.uuid()) {
        return Err(StaffError::Yourself);
    }
    let scopes = std::iter::once(held.scope).chain(within.iter().copied());
    Ok(cx.permit::<A>(Resource::new(held, scopes))?)
}

async fn record<A: GivesRole>(cx: &Cx, tx: &mut Tx, held: Held) -> storage::Result<()> {
    let details = json!({ "role": A::ROLE.name(), "scope": held.scope, "ended": true });
    trail::record(tx, cx, A::NAME, held.person.uuid(), details).await
}
