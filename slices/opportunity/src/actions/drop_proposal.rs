//! A firm had its data erased: what it proposed is taken away, wherever it stands. Told twice, it is done once.

use policy::Resource;
use storage::Cx;
use uuid::Uuid;

use super::OpportunityError;
use super::standing::step;
use crate::model::{State, Verb};
use crate::policy::TakeProposal;
use crate::store;

/// What stands in place of what the firm said.
#[derive(Clone, Debug)]
pub struct Emptied {
    /// In place of the title.
    pub title: String,
    /// Why it is gone, for the office.
    pub reason: String,
}

/// Takes it off the portal and empties it.
///
/// # Errors
/// [`OpportunityError::Refused`], [`OpportunityError::Storage`]; [`OpportunityError::Moved`] when the coordinator was at it in
/// the same moment.
pub async fn drop_proposal(cx: &Cx, proposal: Uuid, emptied: &Emptied) -> Result<(), OpportunityError> {
    let mut tx = cx.begin().await?;
    // Never taken in: there is nothing of it here.
    let Some((id, _)) = store::proposal::find(&mut tx, proposal).await? else { return Ok(()) };
    let Some(mut one) = store::opportunity::lock(&mut tx, id).await? else { return Ok(()) };
    let permit = cx.permit::<TakeProposal>(Resource::new(id, [one.network.uuid()]))?;
    one.reason = Some(emptied.reason.clone());
    if one.state != State::Withdrawn {
        step(&mut tx, cx, &permit, &mut one, Verb::Withdraw).await?;
    }
    store::opportunity::empty(&mut tx, &permit, &emptied.title, cx.now()).await?;
    tx.commit().await?;
    Ok(())
}
