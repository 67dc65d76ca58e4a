//! What is kept of somebody: by her account, and by how the desks of one body reach her.

use kernel::{EmailAddress, Id, Instant, PhoneNumber};
use storage::{Result, ToValue as _, Tx};
use uuid::Uuid;

use ::policy::Permit;

use super::{appointment, waiting};
use crate::model::{Appointment, Desk, Waiting};
use crate::policy::EraseAppointment;

macro_rules! columns {
    () => {
        "id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain, grains, seat, state, origin, name, phone,
         email, note, locale, code_salt, sequence, override_reason, cancel_reason, told_at, created_at, created_by, person_id"
    };
}

macro_rules! waiting_columns {
    () => {
        "id, desk_id, service_id, channel, from_day, until_day, name, phone, email, locale, state, person_id, created_at"
    };
}

storage::statements! {
    OF_PERSON = concat!("SELECT ", columns!(), " FROM desk_appointment
                 WHERE person_id = $1 AND forgotten_at IS NULL ORDER BY starts_at DESC, id DESC LIMIT 500");
    SOME = concat!("SELECT ", columns!(), " FROM desk_appointment
            WHERE id IN {set $1 uuid} AND forgotten_at IS NULL ORDER BY starts_at DESC, id DESC LIMIT 500");
    // Older ones are forgotten: the desk's index bounds what is looked through.
    REACHED = concat!("SELECT ", columns!(), " FROM desk_appointment
               WHERE desk_id IN {set $1 uuid} AND starts_at >= $4 AND forgotten_at IS NULL
                 AND (phone = CAST($2 AS {text}) OR LOWER(email) = CAST($3 AS {text}))
               ORDER BY starts_at DESC, id DESC LIMIT 500");
    WAITING_OF_PERSON = concat!("SELECT ", waiting_columns!(), " FROM desk_waiting
                         WHERE person_id = $1 ORDER BY created_at DESC, id DESC LIMIT 100");
    WAITING_REACHED = concat!("SELECT ", waiting_columns!(), " FROM desk_waiting
                       WHERE desk_id IN {set $1 uuid}
                         AND (phone = CAST($2 AS {text}) OR LOWER(email) = CAST($3 AS {text}))
                       ORDER BY created_at DESC, id DESC LIMIT 100");
    EMPTY = "UPDATE desk_appointment
             SET name = NULL, phone = NULL, email = NULL, note = NULL, override_reason = NULL, cancel_reason = NULL,
                 person_id = NULL, forgotten_at = $2
             WHERE id = $1";
    EMPTY_VISITOR = "UPDATE desk_appointment
             SET name = NULL, note = NULL, override_reason = NULL, cancel_reason = NULL,
                 phone = CASE WHEN phone = CAST($2 AS {text}) THEN NULL ELSE phone END,
                 email = CASE WHEN LOWER(email) = CAST($3 AS {text}) THEN NULL ELSE email END
             WHERE id = $1";
    EMPTY_RATING = "UPDATE desk_rating SET text = NULL WHERE appointment_id = $1";
}

/// The appointments that somebody made while she was signed in and that name her still, the last first.
///
/// # Errors
/// When the database refuses.
pub async fn appointments(tx: &mut Tx, person: Uuid) -> Result<Vec<Appointment>> {
    tx.all(&OF_PERSON, [person.value()]).await?.iter().map(appointment::read).collect()
}

/// Those of these appointments that name somebody still, the last first.
///
/// # Errors
/// When the database refuses.
pub async fn some(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Appointment>> {
    tx.all(&SOME, [ids.value()]).await?.iter().map(appointment::read).collect()
}

/// The appointments at some desks since a moment whose person has that telephone or mail address, the last first.
///
/// # Errors
/// When the database refuses.
pub async fn appointments_reached(
    tx: &mut Tx,
    desks: &[Id<Desk>],
    phone: Option<&PhoneNumber>,
    email: Option<&EmailAddress>,
    since: Instant,
) -> Result<Vec<Appointment>> {
    let values =
        [desks.value(), phone.map(PhoneNumber::as_str).value(), folded(email).value(), since.value()];
    tx.all(&REACHED, values).await?.iter().map(appointment::read).collect()
}

/// The places on waiting lists that somebody took while she was signed in.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(tx: &mut Tx, person: Uuid) -> Result<Vec<Waiting>> {
    tx.all(&WAITING_OF_PERSON, [person.value()]).await?.iter().map(waiting::read).collect()
}

/// The places on the waiting lists of some desks of who has that telephone or mail address.
///
/// # Errors
/// When the database refuses.
pub async fn waiting_reached(
    tx: &mut Tx,
    desks: &[Id<Desk>],
    phone: Option<&PhoneNumber>,
    email: Option<&EmailAddress>,
) -> Result<Vec<Waiting>> {
    let values = [desks.value(), phone.map(PhoneNumber::as_str).value(), folded(email).value()];
    tx.all(&WAITING_REACHED, values).await?.iter().map(waiting::read).collect()
}

/// Takes away who an appointment was for and all words about it; when and where it was stays, to be counted.
///
/// # Errors
/// When the database refuses.
pub async fn empty(tx: &mut Tx, permit: &Permit<EraseAppointment>, now: Instant) -> Result<()> {
    tx.execute(&EMPTY_RATING, [permit.target().value()]).await?;
    tx.execute(&EMPTY, [permit.target().value(), now.value()]).await.map(drop)
}

/// Takes away whom an appointment was booked for by somebody else, all words about it, and this telephone and mail if they are on
/// it; it stays its booker's.
///
/// # Errors
/// When the database refuses.
pub async fn empty_visitor(
    tx: &mut Tx,
    permit: &Permit<EraseAppointment>,
    phone: Option<&PhoneNumber>,
    email: Option<&EmailAddress>,
) -> Result<()> {
    tx.execute(&EMPTY_RATING, [permit.target().value()]).await?;
    let values = [permit.target().value(), phone.map(PhoneNumber::as_str).value(), folded(email).value()];
    tx.execute(&EMPTY_VISITOR, values).await.map(drop)
}

fn folded(email: Option<&EmailAddress>) -> Option<String> {
    email.map(|email| email.as_str().to_lowercase())
}
