//! The queue as rows.

use kernel::{Id, Instant};
use serde::Serialize;
use storage::{Cx, Result, StorageError, ToValue as _, Tx, Value};

storage::statements! {
    INSERT = "INSERT INTO jobs_job
                (id, kind, payload, run_at, state, attempts, unique_key, created_at)
              VALUES ($1, $2, $3, $4, 'waiting', 0, $5, $6)
              ON CONFLICT (unique_key) DO NOTHING";
    CANCEL = "DELETE FROM jobs_job WHERE unique_key = $1 AND state = 'waiting'";
    DUE = "SELECT id FROM jobs_job
           WHERE state = 'waiting' AND run_at <= $1 AND (leased_until IS NULL OR leased_until < $1)
           ORDER BY run_at, id LIMIT 1";
    LEASE = "UPDATE jobs_job SET leased_until = $2, attempts = attempts + 1
             WHERE id IN (SELECT id FROM jobs_job
                          WHERE state = 'waiting' AND run_at <= $1 AND (leased_until IS NULL OR leased_until < $1)
                          ORDER BY run_at, id LIMIT 16 {skip_locked})
             RETURNING id, kind, payload, attempts";
    DONE = "UPDATE jobs_job SET state = 'done', finished_at = $2, leased_until = NULL, last_error = NULL WHERE id = $1";
    AGAIN = "UPDATE jobs_job SET run_at = $2, leased_until = NULL, last_error = $3 WHERE id = $1";
    DEAD = "UPDATE jobs_job SET state = 'dead', finished_at = $2, leased_until = NULL, last_error = $3 WHERE id = $1";
    FAILURES = "SELECT kind, last_error FROM jobs_job WHERE last_error IS NOT NULL ORDER BY id LIMIT 100";
    COUNTS = "SELECT COUNT(CASE WHEN state = 'waiting' THEN 1 END) AS waiting,
                     COUNT(CASE WHEN state = 'dead' THEN 1 END) AS dead
              FROM jobs_job";
    FORGET = "DELETE FROM jobs_job
              WHERE (state = 'done' AND finished_at < $1) OR (state = 'dead' AND finished_at < $2)";
    SCHEDULE = "INSERT INTO jobs_schedule (kind, next_run) VALUES ($1, $2) ON CONFLICT (kind) DO NOTHING";
    SCHEDULE_NEXT = "SELECT next_run FROM jobs_schedule WHERE kind = $1";
    SCHEDULE_ADVANCE = "UPDATE jobs_schedule SET next_run = $3 WHERE kind = $1 AND next_run <= $2";
}

/// A kind of work; the struct is its payload: ids, never names or addresses.
pub trait Job: Serialize {
    /// `room.verb_thing`.
    const KIND: &'static str;
}

/// Writes a job in the caller's transaction, to run at `run_at` or soon after.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue<J: Job>(tx: &mut Tx, cx: &Cx, job: &J, run_at: Instant) -> Result<()> {
    insert(tx, cx, J::KIND, payload(job)?, run_at, None).await?;
    Ok(())
}

/// The same, but only once for a key: asked again, it changes nothing. Says whether it was written.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue_once<J: Job>(tx: &mut Tx, cx: &Cx, job: &J, run_at: Instant, key: &str) -> Result<bool> {
    insert(tx, cx, J::KIND, payload(job)?, run_at, Some(key.to_owned())).await
}

/// Takes back a job that was enqueued with this key and has not run.
///
/// # Errors
/// When the database refuses.
pub async fn cancel(tx: &mut Tx, key: &str) -> Result<u64> {
    tx.execute(&CANCEL, [key.value()]).await
}

pub(crate) async fn insert(
    tx: &mut Tx,
    cx: &Cx,
    kind: &str,
    payload: serde_json::Value,
    run_at: Instant,
    key: Option<String>,
) -> Result<bool> {
    let values: [Value; 6] = [
        cx.new_id::<()>().value(),
        kind.value(),
        payload.value(),
        run_at.value(),
        key.value(),
        cx.now().value(),
    ];
    Ok(tx.execute(&INSERT, values).await? == 1)
}

fn payload<J: Job>(job: &J) -> Result<serde_json::Value> {
    serde_json::to_value(job)
        .map_err(|error| StorageError::Column { column: "payload".into(), source: Box::new(error) })
}

/// A job in a worker's hands.
pub(crate) struct Leased {
    pub id: Id<()>,
    pub kind: String,
    pub payload: serde_json::Value,
    pub attempts: i64,
}

/// How long a worker may keep a job before another may take it.
const LEASE_MINUTES: i64 = 10;

pub(crate) async fn any_due(tx: &mut Tx, now: Instant) -> Result<bool> {
    Ok(tx.optional(&DUE, [now.value()]).await?.is_some())
}

pub(crate) async fn lease(tx: &mut Tx, now: Instant) -> Result<Vec<Leased>> {
    let rows = tx.all(&LEASE, [now.value(), now.plus_minutes(LEASE_MINUTES).value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Leased {
                id: row.get("id")?,
                kind: row.get("kind")?,
                payload: row.get("payload")?,
                attempts: row.get("attempts")?,
            })
        })
        .collect()
}

pub(crate) async fn done(tx: &mut Tx, id: Id<()>, now: Instant) -> Result<()> {
    tx.execute(&DONE, [id.value(), now.value()]).await.map(drop)
}

pub(crate) async fn again(tx: &mut Tx, id: Id<()>, run_at: Instant, error: &str) -> Result<()> {
    tx.execute(&AGAIN, [id.value(), run_at.value(), error.value()]).await.map(drop)
}

pub(crate) async fn dead(tx: &mut Tx, id: Id<()>, now: Instant, error: &str) -> Result<()> {
    tx.execute(&DEAD, [id.value(), now.value(), error.value()]).await.map(drop)
}

pub(crate) async fn forget_finished(tx: &mut Tx, now: Instant) -> Result<u64> {
    tx.execute(&FORGET, [now.plus_days(-7).value(), now.plus_days(-90).value()]).await
}

pub(crate) async fn schedule(tx: &mut Tx, kind: &str, first: Instant) -> Result<u64> {
    tx.execute(&SCHEDULE, [kind.value(), first.value()]).await
}

/// Where a recurring job stands.
pub(crate) enum ScheduleState {
    Unknown,
    Waiting,
    Due,
}

pub(crate) async fn schedule_state(tx: &mut Tx, kind: &str, now: Instant) -> Result<ScheduleState> {
    let Some(row) = tx.optional(&SCHEDULE_NEXT, [kind.value()]).await? else {
        return Ok(ScheduleState::Unknown);
    };
    let next: Instant = row.get("next_run")?;
    Ok(if next <= now { ScheduleState::Due } else { ScheduleState::Waiting })
}

/// Jobs that failed, each with its kind and error.
pub(crate) async fn failures(tx: &mut Tx) -> Result<Vec<String>> {
    let rows = tx.all(&FAILURES, []).await?;
    rows.iter()
        .map(|row| Ok(format!("{}: {}", row.get::<String>("kind")?, row.get::<String>("last_error")?)))
        .collect()
}

pub(crate) async fn advance(tx: &mut Tx, kind: &str, now: Instant, next: Instant) -> Result<bool> {
    Ok(tx.execute(&SCHEDULE_ADVANCE, [kind.value(), now.value(), next.value()]).await? == 1)
}

/// What stands in the queue, for `doctor` and the metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Not run yet, or to be tried again.
    pub waiting: i64,
    /// Put aside after the last try: somebody must look.
    pub dead: i64,
}

/// Counts the queue.
///
/// # Errors
/// When the database refuses.
pub async fn counts(tx: &mut Tx) -> Result<Counts> {
    let row = tx.one(&COUNTS, []).await?;
    Ok(Counts { waiting: row.get("waiting")?, dead: row.get("dead")? })
}
