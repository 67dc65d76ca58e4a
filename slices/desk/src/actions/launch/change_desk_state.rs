//! Suspending a desk, opening it again, closing it for good; the reason is what people read.

use kernel::Id;
use serde_json::json;
use storage::{Cx, Tx, outbox, trail};

use super::LaunchError;
use super::load::held;
use crate::model::launch::{LifeVerb, after};
use crate::model::{Desk, DeskState};
use crate::policy::{ChangesState, CloseDesk, SuspendDesk};
use crate::store;
use crate::store::launch::StateChange;

/// What is done to a desk that was launched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Close it for some time. What is booked stands until its days are closed.
    Suspend,
    /// Open it again.
    Reopen,
    /// Close it for good.
    Close,
}

/// Longest reason, in characters.
const REASON_LENGTH: usize = 300;

/// Does it. A reason is needed to suspend and to close.
///
/// # Errors
/// [`LaunchError::WrongState`], [`LaunchError::Reason`], [`LaunchError::Unknown`] or a refusal.
pub async fn change_desk_state(
    cx: &Cx,
    desk: Id<Desk>,
    change: Change,
    reason: &str,
) -> Result<(), LaunchError> {
    match change {
        Change::Suspend => changed::<SuspendDesk>(cx, desk, LifeVerb::Suspend, reason).await,
        Change::Reopen => changed::<SuspendDesk>(cx, desk, LifeVerb::Reopen, reason).await,
        Change::Close => changed::<CloseDesk>(cx, desk, LifeVerb::Close, reason).await,
    }
}

async fn changed<A: ChangesState>(
    cx: &Cx,
    desk: Id<Desk>,
    verb: LifeVerb,
    reason: &str,
) -> Result<(), LaunchError> {
    let mut tx = cx.begin().await?;
    let (desk, permit) = held::<A>(&mut tx, cx, desk).await?;
    let state = after(desk.state, verb).ok_or(LaunchError::WrongState(desk.state))?;
    let reason = reason.trim();
    let is_missing = reason.is_empty() && verb != LifeVerb::Reopen;
    if is_missing || reason.chars().count() > REASON_LENGTH {
        return Err(LaunchError::Reason);
    }
    store::desk::set_state(&mut tx, &permit, state, cx.now()).await?;
    let reason = (!reason.is_empty()).then(|| reason.to_owned());
    let change = StateChange { state, reason, by: cx.person(), at: cx.now() };
    store::launch::add_state(&mut tx, &permit, cx.new_id::<StateChange>().uuid(), &change).await?;
    tell(&mut tx, cx, &desk, state).await?;
    trail::record(&mut tx, cx, A::NAME, desk.id.uuid(), json!({ "state": state.word() })).await?;
    tx.commit().await?;
    Ok(())
}

async fn tell(tx: &mut Tx, cx: &Cx, desk: &Desk, state: DeskState) -> Result<(), LaunchError> {
    let told = events::desk::DeskStateChanged { desk: desk.id.uuid(), state: state.word().to_owned() };
    outbox::tell(tx, cx, &told).await?;
    Ok(())
}
