//! Needs of the past, many at once: what a demonstration begins with.

use policy::Resource;
use storage::Cx;

use super::NeedError;
use crate::model::{Ask, Need, Step, number};
use crate::policy::TurnDay;
use crate::store;

/// Needs, what happened to them, what bodies were asked.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The needs, the oldest first; they get their numbers here.
    pub needs: Vec<Need>,
    /// What happened to them.
    pub steps: Vec<Step>,
    /// What bodies were asked.
    pub asks: Vec<Ask>,
}

/// Writes them, with the next numbers of their years.
///
/// # Errors
/// [`NeedError::Refused`] for all but the command line and jobs.
pub async fn put_history(cx: &Cx, mut history: History) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<TurnDay>(Resource::new((), []))?;
    for need in &mut history.needs {
        let year = need.sent_at.date().year();
        need.number = number(year, store::need::next_number(&mut tx, &permit, year).await?);
    }
    store::need::insert_all(&mut tx, &permit, cx.keys(), &history.needs).await?;
    store::step::insert_all(&mut tx, &permit, &history.steps).await?;
    store::ask::insert_all(&mut tx, &permit, &history.asks).await?;
    tx.commit().await?;
    Ok(())
}
