//! People: to make them, to name them, to write to them.

use std::collections::HashMap;

use kernel::{EmailAddress, Instant};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};
use texts::Locale;

use crate::model::{Colleague, PersonId};
use crate::policy::{DisablePerson, ForgetWhatIsOver, MakesAccount};

storage::statements! {
    INSERT = "INSERT INTO identity_person (id, kind, name, email, locale, created_at)
              VALUES ($1, 'staff', $2, $3, $4, $5)
              ON CONFLICT (email) DO NOTHING";
    FIND_ACTIVE = "SELECT id, name, email, locale FROM identity_person
                   WHERE id = $1 AND kind = 'staff' AND disabled_at IS NULL";
    BY_EMAIL = "SELECT id, name, email, locale, disabled_at FROM identity_person WHERE email = $1";
    NAMES = "SELECT id, name FROM identity_person WHERE id IN {set $1 uuid} AND name <> '' ORDER BY id LIMIT 5000";
    DISABLE = "UPDATE identity_person SET disabled_at = $2 WHERE id = $1 AND disabled_at IS NULL";
    ENABLE = "UPDATE identity_person SET disabled_at = NULL WHERE id = $1 AND email IS NOT NULL";
    // What was done keeps the id of who did it; the name and the address go.
    ERASE = "UPDATE identity_person SET name = '', email = NULL, fiscal_code_hash = NULL
             WHERE kind = 'staff' AND disabled_at < $1 AND email IS NOT NULL";
    ERASE_PASSWORDS = "DELETE FROM identity_password WHERE person_id IN
                       (SELECT id FROM identity_person WHERE kind = 'staff' AND email IS NULL)";
    ERASE_TOTP = "DELETE FROM identity_totp WHERE person_id IN
                  (SELECT id FROM identity_person WHERE kind = 'staff' AND email IS NULL)";
    ERASE_OFFICES = "DELETE FROM identity_office_account WHERE person_id IN
                     (SELECT id FROM identity_person WHERE kind = 'staff' AND email IS NULL)";
    ERASE_RECOVERY = "DELETE FROM identity_recovery_code WHERE person_id IN
                      (SELECT id FROM identity_person WHERE kind = 'staff' AND email IS NULL)";
}

/// Makes a member of staff. Says whether this call did: `false` when the address has an account already.
pub(crate) async fn insert<A: MakesAccount>(
    tx: &mut Tx,
    permit: &Permit<A>,
    name: &str,
    email: &EmailAddress,
    locale: Locale,
    now: Instant,
) -> Result<bool> {
    let values =
        [permit.target().value(), name.value(), email.folded().value(), locale.code().value(), now.value()];
    Ok(tx.execute(&INSERT, values).await? == 1)
}

/// A member of staff whose account is open.
pub(crate) async fn find_active(tx: &mut Tx, id: PersonId) -> Result<Option<Colleague>> {
    tx.optional(&FIND_ACTIVE, [id.value()]).await?.as_ref().map(colleague).transpose()
}

/// Who has that address, and whether her account is closed.
pub(crate) async fn by_email(tx: &mut Tx, email: &EmailAddress) -> Result<Option<(Colleague, bool)>> {
    let Some(row) = tx.optional(&BY_EMAIL, [email.folded().value()]).await? else { return Ok(None) };
    Ok(Some((colleague(&row)?, row.optional::<Instant>("disabled_at")?.is_some())))
}

/// Names, of whoever is there.
pub(crate) async fn names(tx: &mut Tx, ids: &[PersonId]) -> Result<HashMap<PersonId, String>> {
    let rows = tx.all(&NAMES, [ids.value()]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// Closes an account.
pub(crate) async fn disable(tx: &mut Tx, permit: &Permit<DisablePerson>, now: Instant) -> Result<u64> {
    tx.execute(&DISABLE, [permit.target().value(), now.value()]).await
}

/// Opens it again.
pub(crate) async fn enable(tx: &mut Tx, permit: &Permit<DisablePerson>) -> Result<u64> {
    tx.execute(&ENABLE, [permit.target().value()]).await
}

/// Erases name, address and what she signed in with, of accounts closed before that time.
pub(crate) async fn erase(tx: &mut Tx, _permit: &Permit<ForgetWhatIsOver>, before: Instant) -> Result<u64> {
    let erased = tx.execute(&ERASE, [before.value()]).await?;
    if erased > 0 {
        for credentials in [&ERASE_PASSWORDS, &ERASE_TOTP, &ERASE_OFFICES, &ERASE_RECOVERY] {
            tx.execute(credentials, []).await?;
        }
    }
    Ok(erased)
}

/// Reads the columns `id`, `name`, `email`, `locale`.
pub(crate) fn colleague(row: &Row) -> Result<Colleague> {
    Ok(Colleague {
        id: row.get("id")?,
        name: row.get("name")?,
        email: row.parsed("email", EmailAddress::parse)?,
        locale: Locale::parse(&row.get::<String>("locale")?).unwrap_or_default(),
    })
}
