//! Counts of contacts for reports, grouped by what the caller asks for and by nothing more.

use jiff::civil::Date;
use kernel::Id;
use storage::{Result, Row, ToValue as _, Tx, Value};
use uuid::Uuid;

use super::contact::read_facts;
use crate::model::{By, Channel, Kind, Origin, Outcome, Request, Tally, Wanted};

/// What every one of these statements chooses and groups by: `$1` to `$8` are the filter, `$9` and on the grouping. What is
/// not asked for is one NULL for all.
macro_rules! groups {
    () => {
        "CASE WHEN $9 THEN r.desk_id END AS desk_id,
         CASE WHEN $9 THEN r.organisation_id END AS organisation_id,
         CASE WHEN $10 THEN r.month_on END AS month_on,
         CASE WHEN $11 THEN r.kind END AS kind,
         CASE WHEN $12 THEN r.channel END AS channel,
         CASE WHEN $13 THEN r.origin END AS origin,
         CASE WHEN $14 THEN r.request END AS request,
         CASE WHEN $15 THEN r.outcome END AS outcome,
         CASE WHEN $16 THEN r.is_first END AS is_first,
         CASE WHEN $17 THEN r.referred_to END AS referred_to,
         CASE WHEN $18 THEN r.birth_year END AS birth_year,
         CASE WHEN $18 THEN r.age_band END AS age_band,
         CASE WHEN $19 THEN r.sex END AS sex,
         CASE WHEN $20 THEN r.residence_istat END AS residence_istat,
         CASE WHEN $21 THEN r.citizenship END AS citizenship,
         CASE WHEN $22 THEN r.work_status END AS work_status,
         CASE WHEN $22 THEN r.unemployed_since END AS unemployed_since,
         CASE WHEN $23 THEN r.schooling END AS schooling,
         CASE WHEN $24 THEN r.is_vulnerable END AS is_vulnerable,
         CASE WHEN $25 THEN r.client_id END AS client_id,
         COUNT(*) AS contacts,
         MAX(r.on_day) AS last_on,
         MAX(r.closed_at) AS last_at,
         CAST(COALESCE(SUM(r.minutes), 0) AS {int}) AS minutes"
    };
}

macro_rules! filter {
    () => {
        " AND ($4 OR r.organisation_id IN {set $5 uuid}) AND ($6 OR r.desk_id IN {set $7 uuid})
          AND (r.closed_at IS NOT NULL) = $8"
    };
}

macro_rules! of_agreement {
    () => {
        " FROM contact_record_agreement a JOIN contact_record r ON r.id = a.contact_id"
    };
}

macro_rules! in_agreement {
    () => {
        " WHERE a.agreement_id = $1 AND a.on_day BETWEEN $2 AND $3"
    };
}

macro_rules! of_all {
    () => {
        " WHERE CAST($1 AS {uuid}) IS NULL AND r.on_day BETWEEN $2 AND $3"
    };
}

/// The services of each contact, counted once.
macro_rules! counted {
    () => {
        ", CAST(COALESCE(SUM((SELECT COUNT(*) FROM contact_record_service s WHERE s.contact_id = r.id)), 0) AS {int}) AS services"
    };
}

macro_rules! by {
    () => {
        " GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20"
    };
}

storage::statements! {
    CONTACTS = concat!("SELECT ", groups!(), counted!(), " FROM contact_record r", of_all!(), filter!(), by!());
    CONTACTS_OF = concat!("SELECT ", groups!(), counted!(), of_agreement!(), in_agreement!(), filter!(), by!());
    SERVICES = concat!("SELECT ", groups!(), ", COUNT(*) AS services, s.service_id AS service_id
                        FROM contact_record r JOIN contact_record_service s ON s.contact_id = r.id", of_all!(), filter!(),
                       by!(), ", s.service_id");
    SERVICES_OF = concat!("SELECT ", groups!(), ", COUNT(*) AS services, s.service_id AS service_id", of_agreement!(),
                          " JOIN contact_record_service s ON s.contact_id = r.id", in_agreement!(), filter!(), by!(),
                          ", s.service_id");
    OPEN = concat!("SELECT COUNT(*) AS many FROM contact_record r", of_all!(), filter!());
    OPEN_OF = concat!("SELECT COUNT(*) AS many", of_agreement!(), in_agreement!(), filter!());
}

/// Counts of complete contacts.
///
/// # Errors
/// When the database refuses.
pub async fn contacts(tx: &mut Tx, wanted: &Wanted) -> Result<Vec<Tally>> {
    let statement = if wanted.agreement.is_some() { &CONTACTS_OF } else { &CONTACTS };
    tx.all(statement, values(wanted)).await?.iter().map(|row| read(row, false)).collect()
}

/// Counts of services given in complete contacts.
///
/// # Errors
/// When the database refuses.
pub async fn services(tx: &mut Tx, wanted: &Wanted) -> Result<Vec<Tally>> {
    let statement = if wanted.agreement.is_some() { &SERVICES_OF } else { &SERVICES };
    tx.all(statement, values(wanted)).await?.iter().map(|row| read(row, true)).collect()
}

/// How many contacts wait to be completed.
///
/// # Errors
/// When the database refuses.
pub async fn to_complete(tx: &mut Tx, wanted: &Wanted) -> Result<u64> {
    let statement = if wanted.agreement.is_some() { &OPEN_OF } else { &OPEN };
    let many: i64 = tx.one(statement, filters(wanted, false)).await?.get("many")?;
    Ok(u64::try_from(many).unwrap_or(0))
}

fn filters(wanted: &Wanted, is_complete: bool) -> Vec<Value> {
    let uuids = |ids: Option<Vec<Uuid>>| ids.unwrap_or_default();
    let bodies = wanted.organisations.as_ref().map(|ids| ids.iter().map(|id| id.uuid()).collect());
    let desks = wanted.desks.as_ref().map(|ids| ids.iter().map(|id| id.uuid()).collect());
    vec![
        wanted.agreement.value(),
        wanted.from.value(),
        wanted.until.value(),
        wanted.organisations.is_none().value(),
        uuids(bodies).as_slice().value(),
        wanted.desks.is_none().value(),
        uuids(desks).as_slice().value(),
        is_complete.value(),
    ]
}

fn values(wanted: &Wanted) -> Vec<Value> {
    let By {
        desk,
        month,
        kind,
        channel,
        origin,
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
        client,
    } = wanted.by;
    let mut values = filters(wanted, true);
    let asked = [
        desk,
        month,
        kind,
        channel,
        origin,
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
        client,
    ];
    values.extend(asked.map(|asked| asked.value()));
    values
}

fn read(row: &Row, is_service: bool) -> Result<Tally> {
    let count = |column: &str| -> Result<u64> { Ok(u64::try_from(row.get::<i64>(column)?).unwrap_or(0)) };
    Ok(Tally {
        desk: row.optional("desk_id")?,
        organisation: row.optional("organisation_id")?,
        month: row.optional::<Date>("month_on")?,
        kind: row.optional_parsed("kind", Kind::parse)?,
        channel: row.optional_parsed("channel", Channel::parse)?,
        origin: row.optional_parsed("origin", Origin::parse)?,
        request: row.optional_parsed("request", Request::parse)?,
        outcome: row.optional_parsed("outcome", Outcome::parse)?,
        is_first: row.optional("is_first")?,
        referred_to: row.optional("referred_to")?,
        facts: read_facts(row)?,
        client: row.optional("client_id")?,
        service: if is_service { Some(Id::from_uuid(row.get("service_id")?)) } else { None },
        latest: row.optional("last_on")?.zip(row.optional("last_at")?),
        contacts: count("contacts")?,
        services: count("services")?,
        minutes: count("minutes")?,
    })
}
