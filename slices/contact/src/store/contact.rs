//! `contact_record`: one contact, read; [`super::contact_write`] writes it.

use kernel::{Id, Instant};
use storage::{Result, Row, ToValue as _, Tx, Value};
use uuid::Uuid;

use super::links;
use crate::model::{
    Age, AgeBand, Channel, Citizenship, Contact, Entry, Kind, Note, Origin, Outcome, PersonFacts, Request,
    Residence, Schooling, Sex, WorkStatus,
};

macro_rules! columns {
    () => {
        "id, organisation_id, desk_id, kind, on_day, counted_on, started_at, channel, origin, is_quick, appointment_id,
         message_id, case_id, client_id, is_first, birth_year, age_band, sex, residence_istat, citizenship,
         work_status, unemployed_since, schooling, is_vulnerable, request, note, note_until, note_by, outcome,
         referred_to, minutes, recorded_by, created_at, closed_at, told_event, version"
    };
}
pub(super) use columns;

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM contact_record WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM contact_record WHERE id = $1 {for_update}");
    OF_MESSAGE = concat!("SELECT ", columns!(), " FROM contact_record WHERE message_id = $1");
    OF_APPOINTMENT = concat!("SELECT ", columns!(), " FROM contact_record WHERE appointment_id = $1");
    /// The contact that the same form, appointment or message made before.
    SAME = concat!("SELECT ", columns!(), " FROM contact_record
                    WHERE form_key = $1 OR appointment_id = $2 OR message_id = $3
                    ORDER BY id LIMIT 1");
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Contact>) -> Result<Option<Contact>> {
    one(tx, &FIND, [id.value()]).await
}

/// By id, locked until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &mut Tx, id: Id<Contact>) -> Result<Option<Contact>> {
    one(tx, &LOCK, [id.value()]).await
}

/// That of a message.
///
/// # Errors
/// When the database refuses.
pub async fn of_message(tx: &mut Tx, message: Uuid) -> Result<Option<Contact>> {
    one(tx, &OF_MESSAGE, [message.value()]).await
}

/// That of an appointment.
///
/// # Errors
/// When the database refuses.
pub async fn of_appointment(tx: &mut Tx, appointment: Uuid) -> Result<Option<Contact>> {
    one(tx, &OF_APPOINTMENT, [appointment.value()]).await
}

/// The one that the same form, appointment or message made before.
///
/// # Errors
/// When the database refuses.
pub async fn same(tx: &mut Tx, entry: &Entry, form_key: Option<&str>) -> Result<Option<Contact>> {
    one(tx, &SAME, [form_key.value(), entry.appointment.value(), entry.message.value()]).await
}

async fn one<const N: usize>(
    tx: &mut Tx,
    statement: &storage::Statement,
    values: [Value; N],
) -> Result<Option<Contact>> {
    let Some(row) = tx.optional(statement, values).await? else { return Ok(None) };
    let mut contacts = vec![read(&row)?];
    links::fill(tx, &mut contacts).await?;
    Ok(contacts.pop())
}

/// The base facts of a row.
pub(super) fn read_facts(row: &Row) -> Result<PersonFacts> {
    let born: Option<i64> = row.optional("birth_year")?;
    let born = born.and_then(|year| i16::try_from(year).ok());
    Ok(PersonFacts {
        age: Age::of(born, row.optional_parsed("age_band", AgeBand::parse)?),
        sex: row.optional_parsed("sex", Sex::parse)?,
        residence: row.optional_parsed("residence_istat", Residence::parse)?,
        citizenship: row.optional_parsed("citizenship", Citizenship::parse)?,
        work_status: row.optional_parsed("work_status", WorkStatus::parse)?,
        unemployed_since: row.optional("unemployed_since")?,
        schooling: row.optional_parsed("schooling", Schooling::parse)?,
        is_vulnerable: row.optional("is_vulnerable")?,
    })
}

/// A contact without its services and agreements: [`links::fill`] brings them.
pub(super) fn read(row: &Row) -> Result<Contact> {
    let note = match (row.optional::<String>("note")?, row.optional("note_until")?) {
        (Some(text), Some(until)) => Some(Note { text, until, by: row.optional("note_by")? }),
        _ => None,
    };
    let minutes: Option<i64> = row.optional("minutes")?;
    let entry = Entry {
        kind: row.parsed("kind", Kind::parse)?,
        on_day: row.get("on_day")?,
        started_at: row.optional::<Instant>("started_at")?,
        channel: row.parsed("channel", Channel::parse)?,
        origin: row.parsed("origin", Origin::parse)?,
        is_quick: row.get("is_quick")?,
        appointment: row.optional("appointment_id")?,
        message: row.optional("message_id")?,
        case: row.optional("case_id")?,
        client: row.optional("client_id")?,
        is_first: row.optional("is_first")?,
        facts: read_facts(row)?,
        request: row.optional_parsed("request", Request::parse)?,
        services: Vec::new(),
        note,
        outcome: row.optional_parsed("outcome", Outcome::parse)?,
        referred_to: row.optional("referred_to")?,
        minutes: minutes.and_then(|minutes| u16::try_from(minutes).ok()),
        agreements: Vec::new(),
    };
    Ok(Contact {
        id: row.get("id")?,
        organisation: row.get("organisation_id")?,
        desk: row.get("desk_id")?,
        counted_on: row.get("counted_on")?,
        entry,
        recorded_by: row.optional("recorded_by")?,
        created_at: row.get("created_at")?,
        closed_at: row.optional("closed_at")?,
        told: row.optional("told_event")?,
        version: row.get("version")?,
    })
}
