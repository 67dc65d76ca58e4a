//! What was changed in an agreement, by whom and when: from the trail.

use std::collections::HashMap;

use identity::api::PersonId;
use kernel::{Id, Instant};
use storage::{Result, Tx, trail};

use crate::model::{Agreement, Change};

/// One edit.
pub struct Edit {
    /// When.
    pub at: Instant,
    /// Who; none when no person did it, or her account was erased.
    pub by: Option<String>,
    /// What changed.
    pub changes: Vec<Change>,
}

/// The edits of an agreement, the newest first.
pub async fn of_agreement(tx: &mut Tx, id: Id<Agreement>) -> Result<Vec<Edit>> {
    let entries = trail::of_resource(tx, id.uuid()).await?;
    let people: Vec<PersonId> = entries.iter().filter_map(|entry| entry.person).map(Id::from_uuid).collect();
    let names: HashMap<_, _> = identity::api::display_names(tx, &people).await?;
    let edits = entries.into_iter().filter_map(|entry| {
        // Lines of before edits were kept have no changes to show.
        let changes = entry.details.get("changes")?.clone();
        let changes: Vec<Change> = serde_json::from_value(changes).ok()?;
        let by = entry.person.and_then(|id| names.get(&Id::from_uuid(id)).cloned());
        Some(Edit { at: entry.at, by, changes })
    });
    Ok(edits.collect())
}
