//! Addresses that wait to be confirmed.

use kernel::{EmailAddress, Instant};
use policy::Permit;
use storage::{Result, ToValue as _, Tx};

use super::person::colleague;
use crate::model::{Colleague, PersonId};
use crate::policy::{ConfirmOfficeEmail, ForgetWhatIsOver, KeepOwnAccount};

storage::statements! {
    OFFER = "INSERT INTO identity_office_email (person_id, email, offered_at) VALUES ($1, $2, $3)
             ON CONFLICT (person_id) DO UPDATE SET email = excluded.email, offered_at = excluded.offered_at";
    OFFERED = "SELECT p.id, p.name, o.email, p.locale FROM identity_office_email o
               JOIN identity_person p ON p.id = o.person_id AND p.disabled_at IS NULL
               WHERE o.person_id = $1";
    // From now on she is one of the staff: found by those who name people, written to, shown in lists.
    TAKE_OVER = "UPDATE identity_person SET email = $2, kind = 'staff' WHERE id = $1 AND email IS NULL";
    DONE = "DELETE FROM identity_office_email WHERE person_id = $1";
    FORGET = "DELETE FROM identity_office_email WHERE offered_at < $1";
}

/// Notes an address; the one before it no longer waits.
pub(crate) async fn offer(
    tx: &mut Tx,
    permit: &Permit<KeepOwnAccount>,
    email: &EmailAddress,
    now: Instant,
) -> Result<u64> {
    tx.execute(&OFFER, [permit.target().value(), email.folded().value(), now.value()]).await
}

/// The address that waits, and who gave it.
pub(crate) async fn offered(tx: &mut Tx, person: PersonId) -> Result<Option<(EmailAddress, Colleague)>> {
    let Some(row) = tx.optional(&OFFERED, [person.value()]).await? else { return Ok(None) };
    let colleague = colleague(&row)?;
    Ok(Some((colleague.email.clone(), colleague)))
}

/// Puts the address into her account.
pub(crate) async fn take_over(
    tx: &mut Tx,
    permit: &Permit<ConfirmOfficeEmail>,
    email: &EmailAddress,
) -> Result<u64> {
    tx.execute(&DONE, [permit.target().value()]).await?;
    tx.execute(&TAKE_OVER, [permit.target().value(), email.folded().value()]).await
}

/// Forgets addresses that were never confirmed.
pub(crate) async fn forget(tx: &mut Tx, _permit: &Permit<ForgetWhatIsOver>, before: Instant) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}
