//! `firm_wording`: the text of needs as the desk lets bodies read it.

use std::collections::HashMap;

use kernel::Id;
use policy::Permit;
use storage::{Result, Row, StorageError, ToValue as _, Tx};

use crate::model::{Need, Wording};
use crate::policy::{Forget, RewordNeed};

storage::statements! {
    PUT = "INSERT INTO firm_wording (need_id, topic, place, details, reasons, by_person, at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)
           ON CONFLICT (need_id) DO UPDATE SET
             topic = excluded.topic, place = excluded.place, details = excluded.details, reasons = excluded.reasons,
             by_person = excluded.by_person, at = excluded.at";
    OF_NEEDS = "SELECT need_id, topic, place, details, reasons, by_person, at FROM firm_wording
                WHERE need_id IN {set $1 uuid} ORDER BY need_id LIMIT 500";
    DELETE = "DELETE FROM firm_wording WHERE need_id IN {set $1 uuid}";
}

/// Writes the version of a need that bodies read from now on.
///
/// # Errors
/// When the database refuses.
pub async fn put(tx: &mut Tx, permit: &Permit<RewordNeed>, wording: &Wording) -> Result<()> {
    let reasons = serde_json::to_value(&wording.confirmed)
        .map_err(|error| StorageError::Column { column: "reasons".into(), source: Box::new(error) })?;
    let values = [
        permit.target().value(),
        wording.topic.value(),
        wording.place.value(),
        wording.details.value(),
        reasons.value(),
        wording.by.value(),
        wording.at.value(),
    ];
    tx.execute(&PUT, values).await.map(drop)
}

/// Of a need; none where bodies read what the firm wrote.
///
/// # Errors
/// When the database refuses.
pub async fn of_need(tx: &mut Tx, need: Id<Need>) -> Result<Option<Wording>> {
    Ok(of_needs(tx, &[need]).await?.remove(&need))
}

/// Of several.
///
/// # Errors
/// When the database refuses.
pub async fn of_needs(tx: &mut Tx, needs: &[Id<Need>]) -> Result<HashMap<Id<Need>, Wording>> {
    tx.all(&OF_NEEDS, [needs.value()])
        .await?
        .iter()
        .map(|row| Ok((row.get("need_id")?, read(row)?)))
        .collect()
}

/// Takes them away.
///
/// # Errors
/// When the database refuses.
pub async fn delete(tx: &mut Tx, _permit: &Permit<Forget>, needs: &[Id<Need>]) -> Result<u64> {
    tx.execute(&DELETE, [needs.value()]).await
}

fn read(row: &Row) -> Result<Wording> {
    Ok(Wording {
        topic: row.get("topic")?,
        place: row.get("place")?,
        details: row.get("details")?,
        confirmed: row.json("reasons")?,
        by: row.optional("by_person")?,
        at: row.get("at")?,
    })
}
