//! What was published or waits is taken back, and it is said why.

use kernel::Id;
use storage::Cx;

use super::OpportunityError;
use super::standing::{in_network, step};
use crate::model::{Opportunity, Verb};
use crate::policy::DecideOpportunity;
use crate::store;

/// Takes it back: nobody is shown it any more, and a file that says it again changes nothing.
///
/// # Errors
/// [`OpportunityError::NoReason`], [`OpportunityError::Step`].
pub async fn withdraw_opportunity(
    cx: &Cx,
    id: Id<Opportunity>,
    reason: &str,
) -> Result<(), OpportunityError> {
    let mut tx = cx.begin().await?;
    let mut one = store::opportunity::lock(&mut tx, id).await?.ok_or(OpportunityError::NotFound)?;
    let permit = cx.permit::<DecideOpportunity>(in_network(&mut tx, cx, id, one.network).await?)?;
    if reason.trim().is_empty() {
        return Err(OpportunityError::NoReason);
    }
    one.reason = Some(reason.trim().to_owned());
    step(&mut tx, cx, &permit, &mut one, Verb::Withdraw).await?;
    tx.commit().await?;
    Ok(())
}
