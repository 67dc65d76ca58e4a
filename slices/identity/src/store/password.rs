//! Password hashes.

use kernel::{EmailAddress, Instant};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::{Credentials, PersonId};
use crate::policy::ChoosesPassword;

storage::statements! {
    UPSERT = "INSERT INTO identity_password (person_id, phc, changed_at) VALUES ($1, $2, $3)
              ON CONFLICT (person_id) DO UPDATE SET phc = excluded.phc, changed_at = excluded.changed_at";
    OF_EMAIL = "SELECT p.id, w.phc, t.confirmed_at FROM identity_person p
                JOIN identity_password w ON w.person_id = p.id
                LEFT JOIN identity_totp t ON t.person_id = p.id
                WHERE p.email = $1 AND p.kind = 'staff' AND p.disabled_at IS NULL";
    OF_PERSON = "SELECT p.id, w.phc, t.confirmed_at FROM identity_person p
                 JOIN identity_password w ON w.person_id = p.id
                 LEFT JOIN identity_totp t ON t.person_id = p.id
                 WHERE p.id = $1 AND p.kind = 'staff' AND p.disabled_at IS NULL";
}

/// Keeps a password's hash in place of the one before.
pub(crate) async fn put<A: ChoosesPassword>(
    tx: &mut Tx,
    permit: &Permit<A>,
    phc: &str,
    now: Instant,
) -> Result<()> {
    tx.execute(&UPSERT, [permit.target().value(), phc.value(), now.value()]).await.map(drop)
}

/// What a sign-in with that address is judged by; `None` too when the account is closed or has no password yet.
pub(crate) async fn of_email(tx: &mut Tx, email: &EmailAddress) -> Result<Option<Credentials>> {
    tx.optional(&OF_EMAIL, [email.folded().value()]).await?.as_ref().map(read).transpose()
}

/// The same for somebody known.
pub(crate) async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Option<Credentials>> {
    tx.optional(&OF_PERSON, [person.value()]).await?.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<Credentials> {
    Ok(Credentials {
        person: row.get("id")?,
        phc: row.get("phc")?,
        has_totp: row.optional::<Instant>("confirmed_at")?.is_some(),
    })
}
