//! Citizens: people found by their national identity.

use kernel::Instant;
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};
use texts::Locale;

use crate::model::PersonId;
use crate::policy::{EnterWithIdentity, EraseOwnAccount, ForgetWhatIsOver};

storage::statements! {
    INSERT = "INSERT INTO identity_person (id, kind, name, locale, fiscal_code_hash, created_at)
              VALUES ($1, 'citizen', $2, $3, $4, $5)
              ON CONFLICT (fiscal_code_hash) DO NOTHING";
    OF_FISCAL_CODE = "SELECT id, disabled_at FROM identity_person WHERE fiscal_code_hash = $1";
    OF_IDENTIFIER = "SELECT p.id, p.disabled_at FROM identity_eidas_identifier e
                     JOIN identity_person p ON p.id = e.person_id
                     WHERE e.identifier_hash = $1";
    PUT_IDENTIFIER = "INSERT INTO identity_eidas_identifier (identifier_hash, person_id, created_at)
                      VALUES ($1, $2, $3)
                      ON CONFLICT (identifier_hash) DO NOTHING";
    // A name that the office wrote is the office's to change.
    RENAME = "UPDATE identity_person SET name = $2 WHERE id = $1 AND kind = 'citizen' AND name <> $2 AND $2 <> ''";
    OWN = "SELECT name, created_at, fiscal_code_hash FROM identity_person WHERE id = $1 AND disabled_at IS NULL";
    // What was done keeps the id of who did it; the name and what she was known by go.
    ERASE = "UPDATE identity_person SET name = '', fiscal_code_hash = NULL, disabled_at = $2
             WHERE id = $1 AND kind = 'citizen'";
    ERASE_IDENTIFIERS = "DELETE FROM identity_eidas_identifier WHERE person_id = $1";
    ERASE_EMAIL = "DELETE FROM identity_office_email WHERE person_id = $1";
    // Who has not come for as long as her sign-ins are logged, and never worked here.
    ERASE_ABSENT = "UPDATE identity_person SET name = '', fiscal_code_hash = NULL, disabled_at = $2
                    WHERE kind = 'citizen' AND name <> '' AND created_at < $1
                      AND NOT EXISTS (SELECT 1 FROM identity_sign_in_log l WHERE l.person_id = identity_person.id)
                      AND NOT EXISTS (SELECT 1 FROM identity_role_grant g WHERE g.person_id = identity_person.id)";
    ERASE_ABSENT_IDENTIFIERS = "DELETE FROM identity_eidas_identifier WHERE person_id IN
                                (SELECT id FROM identity_person WHERE kind = 'citizen' AND name = '')";
    NATIONAL = "SELECT p.fiscal_code_hash,
                       (SELECT COUNT(*) FROM identity_eidas_identifier e WHERE e.person_id = p.id) AS identifiers
                FROM identity_person p WHERE p.id = $1 AND p.disabled_at IS NULL";
}

/// Somebody known by her national identity.
pub(crate) struct Known {
    pub(crate) person: PersonId,
    pub(crate) is_closed: bool,
}

/// By what somebody's country knows her, as far as we keep it.
pub(crate) struct National {
    pub(crate) fiscal_code_hash: Option<String>,
    pub(crate) has_identifier: bool,
}

/// Makes a citizen, unless somebody has that fiscal code already.
pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit<EnterWithIdentity>,
    name: &str,
    locale: Locale,
    fiscal_code_hash: Option<&str>,
    now: Instant,
) -> Result<u64> {
    let hash = fiscal_code_hash.map(ToOwned::to_owned);
    let values = [permit.target().value(), name.value(), locale.code().value(), hash.value(), now.value()];
    tx.execute(&INSERT, values).await
}

/// Who has that fiscal code.
pub(crate) async fn of_fiscal_code(tx: &mut Tx, hash: &str) -> Result<Option<Known>> {
    tx.optional(&OF_FISCAL_CODE, [hash.value()]).await?.as_ref().map(known).transpose()
}

/// Whom the eIDAS node names so.
pub(crate) async fn of_identifier(tx: &mut Tx, hash: &str) -> Result<Option<Known>> {
    tx.optional(&OF_IDENTIFIER, [hash.value()]).await?.as_ref().map(known).transpose()
}

/// Notes by what the eIDAS node names the person of the permit.
pub(crate) async fn put_identifier(
    tx: &mut Tx,
    permit: &Permit<EnterWithIdentity>,
    hash: &str,
    now: Instant,
) -> Result<u64> {
    tx.execute(&PUT_IDENTIFIER, [hash.value(), permit.target().value(), now.value()]).await
}

/// Takes over the name that her country gives her now.
pub(crate) async fn rename(tx: &mut Tx, permit: &Permit<EnterWithIdentity>, name: &str) -> Result<u64> {
    tx.execute(&RENAME, [permit.target().value(), name.value()]).await
}

/// By what her country knows somebody whose account is open.
pub(crate) async fn national(tx: &mut Tx, person: PersonId) -> Result<Option<National>> {
    let Some(row) = tx.optional(&NATIONAL, [person.value()]).await? else { return Ok(None) };
    let has_identifier = row.get::<i64>("identifiers")? > 0;
    Ok(Some(National { fiscal_code_hash: row.optional("fiscal_code_hash")?, has_identifier }))
}

/// What is kept of a citizen.
pub(crate) struct Own {
    pub(crate) name: String,
    pub(crate) created_at: Instant,
    pub(crate) has_fiscal_code: bool,
}

/// What is kept of somebody whose account is open.
pub(crate) async fn own(tx: &mut Tx, person: PersonId) -> Result<Option<Own>> {
    let Some(row) = tx.optional(&OWN, [person.value()]).await? else { return Ok(None) };
    let hash: Option<String> = row.optional("fiscal_code_hash")?;
    Ok(Some(Own {
        name: row.get("name")?,
        created_at: row.get("created_at")?,
        has_fiscal_code: hash.is_some(),
    }))
}

/// Closes a citizen's account and erases what she was known by; `false` when she is no citizen.
pub(crate) async fn erase(tx: &mut Tx, permit: &Permit<EraseOwnAccount>, now: Instant) -> Result<bool> {
    let person = permit.target().value();
    for known_by in [&ERASE_IDENTIFIERS, &ERASE_EMAIL] {
        tx.execute(known_by, [person.clone()]).await?;
    }
    Ok(tx.execute(&ERASE, [person, now.value()]).await? == 1)
}

/// Erases citizens who were made before that time and have not come since.
pub(crate) async fn erase_absent(
    tx: &mut Tx,
    _permit: &Permit<ForgetWhatIsOver>,
    before: Instant,
    now: Instant,
) -> Result<u64> {
    let erased = tx.execute(&ERASE_ABSENT, [before.value(), now.value()]).await?;
    if erased > 0 {
        tx.execute(&ERASE_ABSENT_IDENTIFIERS, []).await?;
    }
    Ok(erased)
}

fn known(row: &Row) -> Result<Known> {
    Ok(Known { person: row.get("id")?, is_closed: row.optional::<Instant>("disabled_at")?.is_some() })
}
