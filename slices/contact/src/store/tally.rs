//! Contacts for reports, one by one: who counts them groups them as its tables ask. Grouped here, by all that any table asks
//! and by client, they are no fewer, and cost twice the time. From PostgreSQL each comes in a row, from SQLite all of a day in
//! one text ([`days`]): what is quick on one takes twice to seven times as long on the other.

mod days;

use desk::api::Desk;
use jiff::civil::Date;
use kernel::Id;
use storage::{Dialect, Result, Row, ToValue as _, Tx, Value};

use super::contact::read_facts;
use crate::model::{Asked, Channel, Kind, Outcome, Request, Tally, Wanted};

/// What of each is told: `$4` to `$18` say what is asked for.
macro_rules! told {
    () => {
        "SELECT r.id AS contact_id,
                r.desk_id AS desk_id,
                r.on_day AS on_day,
                s.service_id AS service_id,
                CASE WHEN $5 THEN r.closed_at END AS closed_at,
                CASE WHEN $5 THEN r.client_id END AS client_id,
                CASE WHEN $6 THEN r.kind END AS kind,
                CASE WHEN $7 THEN r.channel END AS channel,
                CASE WHEN $8 THEN r.request END AS request,
                CASE WHEN $9 THEN r.outcome END AS outcome,
                CASE WHEN $10 THEN r.is_first END AS is_first,
                CASE WHEN $11 THEN r.referred_to END AS referred_to,
                CASE WHEN $12 THEN r.birth_year END AS birth_year,
                CASE WHEN $12 THEN r.age_band END AS age_band,
                CASE WHEN $13 THEN r.sex END AS sex,
                CASE WHEN $14 THEN r.residence_istat END AS residence_istat,
                CASE WHEN $15 THEN r.citizenship END AS citizenship,
                CASE WHEN $16 THEN r.work_status END AS work_status,
                CASE WHEN $16 THEN r.unemployed_since END AS unemployed_since,
                CASE WHEN $17 THEN r.schooling END AS schooling,
                CASE WHEN $18 THEN r.is_vulnerable END AS is_vulnerable"
    };
}

/// By `contact_record_desk`, the index of the desk's day.
macro_rules! of_desks {
    () => {
        " FROM contact_record r LEFT JOIN contact_record_service s ON $4 AND s.contact_id = r.id
          WHERE r.desk_id IN {set $3 uuid} AND r.on_day BETWEEN $1 AND $2 AND r.closed_at IS NOT NULL"
    };
}

/// By the agreement's days first, whatever SQLite thinks of the desks: that is what a cross join tells it.
macro_rules! of_agreement {
    () => {
        " FROM contact_record_agreement a CROSS JOIN contact_record r
               LEFT JOIN contact_record_service s ON $4 AND s.contact_id = r.id
          WHERE a.agreement_id = $19 AND a.on_day BETWEEN $1 AND $2 AND r.id = a.contact_id
            AND r.desk_id IN {set $3 uuid} AND r.closed_at IS NOT NULL"
    };
}

use {of_agreement, of_desks};

storage::statements! {
    EACH = concat!(told!(), of_desks!());
    EACH_OF = concat!(told!(), of_agreement!());
    /// The months that reports offer; by the same index.
    FIRST = "SELECT r.on_day AS on_day FROM contact_record r
             WHERE r.desk_id IN {set $1 uuid} AND r.closed_at IS NOT NULL ORDER BY r.on_day, r.id LIMIT 1";
    OPEN = "SELECT COUNT(*) AS many FROM contact_record r
            WHERE r.desk_id IN {set $3 uuid} AND r.on_day BETWEEN $1 AND $2 AND r.closed_at IS NULL";
    OPEN_OF = "SELECT COUNT(*) AS many FROM contact_record_agreement a CROSS JOIN contact_record r
               WHERE a.agreement_id = $4 AND a.on_day BETWEEN $1 AND $2 AND r.id = a.contact_id
                 AND r.desk_id IN {set $3 uuid} AND r.closed_at IS NULL";
}

/// Each complete contact as it comes, in no order.
///
/// # Errors
/// When the database refuses.
pub async fn each(tx: &mut Tx, wanted: &Wanted, mut take: impl FnMut(Tally) + Send) -> Result<()> {
    let mut values = filters(wanted);
    values.extend(flags(wanted.asked).map(|asked| asked.value()));
    values.extend(wanted.agreement.map(|agreement| agreement.value()));
    match tx.dialect() {
        Dialect::Lite => days::each(tx, wanted, values, take).await,
        Dialect::Pg => {
            let statement = if wanted.agreement.is_some() { &EACH_OF } else { &EACH };
            tx.each(statement, values, |row| read(row).map(&mut take)).await
        }
    }
}

/// The day of the first complete contact of some desks; nothing before there is one.
///
/// # Errors
/// When the database refuses.
pub async fn first_day(tx: &mut Tx, desks: &[Id<Desk>]) -> Result<Option<Date>> {
    tx.optional(&FIRST, [desks.value()]).await?.map(|row| row.get("on_day")).transpose()
}

/// How many contacts wait to be completed.
///
/// # Errors
/// When the database refuses.
pub async fn to_complete(tx: &mut Tx, wanted: &Wanted) -> Result<u64> {
    let statement = if wanted.agreement.is_some() { &OPEN_OF } else { &OPEN };
    let mut values = filters(wanted);
    values.extend(wanted.agreement.map(|agreement| agreement.value()));
    let many: i64 = tx.one(statement, values).await?.get("many")?;
    Ok(u64::try_from(many).unwrap_or(0))
}

fn filters(wanted: &Wanted) -> Vec<Value> {
    vec![wanted.from.value(), wanted.until.value(), wanted.desks.as_slice().value()]
}

/// In the order of the statement's parameters.
const fn flags(asked: Asked) -> [bool; 15] {
    let Asked {
        client,
        services,
        kind,
        channel,
        request,
        outcome,
        first,
        referred,
        age,
        sex,
        residence,
        citizenship,
        work,
        schooling,
        vulnerable,
    } = asked;
    [
        services,
        client,
        kind,
        channel,
        request,
        outcome,
        first,
        referred,
        age,
        sex,
        residence,
        citizenship,
        work,
        schooling,
        vulnerable,
    ]
}

fn read(row: &Row) -> Result<Tally> {
    Ok(Tally {
        contact: row.get("contact_id")?,
        desk: row.get("desk_id")?,
        on_day: row.get::<Date>("on_day")?,
        closed_at: row.optional("closed_at")?,
        client: row.optional("client_id")?,
        service: row.optional("service_id")?,
        kind: row.optional_parsed("kind", Kind::parse)?,
        channel: row.optional_parsed("channel", Channel::parse)?,
        request: row.optional_parsed("request", Request::parse)?,
        outcome: row.optional_parsed("outcome", Outcome::parse)?,
        is_first: row.optional("is_first")?,
        referred_to: row.optional("referred_to")?,
        facts: read_facts(row)?,
    })
}
