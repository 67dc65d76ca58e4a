//! `contact_case`.

use desk::api::Desk;
use jiff::civil::Date;
use kernel::Id;
use policy::{Action, Permit};
use storage::outbox::Told;
use storage::{Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::{Case, Client, Outcome, Request};
use crate::policy::KeepCase;

macro_rules! columns {
    () => {
        "id, organisation_id, desk_id, client_id, request, purpose, state, outcome, opened_on, closed_on, told_event"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM contact_case WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM contact_case WHERE id = $1 {for_update}");
    OF_DESK = concat!("SELECT ", columns!(), " FROM contact_case
                       WHERE desk_id = $1 AND state = $2 ORDER BY opened_on DESC, id DESC LIMIT $3");
    OF_CLIENT = concat!("SELECT ", columns!(), " FROM contact_case
                         WHERE client_id = $1 ORDER BY opened_on DESC, id DESC LIMIT 100");
    INSERT = "INSERT INTO contact_case (id, organisation_id, desk_id, client_id, request, purpose, state, outcome, opened_on,
                closed_on, opened_by, told_event)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    CLOSE = "UPDATE contact_case SET state = 'closed', closed_on = $2, outcome = $3, told_event = $4
             WHERE id = $1 AND state = 'open'";
    COUNT = "SELECT COUNT(*) AS many FROM contact_record WHERE case_id = $1";
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Case>) -> Result<Option<Case>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// By id, locked until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &mut Tx, id: Id<Case>) -> Result<Option<Case>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read).transpose()
}

/// The open or the closed ones of a desk, newest first, so many at most.
///
/// # Errors
/// When the database refuses.
pub async fn of_desk(tx: &mut Tx, desk: Id<Desk>, is_open: bool, most: i64) -> Result<Vec<Case>> {
    let state = if is_open { "open" } else { "closed" };
    tx.all(&OF_DESK, [desk.value(), state.value(), most.value()]).await?.iter().map(read).collect()
}

/// Those of a client, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_client(tx: &mut Tx, client: Id<Client>) -> Result<Vec<Case>> {
    tx.all(&OF_CLIENT, [client.value()]).await?.iter().map(read).collect()
}

/// A new one; demo data brings closed ones too.
///
/// # Errors
/// When the database refuses.
pub async fn insert<A: Action>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    cases: &[Case],
    by: Option<Uuid>,
) -> Result<u64> {
    let rows = cases.iter().map(|one| {
        vec![
            one.id.value(),
            one.organisation.value(),
            one.desk.value(),
            one.client.value(),
            one.request.word().value(),
            one.purpose.value(),
            if one.closed.is_some() { "closed" } else { "open" }.value(),
            one.closed.map(|(_, outcome)| outcome.word()).value(),
            one.opened_on.value(),
            one.closed.map(|(day, _)| day).value(),
            by.value(),
            one.told.value(),
        ]
    });
    tx.insert_all(&INSERT, rows.collect()).await
}

/// Closes it; `false` when it was closed before.
///
/// # Errors
/// When the database refuses.
pub async fn close(
    tx: &mut Tx,
    permit: &Permit<KeepCase>,
    day: Date,
    outcome: Outcome,
    told: Id<Told>,
) -> Result<bool> {
    let values = [permit.target().value(), day.value(), outcome.word().value(), told.value()];
    Ok(tx.execute(&CLOSE, values).await? == 1)
}

/// How many contacts it has.
///
/// # Errors
/// When the database refuses.
pub async fn contacts(tx: &mut Tx, id: Id<Case>) -> Result<u32> {
    let many: i64 = tx.one(&COUNT, [id.value()]).await?.get("many")?;
    Ok(u32::try_from(many).unwrap_or(u32::MAX))
}

fn read(row: &Row) -> Result<Case> {
    let closed_on: Option<Date> = row.optional("closed_on")?;
    let outcome = row.optional_parsed("outcome", Outcome::parse)?;
    Ok(Case {
        id: row.get("id")?,
        organisation: row.get("organisation_id")?,
        desk: row.get("desk_id")?,
        client: row.optional("client_id")?,
        request: row.parsed("request", Request::parse)?,
        purpose: row.optional("purpose")?,
        opened_on: row.get("opened_on")?,
        closed: closed_on.zip(outcome),
        told: row.optional("told_event")?,
    })
}
