//! Events: what a room tells the others, written in the transaction in which it happened and delivered at least
//! once by the worker (`jobs`). Subscribers are idempotent by event id.

pub use kernel::Event;
use kernel::{Id, Instant};

use crate::{Cx, Result, StorageError, ToValue as _, Tx};

crate::statements! {
    INSERT = "INSERT INTO storage_event (id, kind, payload, occurred_at, class, keep_until)
              VALUES ($1, $2, $3, $4, $5, $6)";
    WAITING = "SELECT id, kind, payload FROM storage_event WHERE delivered_at IS NULL
               ORDER BY occurred_at, id LIMIT 100 {skip_locked}";
    ANY_WAITING = "SELECT id FROM storage_event WHERE delivered_at IS NULL LIMIT 1";
    DELIVERED = "UPDATE storage_event SET delivered_at = $2 WHERE id IN {set $1 uuid}";
    FIND = "SELECT id, kind, payload FROM storage_event WHERE id = $1";
    FORGET = "DELETE FROM storage_event WHERE delivered_at IS NOT NULL AND keep_until < $1";
    ERASE = "DELETE FROM storage_event WHERE id IN {set $1 uuid}";
}

/// An event as it is kept.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its id, by which subscribers know it again.
    pub id: Id<Told>,
    /// Its kind.
    pub kind: String,
    /// Its content.
    pub payload: serde_json::Value,
}

/// Tells an event in the caller's transaction.
///
/// # Errors
/// When the database refuses.
pub async fn tell<E: Event>(tx: &mut Tx, cx: &Cx, event: &E) -> Result<Id<Told>> {
    let payload = serde_json::to_value(event)
        .map_err(|error| StorageError::Column { column: "payload".into(), source: Box::new(error) })?;
    let (id, now) = (cx.new_id(), cx.now());
    let row = [
        id.value(),
        E::KIND.value(),
        payload.value(),
        now.value(),
        E::CLASS.word().value(),
        now.plus_days(E::KEPT_DAYS).value(),
    ];
    tx.execute(&INSERT, row).await?;
    Ok(id)
}

/// Events not yet handed to their subscribers, oldest first, locked for this worker.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(tx: &mut Tx) -> Result<Vec<Told>> {
    tx.all(&WAITING, []).await?.iter().map(read).collect()
}

/// Whether any event waits: asked with a reader, so that an idle worker never takes the writer.
///
/// # Errors
/// When the database refuses.
pub async fn any_waiting(tx: &mut Tx) -> Result<bool> {
    Ok(tx.optional(&ANY_WAITING, []).await?.is_some())
}

/// One event, for the job that delivers it.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Told>) -> Result<Option<Told>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Marks events as handed over.
///
/// # Errors
/// When the database refuses.
pub async fn delivered(tx: &mut Tx, ids: &[Id<Told>], now: Instant) -> Result<u64> {
    tx.execute(&DELIVERED, [ids.value(), now.value()]).await
}

/// Forgets events that were delivered and whose time, that of their kind, is over.
///
/// # Errors
/// When the database refuses.
pub async fn forget_over(tx: &mut Tx, now: Instant) -> Result<u64> {
    tx.execute(&FORGET, [now.value()]).await
}

/// Erases these, delivered or not: whom they told of has the right to it (GDPR art. 17).
///
/// # Errors
/// When the database refuses.
pub async fn erase(tx: &mut Tx, ids: &[Id<Told>]) -> Result<u64> {
    tx.execute(&ERASE, [ids.value()]).await
}

fn read(row: &crate::Row) -> Result<Told> {
    Ok(Told { id: row.get("id")?, kind: row.get("kind")?, payload: row.get("payload")? })
}
