//! Contacts for reports, one by one: who counts them groups them as its tables ask. Grouped here, by all that any table asks
//! and by client, they are no fewer, and cost twice the time. What they say comes in one text that the database keeps
//! ([`words`]), all of a day in a row: from SQLite in one text ([`days`]), from PostgreSQL in lists ([`lists`]). A row for each
//! contact takes twice to seven times as long on SQLite; text takes as long as rows do on PostgreSQL.

mod days;
mod lists;
mod words;

use desk::api::Desk;
use jiff::civil::Date;
use kernel::Id;
use storage::{Dialect, Result, ToValue as _, Tx, Value};

use crate::model::{Tally, Under, Wanted};

/// By `contact_record_counted`, the index of what reports count.
macro_rules! of_desks {
    ($joined:expr) => {
        concat!(
            " FROM contact_record r",
            $joined,
            " WHERE r.desk_id IN {set $3 uuid} AND r.counted_on BETWEEN $1 AND $2 AND r.closed_at IS NOT NULL"
        )
    };
}

/// By the agreement's days first, whatever SQLite thinks of the desks: that is what a cross join tells it.
macro_rules! of_agreement {
    ($agreement:literal, $joined:expr) => {
        concat!(
            " FROM contact_record_agreement a CROSS JOIN contact_record r",
            $joined,
            " WHERE a.agreement_id = ",
            $agreement,
            " AND a.counted_on BETWEEN $1 AND $2 AND r.id = a.contact_id AND r.desk_id IN {set $3 uuid} AND r.closed_at IS NOT NULL"
        )
    };
}

/// Those of the desks that are not under an agreement. Two indexes tell which: no contact of the agreement is read.
macro_rules! of_others {
    ($agreement:literal, $joined:expr, $closed:literal) => {
        concat!(
            " FROM (SELECT k.desk_id AS desk_id, k.counted_on AS counted_on, k.id AS id FROM contact_record k
                    WHERE k.desk_id IN {set $3 uuid} AND k.counted_on BETWEEN $1 AND $2
                      AND NOT EXISTS (SELECT 1 FROM contact_record_agreement a WHERE a.agreement_id = ",
            $agreement,
            " AND a.counted_on = k.counted_on AND a.contact_id = k.id)) o CROSS JOIN contact_record r",
            $joined,
            " WHERE r.id = o.id AND r.closed_at ",
            $closed
        )
    };
}

use {of_agreement, of_desks, of_others};

storage::statements! {
    /// The months that reports offer; by the same index.
    FIRST = "SELECT r.counted_on AS counted_on FROM contact_record r
             WHERE r.desk_id IN {set $1 uuid} AND r.closed_at IS NOT NULL ORDER BY r.counted_on, r.id LIMIT 1";
    OPEN = "SELECT COUNT(*) AS many FROM contact_record r
            WHERE r.desk_id IN {set $3 uuid} AND r.counted_on BETWEEN $1 AND $2 AND r.closed_at IS NULL";
    OPEN_OF = "SELECT COUNT(*) AS many FROM contact_record_agreement a CROSS JOIN contact_record r
               WHERE a.agreement_id = $4 AND a.counted_on BETWEEN $1 AND $2 AND r.id = a.contact_id
                 AND r.desk_id IN {set $3 uuid} AND r.closed_at IS NULL";
    OPEN_OTHER = concat!("SELECT COUNT(*) AS many", of_others!("$4", "", "IS NULL"));
}

/// Each complete contact as it comes, in no order.
///
/// # Errors
/// When the database refuses.
pub async fn each(tx: &mut Tx, wanted: &Wanted, take: impl FnMut(Tally) + Send) -> Result<()> {
    match tx.dialect() {
        Dialect::Lite => days::each(tx, wanted, take).await,
        Dialect::Pg => lists::each(tx, wanted, take).await,
    }
}

/// The day of the first complete contact of some desks; nothing before there is one.
///
/// # Errors
/// When the database refuses.
pub async fn first_day(tx: &mut Tx, desks: &[Id<Desk>]) -> Result<Option<Date>> {
    tx.optional(&FIRST, [desks.value()]).await?.map(|row| row.get("counted_on")).transpose()
}

/// How many contacts wait to be completed.
///
/// # Errors
/// When the database refuses.
pub async fn to_complete(tx: &mut Tx, wanted: &Wanted) -> Result<u64> {
    let statement = match wanted.under {
        Under::Any => &OPEN,
        Under::Agreement(_) => &OPEN_OF,
        Under::NotAgreement(_) => &OPEN_OTHER,
    };
    let mut values = filters(wanted);
    values.extend(wanted.under.agreement().map(|agreement| agreement.value()));
    let many: i64 = tx.one(statement, values).await?.get("many")?;
    Ok(u64::try_from(many).unwrap_or(0))
}

fn filters(wanted: &Wanted) -> Vec<Value> {
    vec![wanted.from.value(), wanted.until.value(), wanted.desks.as_slice().value()]
}
