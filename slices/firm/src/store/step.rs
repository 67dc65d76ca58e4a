//! `firm_step`: what happened to needs.

use kernel::Id;
use policy::{Action, Permit};
use storage::{Result, Row, ToValue as _, Tx, Value};

use crate::model::{Need, Step, StepKind};
use crate::policy::{Forget, TurnDay};

storage::statements! {
    INSERT = "INSERT INTO firm_step (id, need_id, kind, words, organisation_id, by_person, at)
              VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF_NEED = "SELECT id, need_id, kind, words, organisation_id, by_person, at FROM firm_step
               WHERE need_id = $1 ORDER BY at, id LIMIT 500";
    OF_NEEDS = "SELECT id, need_id, kind, words, organisation_id, by_person, at FROM firm_step
                WHERE need_id IN {set $1 uuid} ORDER BY at, id LIMIT 20000";
    EMPTY = "UPDATE firm_step SET words = NULL WHERE need_id IN {set $1 uuid}";
    DELETE = "DELETE FROM firm_step WHERE need_id IN {set $1 uuid}";
}

/// Writes a line.
///
/// # Errors
/// When the database refuses.
pub async fn insert<A: Action>(tx: &mut Tx, _permit: &Permit<A>, step: &Step) -> Result<()> {
    tx.execute(&INSERT, values(step)).await.map(drop)
}

/// Writes many at once.
///
/// # Errors
/// When the database refuses.
pub async fn insert_all(tx: &mut Tx, _permit: &Permit<TurnDay>, steps: &[Step]) -> Result<u64> {
    tx.insert_all(&INSERT, steps.iter().map(values).collect()).await
}

fn values(step: &Step) -> Vec<Value> {
    vec![
        step.id.value(),
        step.need.value(),
        step.kind.word().value(),
        step.words.value(),
        step.organisation.value(),
        step.by.value(),
        step.at.value(),
    ]
}

/// All of a need, in order.
///
/// # Errors
/// When the database refuses.
pub async fn of_need(tx: &mut Tx, need: Id<Need>) -> Result<Vec<Step>> {
    tx.all(&OF_NEED, [need.value()]).await?.iter().map(read).collect()
}

/// All of several needs, in order.
///
/// # Errors
/// When the database refuses.
pub async fn of_needs(tx: &mut Tx, needs: &[Id<Need>]) -> Result<Vec<Step>> {
    tx.all(&OF_NEEDS, [needs.value()]).await?.iter().map(read).collect()
}

/// Empties what was said.
///
/// # Errors
/// When the database refuses.
pub async fn empty(tx: &mut Tx, _permit: &Permit<Forget>, needs: &[Id<Need>]) -> Result<u64> {
    tx.execute(&EMPTY, [needs.value()]).await
}

/// Takes the lines away.
///
/// # Errors
/// When the database refuses.
pub async fn delete(tx: &mut Tx, _permit: &Permit<Forget>, needs: &[Id<Need>]) -> Result<u64> {
    tx.execute(&DELETE, [needs.value()]).await
}

fn read(row: &Row) -> Result<Step> {
    Ok(Step {
        id: row.get("id")?,
        need: row.get("need_id")?,
        kind: row.parsed("kind", StepKind::parse)?,
        words: row.optional("words")?,
        organisation: row.optional("organisation_id")?,
        by: row.optional("by_person")?,
        at: row.get("at")?,
    })
}
