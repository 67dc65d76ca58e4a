//! The office writes an opportunity itself: it is published at once, or on the day it says.

use jiff::civil::Date;
use kernel::Id;
use network::api::Network;
use storage::Cx;

use super::OpportunityError;
use super::standing::{Written, begin, confirm, ground, in_network, publish_when_due};
use crate::model::doubt::{Reasons, doubts};
use crate::model::{Draft, Opportunity, Origin, Verb};
use crate::policy::KeepOpportunity;
use crate::store;

/// An opportunity of the office.
#[derive(Clone, Debug)]
pub struct NewOpportunity {
    /// The id that its form brought: the same form sent twice is one opportunity.
    pub id: Option<Id<Opportunity>>,
    /// The network whose portal shows it.
    pub network: Id<Network>,
    /// What it says.
    pub draft: Draft,
    /// The day on which it is published; today where there is none.
    pub publish_on: Option<Date>,
    /// Why its doubtful words may stay.
    pub reasons: Reasons,
}

/// Writes it and publishes it, or keeps it for its day.
///
/// # Errors
/// [`OpportunityError::Faulty`], [`OpportunityError::Over`], [`OpportunityError::Doubtful`].
pub async fn create_opportunity(cx: &Cx, new: NewOpportunity) -> Result<Id<Opportunity>, OpportunityError> {
    let mut tx = cx.begin().await?;
    network::api::network(&mut tx, new.network).await?.ok_or(OpportunityError::NotFound)?;
    let id = new.id.unwrap_or_else(|| cx.new_id());
    let permit = cx.permit::<KeepOpportunity>(in_network(&mut tx, cx, id, new.network).await?)?;
    if store::opportunity::find(&mut tx, id).await?.is_some_and(|before| before.network == new.network) {
        return Ok(id);
    }
    let ground = ground(&mut tx, cx, new.network, None).await?;
    let details = new.draft.check(&ground).map_err(OpportunityError::Faulty)?;
    if new.publish_on.is_some_and(|day| day > details.ends_on) {
        return Err(OpportunityError::Over);
    }
    confirm(&mut tx, cx, id, &doubts(&details), &new.reasons).await?;
    let written = Written {
        network: new.network,
        details,
        origin: Origin::Office,
        organisation: None,
        publish_on: new.publish_on,
    };
    let mut one = match begin(&mut tx, cx, &permit, written, Verb::Approve).await {
        // The same form came twice at once, and the other was quicker.
        Err(OpportunityError::Storage(error)) if error.is_unique_on("opportunity_opportunity") => {
            return Ok(id);
        }
        begun => begun?,
    };
    publish_when_due(&mut tx, cx, &permit, &mut one).await?;
    tx.commit().await?;
    Ok(id)
}
