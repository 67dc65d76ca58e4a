//! `referral_step`, `referral_call`, `referral_told`: what happened, who is to be telephoned, what was told of it.

use kernel::Id;
use policy::Permit;
use storage::outbox::Told;
use storage::{Cx, Result, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::{Call, Referral, Side, State, Taken, Verb};
use crate::policy::KeepReferral;

storage::statements! {
    STEP = "INSERT INTO referral_step (id, referral_id, at, verb, state, side, person_id, note)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    STEPS_OF = "SELECT at, verb, state, side, person_id, note FROM referral_step
                WHERE referral_id = $1 ORDER BY at, id LIMIT 100";
    /// What she was to be told before is old news now.
    DROP_CALLS = "DELETE FROM referral_call WHERE referral_id = $1 AND done_at IS NULL";
    CALL = "INSERT INTO referral_call (id, referral_id, desk_id, state, wanted_at) VALUES ($1, $2, $3, $4, $5)";
    CALLS = "SELECT id, referral_id, state, wanted_at FROM referral_call
             WHERE desk_id = $1 AND done_at IS NULL ORDER BY wanted_at, id LIMIT 200";
    COUNT_CALLS = "SELECT COUNT(*) AS count FROM referral_call WHERE desk_id = $1 AND done_at IS NULL";
    FIND_CALL = "SELECT id, referral_id, state, wanted_at FROM referral_call WHERE id = $1";
    CALLED = "UPDATE referral_call SET done_at = $3, done_by = $4 WHERE id = $2 AND referral_id = $1 AND done_at IS NULL";
    EVENTS_OF = "SELECT told_id FROM referral_told WHERE referral_id = $1 ORDER BY told_id LIMIT 100";
    TOLD = "INSERT INTO referral_told (told_id, referral_id) VALUES ($1, $2)";
}

/// Adds a step to the timeline.
///
/// # Errors
/// When the database refuses.
pub async fn add(tx: &mut Tx, cx: &Cx, id: Id<Referral>, taken: &Taken) -> Result<()> {
    let values = [
        cx.new_id::<Taken>().value(),
        id.value(),
        taken.at.value(),
        taken.verb.word().value(),
        taken.state.word().value(),
        taken.side.word().value(),
        taken.person.value(),
        taken.note.value(),
    ];
    tx.execute(&STEP, values).await.map(drop)
}

/// The timeline of one, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn of(tx: &mut Tx, id: Id<Referral>) -> Result<Vec<Taken>> {
    let rows = tx.all(&STEPS_OF, [id.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Taken {
                at: row.get("at")?,
                verb: row.parsed("verb", Verb::parse)?,
                state: row.parsed("state", State::parse)?,
                side: row.parsed("side", Side::parse)?,
                person: row.optional("person_id")?,
                note: row.optional("note")?,
            })
        })
        .collect()
}

/// Puts her on the list of people to telephone, in place of what stood there of this hand-over.
///
/// # Errors
/// When the database refuses.
pub async fn want_call(tx: &mut Tx, cx: &Cx, one: &Referral) -> Result<()> {
    tx.execute(&DROP_CALLS, [one.id.value()]).await?;
    let values = [
        cx.new_id::<Call>().value(),
        one.id.value(),
        one.desk.value(),
        one.state.word().value(),
        cx.now().value(),
    ];
    tx.execute(&CALL, values).await.map(drop)
}

/// Whom a desk is to telephone, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn calls(tx: &mut Tx, desk: Uuid) -> Result<Vec<Call>> {
    tx.all(&CALLS, [desk.value()]).await?.iter().map(read_call).collect()
}

/// How many.
///
/// # Errors
/// When the database refuses.
pub async fn count_calls(tx: &mut Tx, desk: Uuid) -> Result<i64> {
    tx.one(&COUNT_CALLS, [desk.value()]).await?.get("count")
}

/// One of them.
///
/// # Errors
/// When the database refuses.
pub async fn call(tx: &mut Tx, id: Id<Call>) -> Result<Option<Call>> {
    tx.optional(&FIND_CALL, [id.value()]).await?.as_ref().map(read_call).transpose()
}

/// Notes that she was told; says whether she was not before.
///
/// # Errors
/// When the database refuses.
pub async fn called(tx: &mut Tx, cx: &Cx, permit: &Permit<KeepReferral>, id: Id<Call>) -> Result<bool> {
    let values = [permit.target().value(), id.value(), cx.now().value(), cx.person().value()];
    Ok(tx.execute(&CALLED, values).await? == 1)
}

/// Keeps which event came of it.
///
/// # Errors
/// When the database refuses.
pub async fn told(tx: &mut Tx, id: Id<Referral>, told: Id<Told>) -> Result<()> {
    tx.execute(&TOLD, [told.value(), id.value()]).await.map(drop)
}

/// The events that came of one, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn events_of(tx: &mut Tx, id: Id<Referral>) -> Result<Vec<Id<Told>>> {
    tx.all(&EVENTS_OF, [id.value()]).await?.iter().map(|row| row.get("told_id")).collect()
}

fn read_call(row: &storage::Row) -> Result<Call> {
    Ok(Call {
        id: row.get("id")?,
        referral: row.get("referral_id")?,
        state: row.parsed("state", State::parse)?,
        wanted_at: row.get("wanted_at")?,
    })
}
