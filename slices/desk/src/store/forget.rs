//! Forgetting people whose time is over: see the README for the terms.

use jiff::civil::Date;
use kernel::Instant;
use storage::{Result, ToValue as _, Tx};

use ::policy::Permit;

use crate::policy::ForgetPeople;

storage::statements! {
    PEOPLE = "UPDATE desk_appointment
              SET name = NULL, phone = NULL, email = NULL, note = NULL, override_reason = NULL, cancel_reason = NULL,
                  person_id = NULL, forgotten_at = $2
              WHERE id IN (SELECT id FROM desk_appointment WHERE forgotten_at IS NULL AND starts_at < $1
                           ORDER BY starts_at, id LIMIT 1000)";
    // What somebody wrote of an appointment goes with who she was; the score stays.
    RATINGS = "UPDATE desk_rating SET text = NULL
               WHERE text IS NOT NULL
                 AND appointment_id IN (SELECT id FROM desk_appointment WHERE forgotten_at IS NOT NULL)";
    // An offer without its place on the list says nothing, and holds the list back.
    OFFERS = "DELETE FROM desk_offer WHERE waiting_id IN (SELECT id FROM desk_waiting WHERE until_day < $1)";
    WAITING = "DELETE FROM desk_waiting WHERE until_day < $1";
    KEYS = "DELETE FROM desk_idempotency WHERE created_at < $1";
}

/// Empties name, telephone, mail and all words of up to 1000 appointments that began before `before`, and says of how many.
///
/// # Errors
/// When the database refuses.
pub async fn people(
    tx: &mut Tx,
    _permit: &Permit<ForgetPeople>,
    before: Instant,
    now: Instant,
) -> Result<u64> {
    tx.execute(&PEOPLE, [before.value(), now.value()]).await
}

/// Takes away what was written of appointments whose person is forgotten.
///
/// # Errors
/// When the database refuses.
pub async fn ratings(tx: &mut Tx, _permit: &Permit<ForgetPeople>) -> Result<u64> {
    tx.execute(&RATINGS, []).await
}

/// Deletes who waited until a day before `before`.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(tx: &mut Tx, _permit: &Permit<ForgetPeople>, before: Date) -> Result<u64> {
    tx.execute(&OFFERS, [before.value()]).await?;
    tx.execute(&WAITING, [before.value()]).await
}

/// Deletes the keys used before `before`.
///
/// # Errors
/// When the database refuses.
pub async fn keys(tx: &mut Tx, _permit: &Permit<ForgetPeople>, before: Instant) -> Result<u64> {
    tx.execute(&KEYS, [before.value()]).await
}
