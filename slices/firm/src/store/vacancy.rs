//! `firm_vacancy`: the vacancies that firms proposed.

use kernel::{Id, Instant};
use policy::Permit;
use storage::outbox::Told;
use storage::{Result, Row, StorageError, ToValue as _, Tx};

use crate::model::{Need, Vacancy, VacancyState};
use crate::policy::{Forget, ProposeVacancy, SettleVacancy};

macro_rules! columns {
    () => {
        "id, need_id, state, draft, revision, reason, path, proposed_at, decided_at"
    };
}

storage::statements! {
    INSERT = "INSERT INTO firm_vacancy (id, need_id, state, draft, revision, proposed_at, told_id)
              VALUES ($1, $2, 'proposed', $3, $4, $5, $6)";
    AGAIN = "UPDATE firm_vacancy SET
               state = 'proposed', draft = $2, revision = revision + 1, reason = NULL, proposed_at = $4, told_id = $5
             WHERE id = $1 AND state = 'returned' AND revision = $3";
    FIND = concat!("SELECT ", columns!(), " FROM firm_vacancy WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM firm_vacancy WHERE id = $1 {for_update}");
    OF_NEED = concat!("SELECT ", columns!(), " FROM firm_vacancy WHERE need_id = $1 ORDER BY proposed_at, id LIMIT 100");
    OF_NEEDS = concat!("SELECT ", columns!(), " FROM firm_vacancy WHERE need_id IN {set $1 uuid}
                        ORDER BY proposed_at, id LIMIT 4000");
    SETTLE = "UPDATE firm_vacancy SET state = $2, reason = $3, path = $4, decided_at = $5 WHERE id = $1";
    TOLD_OF = "SELECT told_id FROM firm_vacancy WHERE need_id IN {set $1 uuid} AND told_id IS NOT NULL ORDER BY id LIMIT 2000";
    DELETE = "DELETE FROM firm_vacancy WHERE need_id IN {set $1 uuid}";
}

/// Writes a new one, or a returned one that was mended; false when another page was faster.
///
/// # Errors
/// When the database refuses.
pub async fn propose(
    tx: &mut Tx,
    permit: &Permit<ProposeVacancy>,
    vacancy: &Vacancy,
    is_new: bool,
    event: Id<Told>,
) -> Result<bool> {
    let draft = serde_json::to_value(&vacancy.draft)
        .map_err(|error| StorageError::Column { column: "draft".into(), source: Box::new(error) })?;
    let id = permit.target().value();
    let written = if is_new {
        let values = [
            id,
            vacancy.need.value(),
            draft.value(),
            vacancy.revision.value(),
            vacancy.proposed_at.value(),
            event.value(),
        ];
        tx.execute(&INSERT, values).await?
    } else {
        let before = (vacancy.revision - 1).value();
        tx.execute(&AGAIN, [id, draft.value(), before, vacancy.proposed_at.value(), event.value()]).await?
    };
    Ok(written == 1)
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Vacancy>) -> Result<Option<Vacancy>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Holds the row until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &mut Tx, id: Id<Vacancy>) -> Result<Option<Vacancy>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read).transpose()
}

/// All of a need, in order.
///
/// # Errors
/// When the database refuses.
pub async fn of_need(tx: &mut Tx, need: Id<Need>) -> Result<Vec<Vacancy>> {
    tx.all(&OF_NEED, [need.value()]).await?.iter().map(read).collect()
}

/// All of several needs, in order.
///
/// # Errors
/// When the database refuses.
pub async fn of_needs(tx: &mut Tx, needs: &[Id<Need>]) -> Result<Vec<Vacancy>> {
    tx.all(&OF_NEEDS, [needs.value()]).await?.iter().map(read).collect()
}

/// Writes what became of it.
///
/// # Errors
/// When the database refuses.
pub async fn settle(
    tx: &mut Tx,
    permit: &Permit<SettleVacancy>,
    state: VacancyState,
    reason: Option<&str>,
    path: Option<&str>,
    now: Instant,
) -> Result<u64> {
    let values = [permit.target().value(), state.word().value(), reason.value(), path.value(), now.value()];
    tx.execute(&SETTLE, values).await
}

/// The events that proposed them.
///
/// # Errors
/// When the database refuses.
pub async fn told_of(tx: &mut Tx, needs: &[Id<Need>]) -> Result<Vec<Id<Told>>> {
    tx.all(&TOLD_OF, [needs.value()]).await?.iter().map(|row| row.get("told_id")).collect()
}

/// Takes them away; what was published stays where it was published.
///
/// # Errors
/// When the database refuses.
pub async fn delete(tx: &mut Tx, _permit: &Permit<Forget>, needs: &[Id<Need>]) -> Result<u64> {
    tx.execute(&DELETE, [needs.value()]).await
}

fn read(row: &Row) -> Result<Vacancy> {
    Ok(Vacancy {
        id: row.get("id")?,
        need: row.get("need_id")?,
        state: row.parsed("state", VacancyState::parse)?,
        draft: row.json("draft")?,
        revision: row.get("revision")?,
        reason: row.optional("reason")?,
        path: row.optional("path")?,
        proposed_at: row.get("proposed_at")?,
        decided_at: row.optional("decided_at")?,
    })
}
