//! What erasing leaves: figures without a person.

use jiff::civil::Date;
use kernel::Id;
use policy::{Action, Permit};
use storage::outbox::Told;
use storage::{Result, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::{Age, AgeBand, Client};
use crate::policy::ForgetDue;

storage::statements! {
    TRACES = "SELECT id, on_day, birth_year, told_event, message_id, appointment_id FROM contact_record
              WHERE client_id IN {set $1 uuid} ORDER BY id";
    CASES = "SELECT told_event FROM contact_case WHERE client_id IN {set $1 uuid} AND told_event IS NOT NULL";
    /// The year of birth becomes the band of ages on the day of the contact.
    COARSEN = "UPDATE contact_record SET birth_year = NULL, age_band = $2 WHERE id IN {set $1 uuid}";
    CUT = "UPDATE contact_record SET client_id = NULL, case_id = NULL, note = NULL, note_until = NULL, note_by = NULL,
             appointment_id = NULL, message_id = NULL, told_event = NULL, form_key = NULL, started_at = NULL,
             version = version + 1
           WHERE client_id IN {set $1 uuid}";
    CUT_CASES = "UPDATE contact_case SET client_id = NULL, purpose = NULL, told_event = NULL WHERE client_id IN {set $1 uuid}";
    DELETE = "DELETE FROM contact_client WHERE id IN {set $1 uuid}";
    NOTES = "UPDATE contact_record SET note = NULL, note_until = NULL, note_by = NULL WHERE note_until <= $1";
}

/// What is left of a client in contacts, to be told of and erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// Her contacts.
    pub contacts: Vec<Uuid>,
    /// The messages they answered.
    pub messages: Vec<Uuid>,
    /// The appointments they were.
    pub appointments: Vec<Uuid>,
    /// What was told of them and of her cases.
    pub told: Vec<Id<Told>>,
    bands: Vec<(Option<AgeBand>, Vec<Uuid>)>,
}

/// Looks for what is left of a client.
///
/// # Errors
/// When the database refuses.
pub async fn traces(tx: &mut Tx, client: Id<Client>) -> Result<Traces> {
    let ids = [client.uuid()];
    let mut traces = Traces::default();
    for row in tx.all(&TRACES, [ids.as_slice().value()]).await? {
        let id: Uuid = row.get("id")?;
        traces.contacts.push(id);
        traces.messages.extend(row.optional::<Uuid>("message_id")?);
        traces.appointments.extend(row.optional::<Uuid>("appointment_id")?);
        traces.told.extend(row.optional::<Id<Told>>("told_event")?);
        let Some(year) = row.optional::<i64>("birth_year")? else { continue };
        let day: Date = row.get("on_day")?;
        let born = i16::try_from(year).ok().map(Age::Born);
        let band = match born.and_then(|age| age.coarsened_on(day)) {
            Some(Age::Band(band)) => Some(band),
            _ => None,
        };
        match traces.bands.iter_mut().find(|(known, _)| *known == band) {
            Some((_, contacts)) => contacts.push(id),
            None => traces.bands.push((band, vec![id])),
        }
    }
    for row in tx.all(&CASES, [ids.as_slice().value()]).await? {
        traces.told.push(row.get("told_event")?);
    }
    Ok(traces)
}

/// Erases a client: her contacts and cases stay as figures. `A` is what she is forgotten by.
///
/// # Errors
/// When the database refuses.
pub async fn erase<A: Action>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    client: Id<Client>,
    traces: &Traces,
) -> Result<()> {
    for (band, contacts) in &traces.bands {
        let values = [contacts.as_slice().value(), band.map(AgeBand::word).value()];
        tx.execute(&COARSEN, values).await?;
    }
    let ids = [client.uuid()];
    tx.execute(&CUT, [ids.as_slice().value()]).await?;
    tx.execute(&CUT_CASES, [ids.as_slice().value()]).await?;
    tx.execute(&DELETE, [ids.as_slice().value()]).await.map(drop)
}

/// Deletes notes whose day has come; how many.
///
/// # Errors
/// When the database refuses.
pub async fn notes(tx: &mut Tx, _permit: &Permit<ForgetDue>, today: Date) -> Result<u64> {
    tx.execute(&NOTES, [today.value()]).await
}
