//! `report_line` and `report_progress`: what was promised, and what was entered by hand.

use jiff::civil::Date;
use kernel::{Id, Instant, Money};
use network::api::Agreement;
use policy::Permit;
use storage::{Cx, Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::{BY_HAND, Counts, Entry, Line, LineTerms, Progress, TRAINING_DAYS};
use crate::policy::{Forget, KeepLine};

macro_rules! columns {
    () => {
        "id, agreement_id, organisation_id, what, counts, service_id, target_group, desk_id, is_own, promised, due_on,
         budget_cents, version"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM report_line WHERE id = $1");
    OF_AGREEMENT = concat!("SELECT ", columns!(), " FROM report_line WHERE agreement_id = $1 ORDER BY due_on, id LIMIT 500");
    BY_FORM_KEY = "SELECT id FROM report_line WHERE form_key = $1";
    INSERT = "INSERT INTO report_line (id, agreement_id, organisation_id, what, counts, service_id, target_group, desk_id,
                is_own, promised, due_on, budget_cents, version, form_key, created_at, changed_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $14, $14) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE report_line SET organisation_id = $3, what = $4, counts = $5, service_id = $6, target_group = $7,
                desk_id = $8, is_own = $9, promised = $10, due_on = $11, budget_cents = $12, version = version + 1,
                changed_at = $13
              WHERE id = $1 AND version = $2";
    REMOVE_PROGRESS = "DELETE FROM report_progress WHERE line_id = $1";
    REMOVE = "DELETE FROM report_line WHERE id = $1";
    INSERT_PROGRESS = "INSERT INTO report_progress (id, line_id, day, amount, proof, form_key, entered_at, entered_by)
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    PROGRESS_OF = "SELECT p.line_id, p.day, p.amount, p.proof FROM report_progress p JOIN report_line l ON l.id = p.line_id
                   WHERE l.agreement_id = $1 AND p.struck_at IS NULL ORDER BY p.day, p.id LIMIT 20000";
    ENTRIES = "SELECT id, day, amount, proof, struck_at, strike_reason FROM report_progress WHERE line_id = $1
               ORDER BY day, id LIMIT 5000";
    STRIKE = "UPDATE report_progress SET proof = '', struck_at = $3, struck_by = $4, strike_reason = $5
              WHERE line_id = $1 AND id = $2 AND struck_at IS NULL";
    FORGET_PROGRESS = "DELETE FROM report_progress WHERE line_id IN (SELECT id FROM report_line WHERE due_on < $1)";
    FORGET = "DELETE FROM report_line WHERE due_on < $1";
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Line>) -> Result<Option<Line>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Those of an agreement, the first due first.
///
/// # Errors
/// When the database refuses.
pub async fn of_agreement(tx: &mut Tx, agreement: Id<Agreement>) -> Result<Vec<Line>> {
    tx.all(&OF_AGREEMENT, [agreement.value()]).await?.iter().map(read).collect()
}

/// The one that a form made which was sent before.
///
/// # Errors
/// When the database refuses.
pub async fn by_form_key(tx: &mut Tx, key: &str) -> Result<Option<Id<Line>>> {
    tx.optional(&BY_FORM_KEY, [key.value()]).await?.map(|row| row.get("id")).transpose()
}

fn terms_values(terms: &LineTerms) -> [storage::Value; 10] {
    let (service, group, desk, is_own) = match &terms.counts {
        Counts::Measure { service, group, desk, is_own, .. } => {
            (service.clone(), group.clone(), desk.clone(), *is_own)
        }
        Counts::ByHand | Counts::TrainingDays => (None, None, None, true),
    };
    let id = |text: Option<String>| text.and_then(|text| text.parse::<Uuid>().ok());
    [
        terms.organisation.value(),
        terms.what.value(),
        terms.counts.word().value(),
        id(service).value(),
        group.value(),
        id(desk).value(),
        is_own.value(),
        terms.promised.value(),
        terms.due_on.value(),
        terms.budget.map(Money::cents).value(),
    ]
}

/// A new one; `false`, and nothing happens, when its form was sent before.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<KeepLine>,
    agreement: Id<Agreement>,
    terms: &LineTerms,
    form_key: Option<&str>,
    now: Instant,
) -> Result<bool> {
    let mut values = vec![permit.target().value(), agreement.value()];
    values.extend(terms_values(terms));
    values.extend([form_key.map(str::to_owned).value(), now.value()]);
    Ok(tx.execute(&INSERT, values).await? == 1)
}

/// Other terms; `false` when somebody else changed it in the meantime.
///
/// # Errors
/// When the database refuses.
pub async fn update(
    tx: &mut Tx,
    permit: &Permit<KeepLine>,
    version: i64,
    terms: &LineTerms,
    now: Instant,
) -> Result<bool> {
    let mut values = vec![permit.target().value(), version.value()];
    values.extend(terms_values(terms));
    values.push(now.value());
    Ok(tx.execute(&UPDATE, values).await? == 1)
}

/// Takes one away, with what was entered for it.
///
/// # Errors
/// When the database refuses.
pub async fn remove(tx: &mut Tx, permit: &Permit<KeepLine>) -> Result<()> {
    tx.execute(&REMOVE_PROGRESS, [permit.target().value()]).await?;
    tx.execute(&REMOVE, [permit.target().value()]).await.map(drop)
}

/// Enters something by hand; `false`, and nothing happens, when its form was sent before.
///
/// # Errors
/// When the database refuses.
pub async fn insert_progress(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<KeepLine>,
    progress: &Progress,
    form_key: Option<&str>,
) -> Result<bool> {
    let values = [
        cx.new_id::<Progress>().value(),
        permit.target().value(),
        progress.day.value(),
        progress.amount.value(),
        progress.proof.value(),
        form_key.map(str::to_owned).value(),
        cx.now().value(),
        cx.person().value(),
    ];
    Ok(tx.execute(&INSERT_PROGRESS, values).await? == 1)
}

/// What was entered by hand for a line, the oldest first; what was struck too.
///
/// # Errors
/// When the database refuses.
pub async fn entries(tx: &mut Tx, line: Id<Line>) -> Result<Vec<Entry>> {
    let rows = tx.all(&ENTRIES, [line.value()]).await?;
    rows.iter()
        .map(|row| {
            let struck: Option<Instant> = row.optional("struck_at")?;
            let reason: Option<String> = row.optional("strike_reason")?;
            Ok(Entry {
                id: row.get("id")?,
                progress: Progress {
                    day: row.get("day")?,
                    amount: row.get("amount")?,
                    proof: row.get("proof")?,
                },
                struck: struck.map(|at| (at, reason.unwrap_or_default())),
            })
        })
        .collect()
}

/// Strikes an entry: it counts no more and its proof is gone; `false` when it was struck before, or is none of the line.
///
/// # Errors
/// When the database refuses.
pub async fn strike(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<KeepLine>,
    entry: Id<Entry>,
    reason: &str,
) -> Result<bool> {
    let values =
        [permit.target().value(), entry.value(), cx.now().value(), cx.person().value(), reason.value()];
    Ok(tx.execute(&STRIKE, values).await? == 1)
}

/// What was entered by hand for the lines of an agreement and counts, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn progress_of(tx: &mut Tx, agreement: Id<Agreement>) -> Result<Vec<(Id<Line>, Progress)>> {
    let rows = tx.all(&PROGRESS_OF, [agreement.value()]).await?;
    rows.iter()
        .map(|row| {
            let progress =
                Progress { day: row.get("day")?, amount: row.get("amount")?, proof: row.get("proof")? };
            Ok((row.get("line_id")?, progress))
        })
        .collect()
}

/// Lets go of lines that were due before.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &mut Tx, _permit: &Permit<Forget>, before: Date) -> Result<u64> {
    tx.execute(&FORGET_PROGRESS, [before.value()]).await?;
    tx.execute(&FORGET, [before.value()]).await
}

fn read(row: &Row) -> Result<Line> {
    let word: String = row.get("counts")?;
    let text = |id: Option<Uuid>| id.map(|id| id.to_string());
    let counts = match word.as_str() {
        BY_HAND => Counts::ByHand,
        TRAINING_DAYS => Counts::TrainingDays,
        _ => Counts::Measure {
            key: word,
            service: text(row.optional("service_id")?),
            group: row.optional("target_group")?,
            desk: text(row.optional("desk_id")?),
            is_own: row.get("is_own")?,
        },
    };
    let budget: Option<i64> = row.optional("budget_cents")?;
    Ok(Line {
        id: row.get("id")?,
        agreement: row.get("agreement_id")?,
        organisation: row.get("organisation_id")?,
        what: row.get("what")?,
        counts,
        promised: row.get("promised")?,
        due_on: row.get("due_on")?,
        budget: budget.map(Money::euro_cents),
        version: row.get("version")?,
    })
}
