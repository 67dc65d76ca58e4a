//! The trail: who did what that must be answered for (an override, a launch, a grant of role). No personal data
//! beyond the ids of who acted and of what was acted on.

use kernel::{Id, Instant};
use uuid::Uuid;

use crate::{Cx, Result, ToValue as _, Tx};

crate::statements! {
    INSERT = "INSERT INTO storage_trail (id, at, actor_kind, person_id, action, resource, details)
              VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF_RESOURCE = "SELECT id, at, actor_kind, person_id, action, details FROM storage_trail
                   WHERE resource = $1 ORDER BY at DESC, id DESC LIMIT 200";
}

/// One line of the trail.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: Id<Entry>,
    /// When.
    pub at: Instant,
    /// The kind of actor.
    pub actor_kind: String,
    /// The person, where one acted.
    pub person: Option<Uuid>,
    /// `room.verb_thing`.
    pub action: String,
    /// What belongs to it: a reason, a number.
    pub details: serde_json::Value,
}

/// Adds a line in the caller's transaction.
///
/// # Errors
/// When the database refuses.
pub async fn record(
    tx: &mut Tx,
    cx: &Cx,
    action: &str,
    resource: Uuid,
    details: serde_json::Value,
) -> Result<()> {
    let values = [
        cx.new_id::<Entry>().value(),
        cx.now().value(),
        cx.actor.kind().value(),
        cx.person().value(),
        action.value(),
        resource.value(),
        details.value(),
    ];
    tx.execute(&INSERT, values).await?;
    Ok(())
}

/// The newest 200 lines about a resource.
///
/// # Errors
/// When the database refuses.
pub async fn of_resource(tx: &mut Tx, resource: Uuid) -> Result<Vec<Entry>> {
    let rows = tx.all(&OF_RESOURCE, [resource.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Entry {
                id: row.get("id")?,
                at: row.get("at")?,
                actor_kind: row.get("actor_kind")?,
                person: row.optional("person_id")?,
                action: row.get("action")?,
                details: row.get("details")?,
            })
        })
        .collect()
}
