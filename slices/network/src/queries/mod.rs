//! Reads for pages: what one page shows, loaded in as few questions as there are tables.

pub mod agreement;
pub mod history;
pub mod organisation;
pub mod overview;
pub mod round;

use std::collections::HashMap;

use kernel::Id;
use storage::{Result, Tx};

use crate::model::Organisation;
use crate::store;

/// The names of some bodies, in one question.
pub(crate) async fn names(
    tx: &mut Tx,
    ids: &[Id<Organisation>],
) -> Result<HashMap<Id<Organisation>, String>> {
    let bodies = store::organisation::by_ids(tx, ids).await?;
    Ok(bodies.into_iter().map(|body| (body.id, body.details.name)).collect())
}
