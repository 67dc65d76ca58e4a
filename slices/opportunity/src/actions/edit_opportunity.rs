//! The office changes the words of an opportunity. One that is over comes back when its last day moves ahead.

use kernel::Id;
use storage::{Cx, trail};

use super::OpportunityError;
use super::standing::{confirm, ground, in_network, place_name, step};
use crate::model::doubt::{Reasons, doubts};
use crate::model::{Draft, Opportunity, State, Verb};
use crate::policy::KeepOpportunity;
use crate::store;

/// Writes other words over those of `version`.
///
/// # Errors
/// [`OpportunityError::Faulty`], [`OpportunityError::Moved`] when somebody else changed it meanwhile,
/// [`OpportunityError::Doubtful`] where it is on the portal, or will be, and new words would need a reason.
pub async fn edit_opportunity(
    cx: &Cx,
    id: Id<Opportunity>,
    version: i64,
    draft: &Draft,
    reasons: &Reasons,
) -> Result<(), OpportunityError> {
    let mut tx = cx.begin().await?;
    let mut one = store::opportunity::lock(&mut tx, id).await?.ok_or(OpportunityError::NotFound)?;
    let permit = cx.permit::<KeepOpportunity>(in_network(&mut tx, cx, id, one.network).await?)?;
    if !one.state.is_editable() {
        return Err(OpportunityError::Moved);
    }
    let ground = ground(&mut tx, cx, one.network, Some(&one)).await?;
    let details = draft.check(&ground).map_err(OpportunityError::Faulty)?;
    if matches!(one.state, State::Approved | State::Published | State::Expired) {
        // What waits is looked at when it is approved; of the words that stood there before it was said then. What was lawful
        // in an offer of show alone is not when it is no longer one.
        let known = doubts(&one);
        let mut new = doubts(&details);
        new.retain(|doubt| doubt.is_barred() || !known.iter().any(|one| one.words == doubt.words));
        confirm(&mut tx, cx, id, &new, reasons).await?;
    }
    let place_name = place_name(&mut tx, &details.place).await?;
    if !store::opportunity::write(&mut tx, &permit, &details, &place_name, version, cx.now()).await? {
        return Err(OpportunityError::Moved);
    }
    one.details = details;
    trail::record(&mut tx, cx, "opportunity.edit", id.uuid(), serde_json::Value::Null).await?;
    if one.state == State::Expired && one.ends_on >= ground.today {
        step(&mut tx, cx, &permit, &mut one, Verb::Renew).await?;
    }
    tx.commit().await?;
    Ok(())
}
