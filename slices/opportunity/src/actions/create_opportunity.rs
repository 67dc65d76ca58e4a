//! The office writes an opportunity itself: it is published at once, or on the day it says.

use jiff::civil::Date;
use kernel::Id;
use network::api::Network;
use storage::Cx;

use super::OpportunityError;
use super::standing::{ground, in_network, note, place_name, publish_when_due};
use crate::model::{Draft, Opportunity, Origin, State, Verb, slug};
use crate::policy::KeepOpportunity;
use crate::store;
use crate::store::opportunity::New;

/// An opportunity of the office.
#[derive(Clone, Debug)]
pub struct NewOpportunity {
    /// The network whose portal shows it.
    pub network: Id<Network>,
    /// What it says.
    pub draft: Draft,
    /// The day on which it is published; today where there is none.
    pub publish_on: Option<Date>,
}

/// Writes it and publishes it, or keeps it for its day.
///
/// # Errors
/// [`OpportunityError::Faulty`], [`OpportunityError::Over`].
pub async fn create_opportunity(cx: &Cx, new: NewOpportunity) -> Result<Id<Opportunity>, OpportunityError> {
    let mut tx = cx.begin().await?;
    network::api::network(&mut tx, new.network).await?.ok_or(OpportunityError::NotFound)?;
    let id = cx.new_id();
    let permit = cx.permit::<KeepOpportunity>(in_network(&mut tx, cx, id, new.network).await?)?;
    let ground = ground(&mut tx, cx, new.network, None).await?;
    let details = new.draft.check(&ground).map_err(OpportunityError::Faulty)?;
    if new.publish_on.is_some_and(|day| day > details.ends_on) {
        return Err(OpportunityError::Over);
    }
    let place_name = place_name(&mut tx, &details.place).await?;
    let mut one = Opportunity {
        id,
        network: new.network,
        slug: slug(&details.title, id.uuid()),
        state: State::after(None, Verb::Approve)?,
        details,
        origin: Origin::Office,
        organisation: None,
        source: None,
        version: 1,
        reason: None,
        publish_on: new.publish_on,
        published_at: None,
        changed_at: cx.now(),
    };
    let row =
        New { opportunity: one.clone(), source_ref: None, digest: None, created_at: cx.now(), place_name };
    store::opportunity::insert(&mut tx, &permit, &row).await?;
    note(&mut tx, cx, &one, Verb::Approve).await?;
    publish_when_due(&mut tx, cx, &permit, &mut one).await?;
    tx.commit().await?;
    Ok(id)
}
