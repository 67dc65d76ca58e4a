//! What the public suggests to mend.

use ::policy::Permit;
use kernel::{Id, Instant};
use network::api::Organisation;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::catalogue::{Suggestion, SuggestionId};
use crate::policy::{SettleSuggestion, SuggestChange};

storage::statements! {
    INSERT = "INSERT INTO desk_suggestion (id, service_id, text, made_at) VALUES ($1, $2, $3, $4)";
    FIND = "SELECT id, service_id, text, made_at FROM desk_suggestion WHERE id = $1 AND settled_at IS NULL";
    OPEN = "SELECT g.id, g.service_id, g.text, g.made_at
            FROM desk_suggestion g JOIN desk_service s ON s.id = g.service_id
            WHERE g.settled_at IS NULL AND (CAST($1 AS {bool}) OR s.organisation_id IN {set $2 uuid})
            ORDER BY g.made_at, g.id LIMIT 500";
    SETTLE = "UPDATE desk_suggestion SET settled_at = $2 WHERE id = $1 AND settled_at IS NULL";
    FORGET = "DELETE FROM desk_suggestion WHERE settled_at < $1";
}

/// Writes a suggestion on the permit's service.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<SuggestChange>,
    id: SuggestionId,
    text: &str,
    now: Instant,
) -> Result<()> {
    tx.execute(&INSERT, [id.value(), permit.target().value(), text.value(), now.value()]).await.map(drop)
}

/// One that is open.
///
/// # Errors
/// When the database refuses.
pub async fn find_open(tx: &mut Tx, id: SuggestionId) -> Result<Option<Suggestion>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// The open ones on services of some bodies, or of all, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn open(tx: &mut Tx, bodies: Option<&[Id<Organisation>]>) -> Result<Vec<Suggestion>> {
    let values = [bodies.is_none().value(), bodies.unwrap_or_default().value()];
    tx.all(&OPEN, values).await?.iter().map(read).collect()
}

/// Closes it.
///
/// # Errors
/// When the database refuses.
pub async fn settle(tx: &mut Tx, permit: &Permit<SettleSuggestion>, now: Instant) -> Result<u64> {
    tx.execute(&SETTLE, [permit.target().value(), now.value()]).await
}

/// Forgets those closed before a time.
///
/// # Errors
/// When the database refuses.
pub async fn forget_settled(tx: &mut Tx, before: Instant) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}

fn read(row: &Row) -> Result<Suggestion> {
    Ok(Suggestion {
        id: row.get("id")?,
        service: row.get("service_id")?,
        text: row.get("text")?,
        made_at: row.get("made_at")?,
    })
}
