//! `network_adhesion` and `network_adhesion_step`.

use jiff::civil::Date;
use kernel::{EmailAddress, Id, Instant};
use policy::{Action, Permit};
use storage::{Cx, Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use super::{MANY, language};
use crate::model::{Adhesion, AdhesionState, AdhesionVerb, Network, Party};
use crate::policy::ForgetContacts;

macro_rules! columns {
    () => {
        "d.party_id AS party_id, d.state AS state, d.contact_name AS contact_name, d.contact_email AS contact_email,
         d.contact_language AS contact_language, d.note AS note, d.reason AS reason, d.requested_at AS requested_at,
         d.changed_at AS changed_at"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM network_adhesion d WHERE d.party_id = $1");
    OF_PARTIES = concat!("SELECT ", columns!(), " FROM network_adhesion d WHERE d.party_id IN {set $1 uuid}
                          ORDER BY d.party_id LIMIT 10000");
    /// What waits for the coordinator: to be decided, or the act to be checked.
    TO_DECIDE = concat!("SELECT ", columns!(), " FROM network_adhesion d
                         JOIN network_party p ON p.id = d.party_id
                         JOIN network_agreement a ON a.id = p.agreement_id
                         WHERE a.network_id = $1 AND d.state IN ('requested', 'signed')
                         ORDER BY d.changed_at, d.party_id LIMIT $2");
    /// Active ones with no term that holds today or later within their agreement, oldest first. A job at a time.
    OVER = concat!("SELECT ", columns!(), " FROM network_adhesion d
                    JOIN network_party p ON p.id = d.party_id
                    JOIN network_agreement a ON a.id = p.agreement_id
                    WHERE d.state = 'active'
                      AND ((a.valid_until IS NOT NULL AND a.valid_until < $1)
                           OR NOT EXISTS (SELECT 1 FROM network_term t WHERE t.party_id = d.party_id
                                          AND (t.valid_until IS NULL OR t.valid_until >= $1)))
                    ORDER BY d.changed_at, d.party_id LIMIT $2");
    LAST_DAY = "SELECT t.party_id AS party_id,
                       MAX(CASE WHEN a.valid_until IS NOT NULL AND (t.valid_until IS NULL OR t.valid_until > a.valid_until)
                                THEN a.valid_until ELSE t.valid_until END) AS last_day
                FROM network_term t
                JOIN network_party p ON p.id = t.party_id
                JOIN network_agreement a ON a.id = p.agreement_id
                WHERE t.party_id IN {set $1 uuid} GROUP BY t.party_id ORDER BY t.party_id LIMIT 10000";
    PUT = "INSERT INTO network_adhesion
             (party_id, state, contact_name, contact_email, contact_language, note, reason, requested_at, changed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           ON CONFLICT (party_id) DO UPDATE SET
             state = excluded.state,
             contact_name = excluded.contact_name,
             contact_email = excluded.contact_email,
             contact_language = excluded.contact_language,
             note = excluded.note,
             reason = excluded.reason,
             requested_at = excluded.requested_at,
             changed_at = excluded.changed_at";
    MOVE = "UPDATE network_adhesion SET state = $3, reason = $4, changed_at = $5 WHERE party_id = $1 AND state = $2";
    MOVE_ALL = "UPDATE network_adhesion SET state = $3, changed_at = $4
                WHERE party_id IN {set $1 uuid} AND state = $2";
    STEP = "INSERT INTO network_adhesion_step (id, party_id, at, verb, state, actor_kind, person_id, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    STEPS = "SELECT at, verb, reason FROM network_adhesion_step WHERE party_id = $1
             ORDER BY at DESC, id DESC LIMIT 200";
    FORGET = "UPDATE network_adhesion SET contact_name = NULL, contact_email = NULL
              WHERE changed_at < $1 AND state <> 'requested' AND contact_email IS NOT NULL";
}

/// A step that was taken.
#[derive(Clone, Debug)]
pub struct Taken {
    /// When.
    pub at: Instant,
    /// What was done.
    pub verb: AdhesionVerb,
    /// Why.
    pub reason: Option<String>,
}

pub async fn find(tx: &mut Tx, party: Id<Party>) -> Result<Option<Adhesion>> {
    tx.optional(&FIND, [party.value()]).await?.as_ref().map(read).transpose()
}

pub async fn of_parties(tx: &mut Tx, parties: &[Id<Party>]) -> Result<Vec<Adhesion>> {
    tx.all(&OF_PARTIES, [parties.value()]).await?.iter().map(read).collect()
}

pub async fn to_decide(tx: &mut Tx, network: Id<Network>) -> Result<Vec<Adhesion>> {
    tx.all(&TO_DECIDE, [network.value(), MANY.value()]).await?.iter().map(read).collect()
}

/// At most `limit` adhesions that are active though their last term is over on `today`.
pub async fn over(tx: &mut Tx, today: Date, limit: i64) -> Result<Vec<Adhesion>> {
    tx.all(&OVER, [today.value(), limit.value()]).await?.iter().map(read).collect()
}

pub async fn last_days(tx: &mut Tx, parties: &[Id<Party>]) -> Result<Vec<(Id<Party>, Option<Date>)>> {
    let rows = tx.all(&LAST_DAY, [parties.value()]).await?;
    rows.iter().map(|row| Ok((row.get("party_id")?, row.optional("last_day")?))).collect()
}

/// Writes an adhesion whole: a first request, a new one after an end, a party that signed already.
pub async fn put<A: Action>(tx: &mut Tx, _permit: &Permit<A>, adhesion: &Adhesion) -> Result<()> {
    let values = [
        adhesion.party.value(),
        adhesion.state.word().value(),
        adhesion.contact_name.value(),
        adhesion.contact_email.as_ref().map(EmailAddress::as_str).value(),
        adhesion.contact_language.code().value(),
        adhesion.note.value(),
        adhesion.reason.value(),
        adhesion.requested_at.value(),
        adhesion.changed_at.value(),
    ];
    tx.execute(&PUT, values).await.map(drop)
}

/// Moves it from where it was seen to stand; false when somebody else moved it first.
pub async fn advance<A: Action>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    seen: &Adhesion,
    to: AdhesionState,
    reason: Option<&str>,
    now: Instant,
) -> Result<bool> {
    let values =
        [seen.party.value(), seen.state.word().value(), to.word().value(), reason.value(), now.value()];
    Ok(tx.execute(&MOVE, values).await? == 1)
}

/// Moves all of these that stand at `from`.
pub async fn advance_all<A: Action>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    parties: &[Id<Party>],
    from: AdhesionState,
    to: AdhesionState,
    now: Instant,
) -> Result<u64> {
    tx.execute(&MOVE_ALL, [parties.value(), from.word().value(), to.word().value(), now.value()]).await
}

/// Adds lines to the history, one a party.
pub async fn note_steps(
    tx: &mut Tx,
    cx: &Cx,
    parties: &[Id<Party>],
    verb: AdhesionVerb,
    state: AdhesionState,
    reason: Option<&str>,
) -> Result<()> {
    let (now, kind, person): (_, _, Option<Uuid>) = (cx.now(), cx.actor.kind(), cx.person());
    let rows = parties.iter().map(|party| {
        vec![
            cx.new_id::<Taken>().value(),
            party.value(),
            now.value(),
            verb.word().value(),
            state.word().value(),
            kind.value(),
            person.value(),
            reason.value(),
        ]
    });
    tx.insert_all(&STEP, rows.collect()).await.map(drop)
}

pub async fn steps(tx: &mut Tx, party: Id<Party>) -> Result<Vec<Taken>> {
    let rows = tx.all(&STEPS, [party.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Taken {
                at: row.get("at")?,
                verb: row.parsed("verb", AdhesionVerb::parse)?,
                reason: row.optional("reason")?,
            })
        })
        .collect()
}

/// Forgets who asked, where the last change lies before `before`.
pub async fn forget_contacts(tx: &mut Tx, _permit: &Permit<ForgetContacts>, before: Instant) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}

fn read(row: &Row) -> Result<Adhesion> {
    Ok(Adhesion {
        party: row.get("party_id")?,
        state: row.parsed("state", AdhesionState::parse)?,
        contact_name: row.optional("contact_name")?,
        contact_email: row.optional_parsed("contact_email", EmailAddress::parse)?,
        contact_language: language(row, "contact_language")?,
        note: row.get("note")?,
        reason: row.optional("reason")?,
        requested_at: row.get("requested_at")?,
        changed_at: row.get("changed_at")?,
    })
}
