//! `contact_record`: contacts written, one or many.

use std::collections::HashSet;

use kernel::Id;
use network::api::Organisation;
use policy::{Action, Permit};
use storage::outbox::Told;
use storage::{Result, ToValue as _, Tx, Value};

use super::links;
use crate::model::{
    Age, Citizenship, Contact, Entry, Outcome, PersonFacts, Request, Residence, Schooling, Sex, WorkStatus,
};
use crate::policy::{EditContact, ImportContacts, RecordContact, StrikeContact};

storage::statements! {
    KNOWN_ROWS = "SELECT import_key FROM contact_record WHERE organisation_id = $1 AND import_key IN {set $2 text}";
    KNOWN_FORMS = "SELECT form_key FROM contact_record WHERE form_key IN {set $1 text}";
    INSERT = "INSERT INTO contact_record (id, organisation_id, desk_id, kind, on_day, counted_on, started_at, channel, origin,
                is_quick, appointment_id, message_id, case_id, client_id, is_first, birth_year, age_band, sex,
                residence_istat, citizenship, work_status, unemployed_since, schooling, is_vulnerable, request, note,
                note_until, note_by, outcome, referred_to, minutes, recorded_by, created_at, closed_at, form_key,
                import_key, told_event, version)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, 1)
              ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE contact_record SET kind = $3, on_day = $4, counted_on = $5, started_at = $6, channel = $7, is_quick = $8,
                case_id = $9, client_id = $10, is_first = $11, birth_year = $12, age_band = $13, sex = $14,
                residence_istat = $15, citizenship = $16, work_status = $17, unemployed_since = $18, schooling = $19,
                is_vulnerable = $20, request = $21, note = $22, note_until = $23, note_by = $24, outcome = $25,
                referred_to = $26, minutes = $27, recorded_by = $28, closed_at = $29, told_event = $30,
                version = version + 1
              WHERE id = $1 AND version = $2";
    REFER = "UPDATE contact_record SET outcome = 'referred', referred_to = $2, told_event = $3, version = version + 1
             WHERE id = $1";
    DELETE = "DELETE FROM contact_record WHERE id = $1";
}

/// Where a new contact comes from, beside what it says.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// Its form's key, or that of the code of a mended row.
    pub form_key: Option<String>,
    /// Its row in a file of past years.
    pub import_key: Option<String>,
}

/// Writes a new one; `false` when the same form, appointment, message or row made one already.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<RecordContact>,
    contact: &Contact,
    made: &Made,
) -> Result<bool> {
    let row = insert_row(permit.target().value(), contact, made);
    if tx.execute(&INSERT, row).await? == 0 {
        return Ok(false);
    }
    links::write(tx, std::slice::from_ref(contact)).await?;
    Ok(true)
}

/// Writes many new ones; how many.
///
/// # Errors
/// When the database refuses.
pub async fn insert_all<A: Action<Target = Id<desk::api::Desk>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    contacts: Vec<(Contact, Made)>,
) -> Result<u64> {
    let rows = contacts.iter().map(|(one, made)| insert_row(permit.target().value(), one, made)).collect();
    let new = tx.insert_all(&INSERT, rows).await?;
    let contacts: Vec<Contact> = contacts.into_iter().map(|(one, _)| one).collect();
    links::write(tx, &contacts).await?;
    Ok(new)
}

/// Which of these rows of files a body has already, by their keys.
///
/// # Errors
/// When the database refuses.
pub async fn known_rows(
    tx: &mut Tx,
    _permit: &Permit<ImportContacts>,
    body: Id<Organisation>,
    keys: &HashSet<String>,
) -> Result<HashSet<String>> {
    let keys: Vec<String> = keys.iter().cloned().collect();
    let rows = tx.all(&KNOWN_ROWS, [body.value(), keys.as_slice().value()]).await?;
    rows.iter().map(|row| row.get("import_key")).collect()
}

/// Which of these forms, or codes of mended rows, made a contact already.
///
/// # Errors
/// When the database refuses.
pub async fn known_forms(
    tx: &mut Tx,
    _permit: &Permit<ImportContacts>,
    keys: &HashSet<String>,
) -> Result<HashSet<String>> {
    let keys: Vec<String> = keys.iter().cloned().collect();
    let rows = tx.all(&KNOWN_FORMS, [keys.as_slice().value()]).await?;
    rows.iter().map(|row| row.get("form_key")).collect()
}

fn insert_row(desk: Value, one: &Contact, made: &Made) -> Vec<Value> {
    let entry = &one.entry;
    let mut row = vec![
        one.id.value(),
        one.organisation.value(),
        desk,
        entry.kind.word().value(),
        entry.on_day.value(),
        one.counted_on.value(),
        entry.started_at.value(),
        entry.channel.word().value(),
        entry.origin.word().value(),
        entry.is_quick.value(),
        entry.appointment.value(),
        entry.message.value(),
        entry.case.value(),
        entry.client.value(),
        entry.is_first.value(),
    ];
    row.extend(fact_values(&entry.facts));
    row.extend(said_values(entry));
    row.extend([
        one.recorded_by.value(),
        one.created_at.value(),
        one.closed_at.value(),
        made.form_key.value(),
        made.import_key.value(),
        one.told.value(),
    ]);
    row
}

/// Writes it anew over the version that was read; `false` when somebody else was faster.
///
/// # Errors
/// When the database refuses.
pub async fn update(
    tx: &mut Tx,
    permit: &Permit<EditContact>,
    contact: &Contact,
    version: i64,
) -> Result<bool> {
    let entry = &contact.entry;
    let mut values = vec![
        permit.target().value(),
        version.value(),
        entry.kind.word().value(),
        entry.on_day.value(),
        contact.counted_on.value(),
        entry.started_at.value(),
        entry.channel.word().value(),
        entry.is_quick.value(),
        entry.case.value(),
        entry.client.value(),
        entry.is_first.value(),
    ];
    values.extend(fact_values(&entry.facts));
    values.extend(said_values(entry));
    values.extend([contact.recorded_by.value(), contact.closed_at.value(), contact.told.value()]);
    if tx.execute(&UPDATE, values).await? == 0 {
        return Ok(false);
    }
    links::rewrite(tx, contact).await?;
    Ok(true)
}

/// Says which body helps on.
///
/// # Errors
/// When the database refuses.
pub async fn refer(
    tx: &mut Tx,
    permit: &Permit<EditContact>,
    body: Id<Organisation>,
    told: Option<Id<Told>>,
) -> Result<()> {
    tx.execute(&REFER, [permit.target().value(), body.value(), told.value()]).await.map(drop)
}

/// Takes it away.
///
/// # Errors
/// When the database refuses.
pub async fn delete(tx: &mut Tx, permit: &Permit<StrikeContact>) -> Result<bool> {
    Ok(tx.execute(&DELETE, [permit.target().value()]).await? == 1)
}

/// Base facts in the order of both tables that have them.
pub(super) fn fact_values(facts: &PersonFacts) -> [Value; 9] {
    let (born, band) = match facts.age {
        Some(Age::Born(year)) => (Some(i64::from(year)), None),
        Some(Age::Band(band)) => (None, Some(band.word())),
        None => (None, None),
    };
    [
        born.value(),
        band.value(),
        facts.sex.map(Sex::word).value(),
        facts.residence.as_ref().map(Residence::word).value(),
        facts.citizenship.map(Citizenship::word).value(),
        facts.work_status.map(WorkStatus::word).value(),
        facts.unemployed_since.value(),
        facts.schooling.map(Schooling::word).value(),
        facts.is_vulnerable.value(),
    ]
}

fn said_values(entry: &Entry) -> [Value; 7] {
    let note = entry.note.as_ref();
    [
        entry.request.map(Request::word).value(),
        note.map(|note| note.text.as_str()).value(),
        note.map(|note| note.until).value(),
        note.and_then(|note| note.by).value(),
        entry.outcome.map(Outcome::word).value(),
        entry.referred_to.value(),
        entry.minutes.map(u32::from).value(),
    ]
}
