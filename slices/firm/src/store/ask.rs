//! `firm_ask`: what bodies were asked about needs.

use jiff::civil::Date;
use kernel::{Id, Instant};
use policy::{Action, Permit};
use storage::{Result, Row, ToValue as _, Tx, Value};

use crate::model::{Ask, AskReply, AskState, Need};
use crate::policy::{AnswerAsk, Forget, TurnDay};

macro_rules! columns {
    () => {
        "id, need_id, organisation_id, state, question, words, from_day, due_on, asked_at, answered_at"
    };
}

storage::statements! {
    // A body that let a question lapse, or said no, may be asked again; one that has still to say is asked once.
    PUT = "INSERT INTO firm_ask (id, need_id, organisation_id, state, question, words, from_day, due_on, asked_at, answered_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           ON CONFLICT (need_id, organisation_id) DO NOTHING";
    AGAIN = "UPDATE firm_ask SET
               state = 'waiting', question = $3, words = NULL, from_day = NULL, due_on = $4, asked_at = $5, answered_at = NULL,
               reminded_at = NULL
             WHERE need_id = $1 AND organisation_id = $2 AND state IN ('cannot', 'lapsed')
             RETURNING id";
    FIND = concat!("SELECT ", columns!(), " FROM firm_ask WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM firm_ask WHERE id = $1 {for_update}");
    OF_NEED = concat!("SELECT ", columns!(), " FROM firm_ask WHERE need_id = $1 ORDER BY asked_at, id LIMIT 200");
    OF_NEEDS = concat!("SELECT ", columns!(), " FROM firm_ask WHERE need_id IN {set $1 uuid}
                        ORDER BY asked_at, id LIMIT 20000");
    REPLY = "UPDATE firm_ask SET state = $2, words = $3, from_day = $4, answered_at = $5 WHERE id = $1 AND state = 'waiting'";
    DUE = concat!("SELECT ", columns!(), " FROM firm_ask
                   WHERE state = 'waiting' AND due_on <= $1 AND reminded_at IS NULL ORDER BY due_on, id LIMIT 200");
    REMINDED = "UPDATE firm_ask SET reminded_at = $2 WHERE id IN {set $1 uuid}";
    OVER = concat!("SELECT ", columns!(), " FROM firm_ask WHERE state = 'waiting' AND due_on < $1 ORDER BY due_on, id LIMIT 200");
    LAPSE = "UPDATE firm_ask SET state = 'lapsed' WHERE id IN {set $1 uuid} AND state = 'waiting'";
    LAPSE_OF = "UPDATE firm_ask SET state = 'lapsed' WHERE need_id = $1 AND state = 'waiting'";
    EMPTY = "UPDATE firm_ask SET words = NULL, question = '' WHERE need_id IN {set $1 uuid}";
    DELETE = "DELETE FROM firm_ask WHERE need_id IN {set $1 uuid}";
}

/// Asks a body, or asks it again; the question's id, or `None` while it has still to say or said yes already.
///
/// # Errors
/// When the database refuses.
pub async fn put<A: Action>(tx: &mut Tx, _permit: &Permit<A>, ask: &Ask) -> Result<Option<Id<Ask>>> {
    if tx.execute(&PUT, values(ask)).await? == 1 {
        return Ok(Some(ask.id));
    }
    let again = [
        ask.need.value(),
        ask.organisation.value(),
        ask.question.value(),
        ask.due_on.value(),
        ask.asked_at.value(),
    ];
    tx.optional(&AGAIN, again).await?.map(|row| row.get("id")).transpose()
}

/// Writes many at once.
///
/// # Errors
/// When the database refuses.
pub async fn insert_all(tx: &mut Tx, _permit: &Permit<TurnDay>, asks: &[Ask]) -> Result<u64> {
    tx.insert_all(&PUT, asks.iter().map(values).collect()).await
}

fn values(ask: &Ask) -> Vec<Value> {
    vec![
        ask.id.value(),
        ask.need.value(),
        ask.organisation.value(),
        ask.state.word().value(),
        ask.question.value(),
        ask.words.value(),
        ask.from_day.value(),
        ask.due_on.value(),
        ask.asked_at.value(),
        ask.answered_at.value(),
    ]
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Ask>) -> Result<Option<Ask>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Holds the row until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &mut Tx, id: Id<Ask>) -> Result<Option<Ask>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read).transpose()
}

/// All of a need, in order.
///
/// # Errors
/// When the database refuses.
pub async fn of_need(tx: &mut Tx, need: Id<Need>) -> Result<Vec<Ask>> {
    tx.all(&OF_NEED, [need.value()]).await?.iter().map(read).collect()
}

/// All of several needs, in order.
///
/// # Errors
/// When the database refuses.
pub async fn of_needs(tx: &mut Tx, needs: &[Id<Need>]) -> Result<Vec<Ask>> {
    tx.all(&OF_NEEDS, [needs.value()]).await?.iter().map(read).collect()
}

/// Writes what the body said; false when it was said already, or lapsed.
///
/// # Errors
/// When the database refuses.
pub async fn reply(tx: &mut Tx, permit: &Permit<AnswerAsk>, reply: &AskReply, now: Instant) -> Result<bool> {
    let values = [
        permit.target().value(),
        reply.state().word().value(),
        reply.words().value(),
        reply.from_day().value(),
        now.value(),
    ];
    Ok(tx.execute(&REPLY, values).await? == 1)
}

/// What is due by that day and was not reminded of.
///
/// # Errors
/// When the database refuses.
pub async fn due(tx: &mut Tx, by: Date) -> Result<Vec<Ask>> {
    tx.all(&DUE, [by.value()]).await?.iter().map(read).collect()
}

/// Remembers that they were reminded of.
///
/// # Errors
/// When the database refuses.
pub async fn reminded(tx: &mut Tx, _permit: &Permit<TurnDay>, ids: &[Id<Ask>], now: Instant) -> Result<u64> {
    tx.execute(&REMINDED, [ids.value(), now.value()]).await
}

/// What should have been said before today.
///
/// # Errors
/// When the database refuses.
pub async fn over(tx: &mut Tx, today: Date) -> Result<Vec<Ask>> {
    tx.all(&OVER, [today.value()]).await?.iter().map(read).collect()
}

/// Lets them lapse.
///
/// # Errors
/// When the database refuses.
pub async fn lapse(tx: &mut Tx, _permit: &Permit<TurnDay>, ids: &[Id<Ask>]) -> Result<u64> {
    tx.execute(&LAPSE, [ids.value()]).await
}

/// Lets lapse what is still asked about a need that is over.
///
/// # Errors
/// When the database refuses.
pub async fn lapse_of<A: Action>(tx: &mut Tx, _permit: &Permit<A>, need: Id<Need>) -> Result<u64> {
    tx.execute(&LAPSE_OF, [need.value()]).await
}

/// Empties what was said.
///
/// # Errors
/// When the database refuses.
pub async fn empty(tx: &mut Tx, _permit: &Permit<Forget>, needs: &[Id<Need>]) -> Result<u64> {
    tx.execute(&EMPTY, [needs.value()]).await
}

/// Takes them away.
///
/// # Errors
/// When the database refuses.
pub async fn delete(tx: &mut Tx, _permit: &Permit<Forget>, needs: &[Id<Need>]) -> Result<u64> {
    tx.execute(&DELETE, [needs.value()]).await
}

fn read(row: &Row) -> Result<Ask> {
    Ok(Ask {
        id: row.get("id")?,
        need: row.get("need_id")?,
        organisation: row.get("organisation_id")?,
        state: row.parsed("state", AskState::parse)?,
        question: row.get("question")?,
        words: row.optional("words")?,
        from_day: row.optional("from_day")?,
        due_on: row.get("due_on")?,
        asked_at: row.get("asked_at")?,
        answered_at: row.optional("answered_at")?,
    })
}
