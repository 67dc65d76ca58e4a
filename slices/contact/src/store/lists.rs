//! Lists of contacts: a desk's day, what is to be completed, a client's story, a case's timeline.

use desk::api::Desk;
use jiff::civil::Date;
use kernel::Id;
use storage::{Result, Statement, ToValue as _, Tx, Value};

use super::contact::{columns, read};
use super::links;
use crate::model::{Case, Client, Contact};

/// More than a desk sees in a day, or a person in two years.
const MOST: i64 = 500;

storage::statements! {
    OF_DAY = concat!("SELECT ", columns!(), " FROM contact_record
                      WHERE desk_id = $1 AND on_day = $2 AND closed_at IS NOT NULL ORDER BY id DESC LIMIT $3");
    OPEN = concat!("SELECT ", columns!(), " FROM contact_record
                    WHERE desk_id = $1 AND closed_at IS NULL ORDER BY id DESC LIMIT $2");
    COUNT_OPEN = "SELECT desk_id, COUNT(*) AS many FROM contact_record
                  WHERE desk_id IN {set $1 uuid} AND closed_at IS NULL GROUP BY desk_id";
    COUNT_DAY = "SELECT desk_id, COUNT(*) AS many FROM contact_record
                 WHERE desk_id IN {set $1 uuid} AND on_day = $2 AND closed_at IS NOT NULL GROUP BY desk_id";
    OF_CLIENT = concat!("SELECT ", columns!(), " FROM contact_record
                         WHERE client_id = $1 ORDER BY on_day DESC, id DESC LIMIT $2");
    OF_CASE = concat!("SELECT ", columns!(), " FROM contact_record
                       WHERE case_id = $1
                         AND organisation_id = (SELECT organisation_id FROM contact_case WHERE id = $1)
                       ORDER BY on_day DESC, id DESC LIMIT $2");
}

/// The complete contacts of a desk's day, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_day(tx: &mut Tx, desk: Id<Desk>, day: Date) -> Result<Vec<Contact>> {
    list(tx, &OF_DAY, vec![desk.value(), day.value(), MOST.value()]).await
}

/// What a desk must complete still, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn to_complete(tx: &mut Tx, desk: Id<Desk>) -> Result<Vec<Contact>> {
    list(tx, &OPEN, vec![desk.value(), MOST.value()]).await
}

/// How many contacts desks must complete, and how many complete ones they have of a day.
///
/// # Errors
/// When the database refuses.
pub async fn counts(tx: &mut Tx, desks: &[Id<Desk>], day: Date) -> Result<Vec<(Id<Desk>, u64, u64)>> {
    let mut counts: Vec<(Id<Desk>, u64, u64)> = desks.iter().map(|desk| (*desk, 0, 0)).collect();
    for row in tx.all(&COUNT_OPEN, [desks.value()]).await? {
        let desk: Id<Desk> = row.get("desk_id")?;
        let many = u64::try_from(row.get::<i64>("many")?).unwrap_or(0);
        counts.iter_mut().filter(|(id, ..)| *id == desk).for_each(|one| one.1 = many);
    }
    for row in tx.all(&COUNT_DAY, [desks.value(), day.value()]).await? {
        let desk: Id<Desk> = row.get("desk_id")?;
        let many = u64::try_from(row.get::<i64>("many")?).unwrap_or(0);
        counts.iter_mut().filter(|(id, ..)| *id == desk).for_each(|one| one.2 = many);
    }
    Ok(counts)
}

/// The contacts of a client, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_client(tx: &mut Tx, client: Id<Client>) -> Result<Vec<Contact>> {
    list(tx, &OF_CLIENT, vec![client.value(), MOST.value()]).await
}

/// The contacts of a case, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_case(tx: &mut Tx, case: Id<Case>) -> Result<Vec<Contact>> {
    list(tx, &OF_CASE, vec![case.value(), MOST.value()]).await
}

async fn list(tx: &mut Tx, statement: &Statement, values: Vec<Value>) -> Result<Vec<Contact>> {
    let mut contacts = tx.all(statement, values).await?.iter().map(read).collect::<Result<Vec<_>>>()?;
    links::fill(tx, &mut contacts).await?;
    Ok(contacts)
}
