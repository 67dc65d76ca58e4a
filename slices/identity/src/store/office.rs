//! Sign-in by offices: whom their names stand for, the sign-ins that await an answer, the grants that come from groups.

use kernel::{Id, Instant};
use policy::Permit;
use storage::{Result, ToValue as _, Tx};

use super::grant::read as grant;
use crate::model::{Grant, GrantId, PersonId, Role, SessionId};
use crate::policy::{AskOffice, EnterByOffice, ForgetWhatIsOver, GrantByOffice, SignIn};

storage::statements! {
    ACCOUNT = "SELECT a.person_id, a.confirmed_at, p.disabled_at
               FROM identity_office_account a
               JOIN identity_person p ON p.id = a.person_id
               WHERE a.subject_hash = $1";
    LINK = "INSERT INTO identity_office_account (subject_hash, issuer, person_id, created_at, confirmed_at, used_at)
            VALUES ($1, $2, $3, $4, $5, $4)
            ON CONFLICT DO NOTHING";
    USED = "UPDATE identity_office_account SET used_at = $2 WHERE subject_hash = $1";
    CONFIRM = "UPDATE identity_office_account SET confirmed_at = $3
               WHERE person_id = $1 AND issuer = $2 AND confirmed_at IS NULL";
    PROVIDER = "SELECT provider FROM identity_session WHERE id = $1 AND way = 'office'";
    GRANTS = "SELECT id, person_id, role, scope, valid_from, valid_until, office FROM identity_role_grant
              WHERE person_id = $1 AND office = $2 AND (valid_until IS NULL OR valid_until > $3)
              ORDER BY id LIMIT 1000";
    GIVE = "INSERT INTO identity_role_grant (id, person_id, role, scope, valid_from, valid_until, created_at, office)
            VALUES ($1, $2, $3, $4, $5, $6, $5, $7)";
    RENEW = "UPDATE identity_role_grant SET valid_until = $3
             WHERE person_id = $1 AND office = $2 AND id IN {set $4 uuid} AND valid_until > $5";
    END = "UPDATE identity_role_grant SET valid_until = $4
           WHERE id = $1 AND person_id = $2 AND office = $3 AND (valid_until IS NULL OR valid_until > $4)";
    ASK = "INSERT INTO identity_office_request (id, state_hash, browser_hash, office, sealed, towards, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)";
    TAKE = "DELETE FROM identity_office_request WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > $3
            RETURNING id, office, sealed, towards";
    FORGET = "DELETE FROM identity_office_request WHERE expires_at < $1";
}

/// Whom an office's name stands for.
pub(crate) struct OfficeAccount {
    pub(crate) person: PersonId,
    /// Whether she showed that the account is hers.
    pub(crate) is_confirmed: bool,
    pub(crate) is_closed: bool,
}

/// A sign-in that awaits the answer of an office.
#[derive(Debug)]
pub(crate) struct OfficeRequest {
    pub(crate) id: Id<Self>,
    pub(crate) office: String,
    pub(crate) sealed: Vec<u8>,
    pub(crate) towards: String,
}

/// Whom the name behind that hash stands for.
pub(crate) async fn account(tx: &mut Tx, subject_hash: &str) -> Result<Option<OfficeAccount>> {
    let row = tx.optional(&ACCOUNT, [subject_hash.value()]).await?;
    row.map(|row| {
        Ok(OfficeAccount {
            person: row.get("person_id")?,
            is_confirmed: row.optional::<Instant>("confirmed_at")?.is_some(),
            is_closed: row.optional::<Instant>("disabled_at")?.is_some(),
        })
    })
    .transpose()
}

/// Binds an office's name to a person; `false` when she has another name with that office, or somebody was faster.
pub(crate) async fn link(
    tx: &mut Tx,
    permit: &Permit<EnterByOffice>,
    (subject_hash, issuer): (&str, &str),
    now: Instant,
    is_confirmed: bool,
) -> Result<bool> {
    let confirmed_at = is_confirmed.then_some(now);
    let values =
        [subject_hash.value(), issuer.value(), permit.target().value(), now.value(), confirmed_at.value()];
    Ok(tx.execute(&LINK, values).await? == 1)
}

/// Notes that the name was used.
pub(crate) async fn used(
    tx: &mut Tx,
    _permit: &Permit<EnterByOffice>,
    subject_hash: &str,
    now: Instant,
) -> Result<u64> {
    tx.execute(&USED, [subject_hash.value(), now.value()]).await
}

/// Notes that she showed, with her code, that the account is hers.
pub(crate) async fn confirm(tx: &mut Tx, permit: &Permit<SignIn>, issuer: &str, now: Instant) -> Result<u64> {
    tx.execute(&CONFIRM, [permit.target().value(), issuer.value(), now.value()]).await
}

/// The provider that a session's sign-in began with, if it was an office's.
pub(crate) async fn provider(tx: &mut Tx, session: SessionId) -> Result<Option<String>> {
    tx.optional(&PROVIDER, [session.value()]).await?.map(|row| row.get("provider")).transpose()
}

/// What she holds from groups of that office.
pub(crate) async fn grants(tx: &mut Tx, person: PersonId, office: &str, now: Instant) -> Result<Vec<Grant>> {
    let rows = tx.all(&GRANTS, [person.value(), office.value(), now.value()]).await?;
    rows.iter().map(grant).collect()
}

/// Gives a role that a group makes.
pub(crate) async fn give(
    tx: &mut Tx,
    permit: &Permit<GrantByOffice>,
    id: GrantId,
    (role, office): (Role, &str),
    span: (Instant, Instant),
) -> Result<()> {
    let held = permit.target();
    let values = [
        id.value(),
        held.person.value(),
        role.name().value(),
        held.scope.value(),
        span.0.value(),
        span.1.value(),
        office.value(),
    ];
    tx.execute(&GIVE, values).await.map(drop)
}

/// Lets roles of that office go on, from now to a new end.
pub(crate) async fn renew(
    tx: &mut Tx,
    permit: &Permit<EnterByOffice>,
    office: &str,
    grants: &[GrantId],
    (now, until): (Instant, Instant),
) -> Result<u64> {
    let person = permit.target();
    tx.execute(&RENEW, [person.value(), office.value(), until.value(), grants.value(), now.value()]).await
}

/// Ends a role whose group is gone.
pub(crate) async fn end(
    tx: &mut Tx,
    permit: &Permit<GrantByOffice>,
    id: GrantId,
    office: &str,
    now: Instant,
) -> Result<bool> {
    let values = [id.value(), permit.target().person.value(), office.value(), now.value()];
    Ok(tx.execute(&END, values).await? == 1)
}

/// Keeps a sign-in until its answer comes.
pub(crate) async fn ask(
    tx: &mut Tx,
    _permit: &Permit<AskOffice>,
    request: &OfficeRequest,
    (state_hash, browser_hash): (&str, &str),
    expires_at: Instant,
) -> Result<()> {
    let values = [
        request.id.value(),
        state_hash.value(),
        browser_hash.value(),
        request.office.value(),
        request.sealed.value(),
        request.towards.value(),
        expires_at.value(),
    ];
    tx.execute(&ASK, values).await.map(drop)
}

/// Uses up the sign-in that this browser began with that word.
pub(crate) async fn take(
    tx: &mut Tx,
    _permit: &Permit<AskOffice>,
    (state_hash, browser_hash): (&str, &str),
    now: Instant,
) -> Result<Option<OfficeRequest>> {
    let row = tx.optional(&TAKE, [state_hash.value(), browser_hash.value(), now.value()]).await?;
    row.map(|row| {
        Ok(OfficeRequest {
            id: row.get("id")?,
            office: row.get("office")?,
            sealed: row.get("sealed")?,
            towards: row.get("towards")?,
        })
    })
    .transpose()
}

/// Deletes sign-ins that nobody answered.
pub(crate) async fn forget(tx: &mut Tx, _permit: &Permit<ForgetWhatIsOver>, now: Instant) -> Result<u64> {
    tx.execute(&FORGET, [now.value()]).await
}
