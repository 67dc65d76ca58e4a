//! Sign-ins and logouts that await their provider.

use kernel::Instant;
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::{LogoutId, Pending, RequestId, Service, level_number, level_of};
use crate::policy::{AskProvider, ForgetWhatIsOver};

storage::statements! {
    INSERT = "INSERT INTO identity_sign_in_request
                (id, service, organisation, provider, level, attribute_set, browser_hash, towards,
                 sealed_request, replaces, issued_at, expires_at, kept_until)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)";
    FIND = "SELECT id, service, organisation, provider, level, attribute_set, browser_hash, towards,
                   sealed_request, replaces, issued_at, expires_at, used_at
            FROM identity_sign_in_request WHERE id = $1";
    USE = "UPDATE identity_sign_in_request
           SET used_at = $2, kept_until = CASE WHEN kept_until > $3 THEN kept_until ELSE $3 END
           WHERE id = $1 AND used_at IS NULL";
    FORGET = "DELETE FROM identity_sign_in_request WHERE kept_until < $1";
    INSERT_LOGOUT = "INSERT INTO identity_logout_request (id, service, organisation, provider, expires_at)
                     VALUES ($1, $2, $3, $4, $5)";
    TAKE_LOGOUT = "DELETE FROM identity_logout_request
                   WHERE id = $1 AND service = $2 AND expires_at > $3
                   RETURNING organisation, provider";
    FORGET_LOGOUTS = "DELETE FROM identity_logout_request WHERE expires_at < $1";
}

/// Minutes that a provider has to answer a logout.
const LOGOUT_MINUTES: i64 = 30;

/// Remembers a sign-in until its answer comes.
pub(crate) async fn insert(tx: &mut Tx, _permit: &Permit<AskProvider>, pending: &Pending) -> Result<()> {
    let values = [
        pending.id.value(),
        pending.service.name().value(),
        pending.organisation.value(),
        pending.provider.value(),
        level_number(pending.level).value(),
        i64::from(pending.attribute_set).value(),
        pending.browser_hash.value(),
        pending.towards.value(),
        pending.sealed_request.value(),
        pending.replaces.value(),
        pending.issued_at.value(),
        pending.expires_at.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// The sign-in of a request.
pub(crate) async fn find(tx: &mut Tx, id: RequestId) -> Result<Option<Pending>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Uses it up; `false` when another answer did. Its row stays until `kept_until` at least.
pub(crate) async fn use_up(
    tx: &mut Tx,
    _permit: &Permit<AskProvider>,
    id: RequestId,
    now: Instant,
    kept_until: Instant,
) -> Result<bool> {
    Ok(tx.execute(&USE, [id.value(), now.value(), kept_until.value()]).await? == 1)
}

/// A logout that awaited its answer.
pub(crate) struct Asked {
    pub(crate) organisation: String,
    pub(crate) provider: String,
}

/// Remembers a logout until its answer comes.
pub(crate) async fn insert_logout(
    tx: &mut Tx,
    _permit: &Permit<AskProvider>,
    id: LogoutId,
    service: Service,
    asked: &Asked,
    now: Instant,
) -> Result<()> {
    let expiry = now.plus_minutes(LOGOUT_MINUTES);
    let values = [
        id.value(),
        service.name().value(),
        asked.organisation.value(),
        asked.provider.value(),
        expiry.value(),
    ];
    tx.execute(&INSERT_LOGOUT, values).await.map(drop)
}

/// Takes a logout whose answer has come: it is answered once.
pub(crate) async fn take_logout(
    tx: &mut Tx,
    _permit: &Permit<AskProvider>,
    id: LogoutId,
    service: Service,
    now: Instant,
) -> Result<Option<Asked>> {
    let row = tx.optional(&TAKE_LOGOUT, [id.value(), service.name().value(), now.value()]).await?;
    row.map(|row| Ok(Asked { organisation: row.get("organisation")?, provider: row.get("provider")? }))
        .transpose()
}

/// Deletes what no answer could be taken for any more.
pub(crate) async fn forget(tx: &mut Tx, _permit: &Permit<ForgetWhatIsOver>, now: Instant) -> Result<u64> {
    let logouts = tx.execute(&FORGET_LOGOUTS, [now.value()]).await?;
    Ok(logouts + tx.execute(&FORGET, [now.value()]).await?)
}

fn read(row: &Row) -> Result<Pending> {
    Ok(Pending {
        id: row.get("id")?,
        service: row.parsed("service", str::parse)?,
        organisation: row.get("organisation")?,
        provider: row.get("provider")?,
        // The schema lets in no other number.
        level: level_of(row.get("level")?).unwrap_or(policy::Level::High),
        attribute_set: u16::try_from(row.get::<i64>("attribute_set")?).unwrap_or_default(),
        browser_hash: row.get("browser_hash")?,
        towards: row.get("towards")?,
        sealed_request: row.get("sealed_request")?,
        replaces: row.optional("replaces")?,
        issued_at: row.get("issued_at")?,
        expires_at: row.get("expires_at")?,
        used_at: row.optional("used_at")?,
    })
}
