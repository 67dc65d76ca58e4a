//! Sessions.

use kernel::Instant;
use policy::{Grant, Permit};
use storage::{Result, Row, ToValue as _, Tx};

use crate::actions::KeptOrigin;
use crate::model::{PersonId, Session, SessionId, Step, level_number, level_of};
use crate::policy::{EndForProvider, EndsSessions, ForgetWhatIsOver, SignIn, SignOut};

storage::statements! {
    INSERT = "INSERT INTO identity_session (id, token_hash, person_id, step, created_at, last_seen_at, expires_at,
                                            way, level, provider, sealed_subject, subject_hash)
              VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11)";
    // One row for each grant that holds, or one without: everything a request needs, in one question.
    WHO = "SELECT s.id, s.person_id, s.step, s.created_at, s.last_seen_at, s.expires_at, s.way, s.level,
                  p.name, g.role, g.scope
           FROM identity_session s
           JOIN identity_person p ON p.id = s.person_id AND p.disabled_at IS NULL
           LEFT JOIN identity_role_grant g ON g.person_id = p.id AND g.valid_from <= $2
             AND (g.valid_until IS NULL OR g.valid_until > $2)
           WHERE s.token_hash = $1
           ORDER BY g.role, g.scope LIMIT 1000";
    FIND = "SELECT s.id, s.person_id, s.step, s.created_at, s.last_seen_at, s.expires_at, s.way, s.level
            FROM identity_session s
            JOIN identity_person p ON p.id = s.person_id AND p.disabled_at IS NULL
            WHERE s.token_hash = $1";
    SEEN = "UPDATE identity_session SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $3";
    OPEN_OF = "SELECT id, person_id, step, created_at, last_seen_at, expires_at, way, level FROM identity_session
               WHERE person_id = $1 AND step = 'full' AND expires_at > $2 AND last_seen_at > $3
               ORDER BY created_at DESC, id LIMIT 100";
    END = "DELETE FROM identity_session WHERE id = $1";
    END_ONE_OF = "DELETE FROM identity_session WHERE person_id = $1 AND id = $2";
    END_OTHERS = "DELETE FROM identity_session WHERE person_id = $1 AND id <> $2";
    END_ALL = "DELETE FROM identity_session WHERE person_id = $1";
    SUBJECT = "SELECT provider, sealed_subject FROM identity_session WHERE id = $1 AND sealed_subject IS NOT NULL";
    END_OF_SUBJECT = "DELETE FROM identity_session WHERE subject_hash = $1 AND provider = $2";
    FORGET = "DELETE FROM identity_session WHERE expires_at < $1 OR last_seen_at < $2";
}

/// Somebody at the door with a cookie: her session, her name, the grants that hold.
pub(crate) struct Visitor {
    pub(crate) session: Session,
    pub(crate) name: String,
    pub(crate) grants: Vec<Grant>,
}

/// Opens a session.
pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit<SignIn>,
    id: SessionId,
    token_hash: &str,
    step: Step,
    origin: &KeptOrigin,
    now: Instant,
) -> Result<()> {
    let values = [
        id.value(),
        token_hash.value(),
        permit.target().value(),
        step.name().value(),
        now.value(),
        step.expiry(now).value(),
        origin.way.name().value(),
        origin.level.map(level_number).value(),
        origin.provider.value(),
        origin.sealed_subject.value(),
        origin.subject_hash.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// Who has this token, whether or not the session is still alive.
pub(crate) async fn who(tx: &mut Tx, token_hash: &str, now: Instant) -> Result<Option<Visitor>> {
    let rows = tx.all(&WHO, [token_hash.value(), now.value()]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let session = read(first)?;
    let name = first.get("name")?;
    let mut grants = Vec::with_capacity(rows.len());
    for row in &rows {
        if let Some(role) = row.optional("role")? {
            grants.push(Grant { role, scope: row.get("scope")? });
        }
    }
    Ok(Some(Visitor { session, name, grants }))
}

/// The session of a token.
pub(crate) async fn find(tx: &mut Tx, token_hash: &str) -> Result<Option<Session>> {
    tx.optional(&FIND, [token_hash.value()]).await?.as_ref().map(read).transpose()
}

/// Notes that she is still there, unless another request has since `before`.
pub(crate) async fn seen(
    tx: &mut Tx,
    _permit: &Permit<SignIn>,
    session: SessionId,
    now: Instant,
    before: Instant,
) -> Result<u64> {
    tx.execute(&SEEN, [session.value(), now.value(), before.value()]).await
}

/// The sessions in which somebody is signed in.
pub(crate) async fn open_of(tx: &mut Tx, person: PersonId, now: Instant) -> Result<Vec<Session>> {
    let values = [person.value(), now.value(), Session::idle_limit(now).value()];
    tx.all(&OPEN_OF, values).await?.iter().map(read).collect()
}

/// Ends one's own session.
pub(crate) async fn end(tx: &mut Tx, permit: &Permit<SignOut>) -> Result<u64> {
    tx.execute(&END, [permit.target().value()]).await
}

/// Ends a step of a sign-in that the next one takes over.
pub(crate) async fn end_step(tx: &mut Tx, permit: &Permit<SignIn>, session: SessionId) -> Result<u64> {
    tx.execute(&END_ONE_OF, [permit.target().value(), session.value()]).await
}

/// Ends one of somebody's sessions.
pub(crate) async fn end_one<A: EndsSessions>(
    tx: &mut Tx,
    permit: &Permit<A>,
    session: SessionId,
) -> Result<u64> {
    tx.execute(&END_ONE_OF, [permit.target().value(), session.value()]).await
}

/// Ends all of them but this one.
pub(crate) async fn end_others<A: EndsSessions>(
    tx: &mut Tx,
    permit: &Permit<A>,
    this: SessionId,
) -> Result<u64> {
    tx.execute(&END_OTHERS, [permit.target().value(), this.value()]).await
}

/// Ends all of them.
pub(crate) async fn end_all<A: EndsSessions>(tx: &mut Tx, permit: &Permit<A>) -> Result<u64> {
    tx.execute(&END_ALL, [permit.target().value()]).await
}

/// What a provider knows a session by, sealed, with the provider.
pub(crate) async fn subject(tx: &mut Tx, session: SessionId) -> Result<Option<(String, Vec<u8>)>> {
    let row = tx.optional(&SUBJECT, [session.value()]).await?;
    row.map(|row| Ok((row.get("provider")?, row.get("sealed_subject")?))).transpose()
}

/// Ends the sessions that a provider knows by that name; says how many there were.
pub(crate) async fn end_of_subject(
    tx: &mut Tx,
    _permit: &Permit<EndForProvider>,
    provider: &str,
    subject_hash: &str,
) -> Result<u64> {
    tx.execute(&END_OF_SUBJECT, [subject_hash.value(), provider.value()]).await
}

/// Deletes sessions that are over.
pub(crate) async fn forget(tx: &mut Tx, _permit: &Permit<ForgetWhatIsOver>, now: Instant) -> Result<u64> {
    tx.execute(&FORGET, [now.value(), Session::idle_limit(now).value()]).await
}

fn read(row: &Row) -> Result<Session> {
    Ok(Session {
        id: row.get("id")?,
        person: row.get("person_id")?,
        step: row.parsed("step", str::parse)?,
        created_at: row.get("created_at")?,
        last_seen_at: row.get("last_seen_at")?,
        expires_at: row.get("expires_at")?,
        way: row.parsed("way", str::parse)?,
        // The schema lets in no other number.
        level: row.optional::<i64>("level")?.and_then(|number| level_of(number).ok()),
    })
}
