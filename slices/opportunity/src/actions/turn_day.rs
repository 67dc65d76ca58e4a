//! A day begins: what was approved for it is published, what is over goes to the archive.
//!
//! Pages do not wait for it, since what is shown is decided from the day; it moves the state and tells the others.

use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::OpportunityError;
use super::standing::tell;
use crate::jobs::{BodyNews, MailBody};
use crate::model::{Opportunity, State, Verb};
use crate::policy::TurnDay;
use crate::store;

/// How many are done in one transaction.
const BATCH: i64 = 200;

/// Publishes and expires at most 200 of each; how many, so that the caller goes on until none is left.
///
/// # Errors
/// [`OpportunityError::Refused`].
pub async fn turn_day(cx: &Cx) -> Result<usize, OpportunityError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<TurnDay>(Resource::new((), []))?;
    let (today, now) = (cx.now().date(), cx.now());

    let mut due = store::opportunity::due(&mut tx, today, BATCH).await?;
    let to = State::after(Some(State::Approved), Verb::Publish)?;
    let ids: Vec<Id<Opportunity>> = due.iter().map(|one| one.id).collect();
    store::opportunity::publish_all(&mut tx, &permit, &ids, now).await?;
    for one in &mut due {
        one.state = to;
        tell(&mut tx, cx, one).await?;
        MailBody::to_contacts(&mut tx, cx, one, BodyNews::Published).await?;
    }

    let mut over = store::opportunity::over(&mut tx, today, BATCH).await?;
    let ids: Vec<Id<Opportunity>> = over.iter().map(|one| one.id).collect();
    store::opportunity::expire_all(&mut tx, &permit, &ids, now).await?;
    for one in &mut over {
        one.state = State::after(Some(one.state), Verb::Expire)?;
        tell(&mut tx, cx, one).await?;
    }
    tx.commit().await?;
    Ok(due.len() + over.len())
}
