//! `business_path`, `business_step`.

use std::collections::BTreeMap;

use kernel::{Id, Instant};
use policy::Permit;
use storage::{Result, ToValue as _, Tx};

use super::model::{Answer, Answers, Path, Step};
use super::policy::{ForgetPaths, KeepPath, StartPath};

storage::statements! {
    INSERT = "INSERT INTO business_path (id, code_hash, form_hash, show_hash, created_at, changed_at)
              VALUES ($1, $2, $3, $5, $4, $4)
              ON CONFLICT (form_hash) DO NOTHING";
    BY_FORM = "SELECT id FROM business_path WHERE form_hash = $1";
    BY_CODE = "SELECT id FROM business_path WHERE code_hash = $1";
    BY_SHOWN = "SELECT id FROM business_path WHERE show_hash = $1";
    SHOW = "UPDATE business_path SET show_turn = $2, show_hash = $3 WHERE id = $1";
    PATH = "SELECT changed_at, show_turn, show_hash FROM business_path WHERE id = $1";
    STEPS = "SELECT step, done, note, version FROM business_step WHERE path_id = $1 ORDER BY step LIMIT 20";
    INSERT_STEP = "INSERT INTO business_step (path_id, step, done, note) VALUES ($1, $2, $3, $4)";
    PUT_STEP = "INSERT INTO business_step (path_id, step, done, note) VALUES ($1, $2, $3, $4)
                ON CONFLICT (path_id, step) DO UPDATE
                SET done = $3, note = $4, version = business_step.version + 1
                WHERE business_step.version = $5";
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
    (code_hash, form_hash, show_hash): (&str, &str, &str),
    answers: &Answers,
    now: Instant,
) -> Result<bool> {
    let id = permit.target();
    let values = [id.value(), code_hash.value(), form_hash.value(), now.value(), show_hash.value()];
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

/// The path of a code to show.
///
/// # Errors
/// When the database refuses.
pub async fn by_shown(tx: &mut Tx, show_hash: &str) -> Result<Option<Id<Path>>> {
    tx.optional(&BY_SHOWN, [show_hash.value()]).await?.map(|row| row.get("id")).transpose()
}

/// Another code to show, in the place of the one there was.
///
/// # Errors
/// When the database refuses.
pub async fn put_shown(tx: &mut Tx, permit: &Permit<KeepPath>, turn: i64, show_hash: &str) -> Result<()> {
    tx.execute(&SHOW, [permit.target().value(), turn.value(), show_hash.value()]).await.map(drop)
}

/// A path as it is kept.
pub struct KeptPath {
    /// What is said on it.
    pub answers: Answers,
    /// How often each step was saved; none where it never was.
    pub versions: BTreeMap<Step, i64>,
    /// When it was last changed.
    pub changed_at: Instant,
    /// Which code to show is the one of now.
    pub show_turn: i64,
    /// Whether that code opens it: not yet where the path was kept before there was one.
    pub has_shown: bool,
}

/// A path; none once it is deleted.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, path: Id<Path>) -> Result<Option<KeptPath>> {
    let Some(found) = tx.optional(&PATH, [path.value()]).await? else { return Ok(None) };
    let (mut answers, mut versions) = (Answers::default(), BTreeMap::new());
    for row in tx.all(&STEPS, [path.value()]).await? {
        let step = row.parsed("step", Step::parse)?;
        let done: Vec<String> = row.json("done")?;
        let note: String = row.get("note")?;
        answers.put(step, Answer::of(step, done.iter().map(String::as_str), &note));
        versions.insert(step, row.get("version")?);
    }
    Ok(Some(KeptPath {
        answers,
        versions,
        changed_at: found.get("changed_at")?,
        show_turn: found.get("show_turn")?,
        has_shown: found.optional::<String>("show_hash")?.is_some(),
    }))
}

/// What came of writing a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is written.
    Done,
    /// It was written since the version that was seen.
    Changed,
    /// The path is no more.
    Gone,
}

/// What is said of a step, in the place of what was at the version that was seen (0: nothing yet).
///
/// # Errors
/// When the database refuses.
pub async fn put_step(
    tx: &mut Tx,
    permit: &Permit<KeepPath>,
    (step, seen): (Step, i64),
    answer: &Answer,
    now: Instant,
) -> Result<Put> {
    if tx.execute(&TOUCH, [permit.target().value(), now.value()]).await? == 0 {
        return Ok(Put::Gone);
    }
    let mut values = row(permit.target(), step, answer);
    values.push(seen.value());
    Ok(if tx.execute(&PUT_STEP, values).await? == 0 { Put::Changed } else { Put::Done })
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
