//! `business_path`, `business_step`.

use kernel::{Id, Instant};
use policy::Permit;
use storage::{Result, ToValue as _, Tx};

use super::model::{Answer, Answers, Path, Step};
use super::policy::{ForgetPaths, KeepPath, StartPath};

storage::statements! {
    INSERT = "INSERT INTO business_path (id, code_hash, form_hash, created_at, changed_at)
              VALUES ($1, $2, $3, $4, $4)
              ON CONFLICT (form_hash) DO NOTHING";
    BY_FORM = "SELECT id FROM business_path WHERE form_hash = $1";
    BY_CODE = "SELECT id FROM business_path WHERE code_hash = $1";
    CHANGED_AT = "SELECT changed_at FROM business_path WHERE id = $1";
    STEPS = "SELECT step, done, note FROM business_step WHERE path_id = $1 ORDER BY step LIMIT 20";
    INSERT_STEP = "INSERT INTO business_step (path_id, step, done, note) VALUES ($1, $2, $3, $4)";
    PUT_STEP = "INSERT INTO business_step (path_id, step, done, note) VALUES ($1, $2, $3, $4)
                ON CONFLICT (path_id, step) DO UPDATE SET done = $3, note = $4";
    TOUCH = "UPDATE business_path SET changed_at = $2 WHERE id = $1";
    DELETE_STEPS = "DELETE FROM business_step WHERE path_id = $1";
    DELETE = "DELETE FROM business_path WHERE id = $1";
    FORGET_STEPS = "DELETE FROM business_step
                    WHERE path_id IN (SELECT id FROM business_path WHERE changed_at < $1)";
    FORGET = "DELETE FROM business_path WHERE changed_at < $1";
}

/// A new path with what was said so far; `false` when the same form made one before.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<StartPath>,
    (code_hash, form_hash): (&str, &str),
    answers: &Answers,
    now: Instant,
) -> Result<bool> {
    let id = permit.target();
    let values = [id.value(), code_hash.value(), form_hash.value(), now.value()];
    if tx.execute(&INSERT, values).await? == 0 {
        return Ok(false);
    }
    let steps = answers.iter().map(|(step, answer)| row(id, step, answer)).collect();
    tx.insert_all(&INSERT_STEP, steps).await?;
    Ok(true)
}

/// The path that a form made.
///
/// # Errors
/// When the database refuses.
pub async fn by_form(tx: &mut Tx, form_hash: &str) -> Result<Option<Id<Path>>> {
    tx.optional(&BY_FORM, [form_hash.value()]).await?.map(|row| row.get("id")).transpose()
}

/// The path of a code.
///
/// # Errors
/// When the database refuses.
pub async fn by_code(tx: &mut Tx, code_hash: &str) -> Result<Option<Id<Path>>> {
    tx.optional(&BY_CODE, [code_hash.value()]).await?.map(|row| row.get("id")).transpose()
}

/// What is said on a path and when it was last changed; none once it is deleted.
///
/// # Errors
/// When the database refuses.
pub async fn answers(tx: &mut Tx, path: Id<Path>) -> Result<Option<(Answers, Instant)>> {
    let Some(found) = tx.optional(&CHANGED_AT, [path.value()]).await? else { return Ok(None) };
    let mut answers = Answers::default();
    for row in tx.all(&STEPS, [path.value()]).await? {
        let step = row.parsed("step", Step::parse)?;
        let done: Vec<String> = row.json("done")?;
        let note: String = row.get("note")?;
        answers.put(step, Answer::of(step, done.iter().map(String::as_str), &note));
    }
    Ok(Some((answers, found.get("changed_at")?)))
}

/// What is said of a step, in the place of what was; `false` when the path is no more.
///
/// # Errors
/// When the database refuses.
pub async fn put_step(
    tx: &mut Tx,
    permit: &Permit<KeepPath>,
    step: Step,
    answer: &Answer,
    now: Instant,
) -> Result<bool> {
    if tx.execute(&TOUCH, [permit.target().value(), now.value()]).await? == 0 {
        return Ok(false);
    }
    tx.execute(&PUT_STEP, row(permit.target(), step, answer)).await?;
    Ok(true)
}

/// Deletes a path and all that is said on it.
///
/// # Errors
/// When the database refuses.
pub async fn delete(tx: &mut Tx, permit: &Permit<KeepPath>) -> Result<()> {
    tx.execute(&DELETE_STEPS, [permit.target().value()]).await?;
    tx.execute(&DELETE, [permit.target().value()]).await.map(drop)
}

/// Deletes those last changed before a moment; how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &mut Tx, _permit: &Permit<ForgetPaths>, before: Instant) -> Result<u64> {
    tx.execute(&FORGET_STEPS, [before.value()]).await?;
    tx.execute(&FORGET, [before.value()]).await
}

fn row(path: Id<Path>, step: Step, answer: &Answer) -> Vec<storage::Value> {
    let done = serde_json::Value::from(answer.done.clone());
    vec![path.value(), step.word().value(), done.value(), answer.note.value()]
}
