//! The coordinator gives back what was sent in, and says why.

use kernel::Id;
use storage::Cx;

use super::OpportunityError;
use super::standing::{in_network, step};
use crate::jobs::{BodyNews, MailBody};
use crate::model::{Opportunity, Verb};
use crate::policy::DecideOpportunity;
use crate::store;

/// Gives it back; the body is told why, with its link.
///
/// # Errors
/// [`OpportunityError::NoReason`], [`OpportunityError::Step`].
pub async fn give_back_opportunity(
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
    step(&mut tx, cx, &permit, &mut one, Verb::Return).await?;
    MailBody::to_contacts(&mut tx, cx, &one, BodyNews::Returned).await?;
    tx.commit().await?;
    Ok(())
}
