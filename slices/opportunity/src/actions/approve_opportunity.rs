//! The coordinator approves what was sent in or read from a file: it is published at once, or on the day she says.

use jiff::civil::Date;
use kernel::Id;
use storage::Cx;

use super::OpportunityError;
use super::standing::{confirm, in_network, publish_when_due, step};
use crate::jobs::{BodyNews, MailBody};
use crate::model::doubt::{Reasons, doubts};
use crate::model::{Opportunity, State, Verb};
use crate::policy::DecideOpportunity;
use crate::store;

/// Approves it; the body is told when it is on the portal.
///
/// # Errors
/// [`OpportunityError::Step`], [`OpportunityError::Over`] when nobody could use it any more by then,
/// [`OpportunityError::Doubtful`] with the words of which it is not said why they may stay.
pub async fn approve_opportunity(
    cx: &Cx,
    id: Id<Opportunity>,
    publish_on: Option<Date>,
    reasons: &Reasons,
) -> Result<(), OpportunityError> {
    let mut tx = cx.begin().await?;
    let mut one = store::opportunity::lock(&mut tx, id).await?.ok_or(OpportunityError::NotFound)?;
    let permit = cx.permit::<DecideOpportunity>(in_network(&mut tx, cx, id, one.network).await?)?;
    if one.ends_on < publish_on.unwrap_or_else(|| cx.now().date()).max(cx.now().date()) {
        return Err(OpportunityError::Over);
    }
    confirm(&mut tx, cx, id, &doubts(&one), reasons).await?;
    one.publish_on = publish_on;
    one.reason = None;
    step(&mut tx, cx, &permit, &mut one, Verb::Approve).await?;
    publish_when_due(&mut tx, cx, &permit, &mut one).await?;
    let news = if one.state == State::Published { BodyNews::Published } else { BodyNews::Approved };
    MailBody::to_contacts(&mut tx, cx, &one, news).await?;
    tx.commit().await?;
    Ok(())
}
