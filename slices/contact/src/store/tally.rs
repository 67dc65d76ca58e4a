//! Contacts for reports, one by one: who counts them groups them as its tables ask. Grouped here, by all that any table asks
//! and by client, they are no fewer, and cost twice the time. What they say comes in one text that the database keeps
//! ([`words`]). From PostgreSQL each contact comes in a row, from SQLite all of a day in one text ([`days`]): what is quick on
//! one takes twice to seven times as long on the other.

mod days;
mod words;

use desk::api::Desk;
use jiff::civil::Date;
use kernel::Id;
use storage::{Dialect, Result, Row, ToValue as _, Tx, Value};

use self::words::Words;
use crate::model::{Asked, Tally, Under, Wanted};

/// What of each is told: `$4` to `$7` say what is asked for beside its words.
macro_rules! told {
    () => {
        "SELECT r.id AS contact_id,
                r.desk_id AS desk_id,
                r.counted_on AS counted_on,
                s.service_id AS service_id,
                CASE WHEN $5 THEN r.closed_at END AS closed_at,
                CASE WHEN $5 THEN r.client_id END AS client_id,
                CASE WHEN $6 THEN r.referred_to END AS referred_to,
                CASE WHEN $7 THEN r.unemployed_since END AS unemployed_since,
                r.facts AS facts"
    };
}

/// The services of each, in a row of its own, where they are asked for.
macro_rules! services {
    () => {
        " LEFT JOIN contact_record_service s ON $4 AND s.contact_id = r.id"
    };
}

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
    ($joined:expr) => {
        concat!(
            " FROM contact_record_agreement a CROSS JOIN contact_record r",
            $joined,
            " WHERE a.agreement_id = $8 AND a.counted_on BETWEEN $1 AND $2 AND r.id = a.contact_id
                AND r.desk_id IN {set $3 uuid} AND r.closed_at IS NOT NULL"
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
    EACH = concat!(told!(), of_desks!(services!()));
    EACH_OF = concat!(told!(), of_agreement!(services!()));
    EACH_OTHER = concat!(told!(), of_others!("$8", services!(), "IS NOT NULL"));
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
pub async fn each(tx: &mut Tx, wanted: &Wanted, mut take: impl FnMut(Tally) + Send) -> Result<()> {
    let mut values = filters(wanted);
    values.extend(flags(wanted.asked).map(|asked| asked.value()));
    values.extend(wanted.under.agreement().map(|agreement| agreement.value()));
    match tx.dialect() {
        Dialect::Lite => days::each(tx, wanted, values, take).await,
        Dialect::Pg => {
            let statement = match wanted.under {
                Under::Any => &EACH,
                Under::Agreement(_) => &EACH_OF,
                Under::NotAgreement(_) => &EACH_OTHER,
            };
            tx.each(statement, values, |row| read(row, wanted.asked).map(&mut take)).await
        }
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

/// In the order of the statement's parameters.
const fn flags(asked: Asked) -> [bool; 4] {
    [asked.services, asked.client, asked.referred, asked.work]
}

fn read(row: &Row, asked: Asked) -> Result<Tally> {
    let mut tally = Tally::of(row.get("contact_id")?, row.get("desk_id")?, row.get::<Date>("counted_on")?);
    tally.closed_at = row.optional("closed_at")?;
    tally.client = row.optional("client_id")?;
    tally.service = row.optional("service_id")?;
    tally.referred_to = row.optional("referred_to")?;
    tally.facts.unemployed_since = row.optional("unemployed_since")?;
    row.parsed("facts", |facts| Words::of(facts).tell(&mut tally, asked))?;
    Ok(tally)
}
