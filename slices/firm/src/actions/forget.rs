//! What is kept no longer: the daily job, a client that her body forgot, a person who closes her account. The README has the
//! retention of each table.

use ::events::firm::VacancyTakenAway;
use kernel::Id;
use policy::{Permit, Resource};
use storage::{Cx, Result, Tx, links, outbox};
use uuid::Uuid;

use super::NeedError;
use super::standing::{over, take};
use crate::model::{DRAFT_DAYS, Need, Outcome, RETENTION_DAYS, UNCONFIRMED_DAYS, Verb};
use crate::policy::{Forget, NEED, TurnDay};
use crate::store;

/// Days for which one without mail waits for the desk's call.
const UNCALLED_DAYS: i64 = 60;
/// Days for which a form that is sent again is known.
const ONCE_DAYS: i64 = 7;

/// Empties and deletes what is over, at most five hundred needs; how many rows, so that the caller goes on until none is left.
///
/// # Errors
/// [`NeedError::Refused`], [`NeedError::Storage`].
pub async fn forget(cx: &Cx) -> std::result::Result<u64, NeedError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<Forget>(Resource::new((), []))?;
    let now = cx.now();
    let old = store::need::over(&mut tx, now.plus_days(-RETENTION_DAYS)).await?;
    let mut rows = empty(&mut tx, cx, &permit, &old).await?;
    let never =
        store::need::unconfirmed(&mut tx, now.plus_days(-UNCONFIRMED_DAYS), now.plus_days(-UNCALLED_DAYS))
            .await?;
    rows += delete(&mut tx, cx, &permit, &never).await?;
    rows += store::draft::forget(&mut tx, &permit, now.plus_days(-DRAFT_DAYS)).await?;
    rows += store::once::forget(&mut tx, &permit, now.plus_days(-ONCE_DAYS)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// A body forgot a client: needs are untied from her, and those that are over are emptied with her.
///
/// # Errors
/// [`NeedError::Refused`], [`NeedError::Storage`].
pub async fn forget_client(cx: &Cx, client: Uuid) -> std::result::Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<Forget>(Resource::new((), []))?;
    let old = store::need::of_client(&mut tx, client).await?;
    empty(&mut tx, cx, &permit, &old).await?;
    store::need::untie_client(&mut tx, &permit, client).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody closes her account: the needs that she sent while signed in are emptied, in the transaction that closes it. An
/// open one is withdrawn: without her there is nobody to answer.
///
/// # Errors
/// When the database refuses.
pub async fn erase_person(tx: &mut Tx, cx: &Cx, person: Uuid) -> Result<()> {
    let needs = store::need::of_person(tx, person).await?;
    erase_needs(tx, cx, &needs).await
}

/// A body erases a client at her request: the needs written under her are emptied likewise, in its transaction.
///
/// # Errors
/// When the database refuses.
pub async fn erase_client(tx: &mut Tx, cx: &Cx, client: Uuid) -> Result<()> {
    let needs = store::need::needs_of_client(tx, client).await?;
    erase_needs(tx, cx, &needs).await
}

async fn erase_needs(tx: &mut Tx, cx: &Cx, needs: &[Need]) -> Result<()> {
    // She was asked who she is by whoever closes her account or erases her; what follows from it is the program's own doing.
    let system = cx.acting_as(policy::Actor::System { job: "firm.erase_needs" });
    let asked =
        (system.permit::<TurnDay>(Resource::new((), [])), system.permit::<Forget>(Resource::new((), [])));
    let (Ok(turn), Ok(permit)) = asked else { return Ok(()) };
    for need in needs {
        let mut need = need.clone();
        if take(cx, &mut need, Verb::Withdraw, Some(Outcome::Withdrawn)).is_ok() {
            store::need::lapse(tx, &turn, &need, cx.now()).await?;
            over(tx, cx, &turn, &need).await?;
        }
    }
    let ids: Vec<Id<Need>> = needs.iter().map(|need| need.id).collect();
    // What she proposed is with the room that publishes: it goes there too.
    for vacancy in store::vacancy::of_needs(tx, &ids).await? {
        outbox::tell(tx, cx, &VacancyTakenAway { proposal: vacancy.id.uuid() }).await?;
    }
    empty(tx, cx, &permit, &ids).await.map(drop)
}

/// Empties needs, all that hangs on them and the events that told of them.
async fn empty(tx: &mut Tx, cx: &Cx, permit: &Permit<Forget>, needs: &[Id<Need>]) -> Result<u64> {
    if needs.is_empty() {
        return Ok(0);
    }
    let mut events = store::need::told_of(tx, needs).await?;
    events.extend(store::vacancy::told_of(tx, needs).await?);
    outbox::erase(tx, &events).await?;
    store::step::empty(tx, permit, needs).await?;
    store::ask::empty(tx, permit, needs).await?;
    store::wording::delete(tx, permit, needs).await?;
    store::vacancy::delete(tx, permit, needs).await?;
    for need in needs {
        links::revoke(tx, NEED, need.uuid(), cx.now()).await?;
    }
    store::need::empty(tx, permit, needs, cx.now()).await
}

/// Deletes needs that nobody ever confirmed.
async fn delete(tx: &mut Tx, cx: &Cx, permit: &Permit<Forget>, needs: &[Id<Need>]) -> Result<u64> {
    if needs.is_empty() {
        return Ok(0);
    }
    store::step::delete(tx, permit, needs).await?;
    store::ask::delete(tx, permit, needs).await?;
    store::wording::delete(tx, permit, needs).await?;
    store::vacancy::delete(tx, permit, needs).await?;
    for need in needs {
        links::revoke(tx, NEED, need.uuid(), cx.now()).await?;
    }
    store::need::delete(tx, permit, needs).await
}
