//! `firm_need` and `firm_number`.

use jiff::civil::Date;
use kernel::{EmailAddress, FiscalCode, Id, Instant, IstatCode, PhoneNumber};
use network::api::{Network, Organisation};
use policy::{Action, Permit};
use storage::outbox::Told;
use storage::{Keys, Result, Row, ToValue as _, Tx, Value};
use texts::Locale;
use uuid::Uuid;

use crate::model::{Contract, Elapsed, Firm, Hours, Kind, Need, Origin, Outcome, State, code_of, hash_of};
use crate::policy::{Forget, TurnDay};

macro_rules! columns {
    () => {
        "id, number, network_id, desk_id, organisation_id, kind, state, outcome, origin, topic, details, people, place,
         contract, hours, by_day, municipality_istat, firm_name, firm_code, contact_name, phone, email, may_share, person_id,
         client_id, locale, version, sent_at, received_at, first_answer_at, asked_at, closed_at, changed_at, forgotten_at"
    };
}

storage::statements! {
    NEXT_NUMBER = "INSERT INTO firm_number (year, last) VALUES ($1, 1)
                   ON CONFLICT (year) DO UPDATE SET last = firm_number.last + 1
                   RETURNING last";
    INSERT = "INSERT INTO firm_need (
                id, number, code_hash, network_id, desk_id, organisation_id, kind, state, outcome, origin, topic, details, people, place,
                contract, hours, by_day, municipality_istat, firm_name, firm_code, firm_code_hash, contact_name, phone, email,
                may_share, person_id, client_id, locale, version, sent_at, received_at, first_answer_at, asked_at, closed_at,
                changed_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
                      $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35)";
    FIND = concat!("SELECT ", columns!(), " FROM firm_need WHERE id = $1");
    BY_CODE = concat!("SELECT ", columns!(), " FROM firm_need WHERE code_hash = $1 AND forgotten_at IS NULL");
    LOCK = concat!("SELECT ", columns!(), " FROM firm_need WHERE id = $1 {for_update}");
    ADVANCE = "UPDATE firm_need SET
                 desk_id = $3, organisation_id = $4, state = $5, outcome = $6, client_id = $7, received_at = $8,
                 first_answer_at = $9, asked_at = $10, closed_at = $11, changed_at = $12, version = version + 1
               WHERE id = $1 AND version = $2";
    TOLD = "UPDATE firm_need SET told_id = $2 WHERE id = $1";
    OF_BODY = concat!("SELECT ", columns!(), " FROM firm_need WHERE organisation_id = $1 AND state = $2
                       ORDER BY sent_at, id LIMIT $3 OFFSET $4");
    OVER_OF_BODY = concat!("SELECT ", columns!(), " FROM firm_need WHERE organisation_id = $1 AND state = 'closed'
                            ORDER BY sent_at DESC, id DESC LIMIT $2 OFFSET $3");
    OF_NETWORKS = concat!("SELECT ", columns!(), " FROM firm_need WHERE network_id IN {set $1 uuid} AND state = $2
                           ORDER BY sent_at, id LIMIT $3 OFFSET $4");
    OVER_OF_NETWORKS = concat!("SELECT ", columns!(), " FROM firm_need
                                WHERE network_id IN {set $1 uuid} AND state = 'closed'
                                ORDER BY sent_at DESC, id DESC LIMIT $2 OFFSET $3");
    COUNTS_OF_BODIES = "SELECT state, COUNT(*) AS needs FROM firm_need WHERE organisation_id IN {set $1 uuid}
                        GROUP BY state ORDER BY state LIMIT 20";
    COUNTS_OF_NETWORKS = "SELECT state, COUNT(*) AS needs FROM firm_need WHERE network_id IN {set $1 uuid}
                          GROUP BY state ORDER BY state LIMIT 20";
    LATE_OF_BODIES = "SELECT COUNT(*) AS needs FROM firm_need
                      WHERE organisation_id IN {set $1 uuid} AND state = 'received' AND received_at < $2";
    LATE_OF_NETWORKS = "SELECT COUNT(*) AS needs FROM firm_need
                        WHERE network_id IN {set $1 uuid} AND state = 'received' AND received_at < $2";
    OF_FIRM = concat!("SELECT ", columns!(), " FROM firm_need
                       WHERE organisation_id = $1 AND firm_code_hash = $2 AND id <> $3
                       ORDER BY sent_at DESC, id DESC LIMIT 10");
    OF_PERSON = concat!("SELECT ", columns!(), " FROM firm_need WHERE person_id = $1 ORDER BY id LIMIT 200");
    NEEDS_OF_CLIENT = concat!("SELECT ", columns!(), " FROM firm_need
                               WHERE client_id = $1 AND forgotten_at IS NULL ORDER BY id LIMIT 200");
    TIMES_OF_BODIES = "SELECT kind, received_at, first_answer_at, closed_at, outcome FROM firm_need
                       WHERE organisation_id IN {set $1 uuid} AND received_at >= $2 AND received_at < $3
                       ORDER BY received_at, id LIMIT 100000";
    TIMES_OF_NETWORKS = "SELECT kind, received_at, first_answer_at, closed_at, outcome FROM firm_need
                         WHERE network_id IN {set $1 uuid} AND received_at >= $2 AND received_at < $3
                         ORDER BY received_at, id LIMIT 100000";
    UNANSWERED = concat!("SELECT ", columns!(), " FROM firm_need
                          WHERE state IN ('sent', 'received') AND changed_at < $1 AND reminded_at IS NULL
                            AND (state = 'received' OR email IS NULL)
                          ORDER BY changed_at, id LIMIT 200");
    REMINDED = "UPDATE firm_need SET reminded_at = $2 WHERE id IN {set $1 uuid}";
    UNTOLD = concat!("SELECT ", columns!(), " FROM firm_need
                      WHERE (state = 'asked' AND changed_at < $1)
                         OR (state IN ('received', 'answered') AND changed_at < $2)
                      ORDER BY changed_at, id LIMIT 200");
    UNCONFIRMED = "SELECT id FROM firm_need
                   WHERE state = 'sent' AND ((email IS NOT NULL AND changed_at < $1) OR changed_at < $2)
                   ORDER BY id LIMIT 500";
    DELETE = "DELETE FROM firm_need WHERE id IN {set $1 uuid}";
    OVER = "SELECT id FROM firm_need WHERE forgotten_at IS NULL AND closed_at < $1 ORDER BY id LIMIT 500";
    OF_CLIENT = "SELECT id FROM firm_need WHERE client_id = $1 AND forgotten_at IS NULL AND state = 'closed'
                 ORDER BY id LIMIT 500";
    UNCLIENT = "UPDATE firm_need SET client_id = NULL WHERE client_id = $1";
    EMPTY = "UPDATE firm_need SET
               topic = '', details = '', place = '', firm_name = '', firm_code = NULL, firm_code_hash = NULL,
               contact_name = '', phone = NULL, email = NULL, may_share = FALSE, person_id = NULL, client_id = NULL,
               forgotten_at = $2
             WHERE id IN {set $1 uuid} AND forgotten_at IS NULL";
    TOLD_OF = "SELECT told_id FROM firm_need WHERE id IN {set $1 uuid} AND told_id IS NOT NULL ORDER BY id LIMIT 500";
}

/// The next running number of a year.
///
/// # Errors
/// When the database refuses.
pub async fn next_number<A: Action>(tx: &mut Tx, _permit: &Permit<A>, year: i16) -> Result<i64> {
    tx.one(&NEXT_NUMBER, [i64::from(year).value()]).await?.get("last")
}

/// Writes a new one.
///
/// # Errors
/// When the database refuses.
pub async fn insert<A: Action<Target = Id<Need>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    keys: &Keys,
    need: &Need,
) -> Result<()> {
    tx.execute(&INSERT, values(permit.target(), keys, need)).await.map(drop)
}

/// Writes many at once: what a demonstration begins with.
///
/// # Errors
/// When the database refuses.
pub async fn insert_all(tx: &mut Tx, _permit: &Permit<TurnDay>, keys: &Keys, needs: &[Need]) -> Result<u64> {
    tx.insert_all(&INSERT, needs.iter().map(|need| values(need.id, keys, need)).collect()).await
}

/// A code as rows are compared by: never the code itself.
pub fn code_hash(keys: &Keys, code: &FiscalCode) -> String {
    keys.pseudonym("firm.code", code.as_str())
}

fn values(id: Id<Need>, keys: &Keys, need: &Need) -> Vec<Value> {
    let firm = &need.firm;
    vec![
        id.value(),
        need.number.value(),
        hash_of(keys, &code_of(keys, id)).value(),
        need.network.value(),
        need.desk.value(),
        need.organisation.value(),
        need.kind.word().value(),
        need.state.word().value(),
        need.outcome.map(Outcome::word).value(),
        need.origin.word().value(),
        need.topic.value(),
        need.details.value(),
        need.people.value(),
        need.place.value(),
        need.contract.map(Contract::word).value(),
        need.hours.map(Hours::word).value(),
        need.by_day.value(),
        firm.comune.as_ref().map(IstatCode::as_str).value(),
        firm.name.value(),
        firm.code.as_ref().map(FiscalCode::as_str).value(),
        firm.code.as_ref().map(|code| code_hash(keys, code)).value(),
        firm.contact.value(),
        firm.phone.as_ref().map(PhoneNumber::as_str).value(),
        firm.email.as_ref().map(EmailAddress::as_str).value(),
        firm.may_share.value(),
        need.person.value(),
        need.client.value(),
        need.locale.code().value(),
        need.version.value(),
        need.sent_at.value(),
        need.received_at.value(),
        need.first_answer_at.value(),
        need.asked_at.value(),
        need.closed_at.value(),
        need.changed_at.value(),
    ]
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Need>) -> Result<Option<Need>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// By the hash of its code; not one that was forgotten.
///
/// # Errors
/// When the database refuses.
pub async fn by_code(tx: &mut Tx, hash: &str) -> Result<Option<Need>> {
    tx.optional(&BY_CODE, [hash.value()]).await?.as_ref().map(read).transpose()
}

/// Holds the row until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &mut Tx, id: Id<Need>) -> Result<Option<Need>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Writes where it stands now, at the version it was read with; false when somebody else was faster.
///
/// # Errors
/// When the database refuses.
pub async fn advance<A: Action<Target = Id<Need>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    need: &Need,
    now: Instant,
) -> Result<bool> {
    write(tx, permit.target(), need, now).await
}

/// The same for what the daily job moves.
///
/// # Errors
/// When the database refuses.
pub async fn lapse(tx: &mut Tx, _permit: &Permit<TurnDay>, need: &Need, now: Instant) -> Result<bool> {
    write(tx, need.id, need, now).await
}

async fn write(tx: &mut Tx, id: Id<Need>, need: &Need, now: Instant) -> Result<bool> {
    let values = [
        id.value(),
        need.version.value(),
        need.desk.value(),
        need.organisation.value(),
        need.state.word().value(),
        need.outcome.map(Outcome::word).value(),
        need.client.value(),
        need.received_at.value(),
        need.first_answer_at.value(),
        need.asked_at.value(),
        need.closed_at.value(),
        now.value(),
    ];
    Ok(tx.execute(&ADVANCE, values).await? == 1)
}

/// Remembers the event that told of its end, so that erasure reaches it.
///
/// # Errors
/// When the database refuses.
pub async fn told<A: Action>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    need: Id<Need>,
    event: Id<Told>,
) -> Result<()> {
    tx.execute(&TOLD, [need.value(), event.value()]).await.map(drop)
}

/// Whose needs are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of these bodies.
    Bodies(Vec<Id<Organisation>>),
    /// All of these networks.
    Networks(Vec<Id<Network>>),
}

/// One page of those in a state: the oldest first, what is over the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn in_state(
    tx: &mut Tx,
    whose: &Whose,
    state: State,
    (limit, offset): (i64, i64),
) -> Result<Vec<Need>> {
    let (limit, offset, word) = (limit.value(), offset.value(), state.word().value());
    let rows = match (whose, state) {
        (Whose::Bodies(ids), state) => {
            let Some(body) = ids.first() else { return Ok(Vec::new()) };
            match state {
                State::Closed => tx.all(&OVER_OF_BODY, [body.value(), limit, offset]).await?,
                _ => tx.all(&OF_BODY, [body.value(), word, limit, offset]).await?,
            }
        }
        (Whose::Networks(ids), State::Closed) => {
            tx.all(&OVER_OF_NETWORKS, [ids.value(), limit, offset]).await?
        }
        (Whose::Networks(ids), _) => tx.all(&OF_NETWORKS, [ids.value(), word, limit, offset]).await?,
    };
    rows.iter().map(read).collect()
}

/// How many stand where.
///
/// # Errors
/// When the database refuses.
pub async fn counts(tx: &mut Tx, whose: &Whose) -> Result<Vec<(State, i64)>> {
    let rows = match whose {
        Whose::Bodies(ids) => tx.all(&COUNTS_OF_BODIES, [ids.value()]).await?,
        Whose::Networks(ids) => tx.all(&COUNTS_OF_NETWORKS, [ids.value()]).await?,
    };
    rows.iter().map(|row| Ok((row.parsed("state", State::parse)?, row.get("needs")?))).collect()
}

/// How many were confirmed before that time and have no answer.
///
/// # Errors
/// When the database refuses.
pub async fn count_late(tx: &mut Tx, whose: &Whose, before: Instant) -> Result<i64> {
    let row = match whose {
        Whose::Bodies(ids) => tx.one(&LATE_OF_BODIES, [ids.value(), before.value()]).await?,
        Whose::Networks(ids) => tx.one(&LATE_OF_NETWORKS, [ids.value(), before.value()]).await?,
    };
    row.get("needs")
}

/// What the same firm asked of the same body before, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_firm(tx: &mut Tx, keys: &Keys, need: &Need) -> Result<Vec<Need>> {
    let Some(code) = &need.firm.code else { return Ok(Vec::new()) };
    let values = [need.organisation.value(), code_hash(keys, code).value(), need.id.value()];
    tx.all(&OF_FIRM, values).await?.iter().map(read).collect()
}

/// Those that somebody sent while signed in.
///
/// # Errors
/// When the database refuses.
pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Vec<Need>> {
    tx.all(&OF_PERSON, [person.value()]).await?.iter().map(read).collect()
}

/// The needs written under a client of a body that name her still.
///
/// # Errors
/// When the database refuses.
pub async fn needs_of_client(tx: &mut Tx, client: Uuid) -> Result<Vec<Need>> {
    tx.all(&NEEDS_OF_CLIENT, [client.value()]).await?.iter().map(read).collect()
}

/// The times of those that were confirmed in a period.
///
/// # Errors
/// When the database refuses.
pub async fn times(tx: &mut Tx, whose: &Whose, from: Date, until: Date) -> Result<Vec<Elapsed>> {
    let end = Instant::start_of(until.tomorrow().unwrap_or(until));
    let (from, end) = (Instant::start_of(from).value(), end.value());
    let rows = match whose {
        Whose::Bodies(ids) => tx.all(&TIMES_OF_BODIES, [ids.value(), from, end]).await?,
        Whose::Networks(ids) => tx.all(&TIMES_OF_NETWORKS, [ids.value(), from, end]).await?,
    };
    rows.iter()
        .map(|row| {
            Ok(Elapsed {
                kind: row.parsed("kind", Kind::parse)?,
                received_at: row.get("received_at")?,
                first_answer_at: row.optional("first_answer_at")?,
                closed_at: row.optional("closed_at")?,
                outcome: row.optional_parsed("outcome", Outcome::parse)?,
            })
        })
        .collect()
}

/// What waits for an answer, or for the call that confirms it, since before that time, and nobody was reminded of.
///
/// # Errors
/// When the database refuses.
pub async fn unanswered(tx: &mut Tx, before: Instant) -> Result<Vec<Need>> {
    tx.all(&UNANSWERED, [before.value()]).await?.iter().map(read).collect()
}

/// Remembers that somebody was reminded.
///
/// # Errors
/// When the database refuses.
pub async fn reminded(tx: &mut Tx, _permit: &Permit<TurnDay>, ids: &[Id<Need>], now: Instant) -> Result<u64> {
    tx.execute(&REMINDED, [ids.value(), now.value()]).await
}

/// What rests: asked how it went before the first time, or nothing at all since the second.
///
/// # Errors
/// When the database refuses.
pub async fn resting(tx: &mut Tx, asked_before: Instant, quiet_since: Instant) -> Result<Vec<Need>> {
    tx.all(&UNTOLD, [asked_before.value(), quiet_since.value()]).await?.iter().map(read).collect()
}

/// What was never confirmed: by mail since the first time, by anybody since the second.
///
/// # Errors
/// When the database refuses.
pub async fn unconfirmed(tx: &mut Tx, mailed_before: Instant, before: Instant) -> Result<Vec<Id<Need>>> {
    ids(&tx.all(&UNCONFIRMED, [mailed_before.value(), before.value()]).await?)
}

/// Takes rows away altogether; what hangs on them went before.
///
/// # Errors
/// When the database refuses.
pub async fn delete(tx: &mut Tx, _permit: &Permit<Forget>, ids: &[Id<Need>]) -> Result<u64> {
    tx.execute(&DELETE, [ids.value()]).await
}

/// What was closed before that time and still says who asked.
///
/// # Errors
/// When the database refuses.
pub async fn over(tx: &mut Tx, before: Instant) -> Result<Vec<Id<Need>>> {
    ids(&tx.all(&OVER, [before.value()]).await?)
}

/// What is over of a client that her body forgot.
///
/// # Errors
/// When the database refuses.
pub async fn of_client(tx: &mut Tx, client: Uuid) -> Result<Vec<Id<Need>>> {
    ids(&tx.all(&OF_CLIENT, [client.value()]).await?)
}

/// Unties needs from a client that her body forgot.
///
/// # Errors
/// When the database refuses.
pub async fn untie_client(tx: &mut Tx, _permit: &Permit<Forget>, client: Uuid) -> Result<u64> {
    tx.execute(&UNCLIENT, [client.value()]).await
}

/// Empties who asked, and what she said.
///
/// # Errors
/// When the database refuses.
pub async fn empty(tx: &mut Tx, _permit: &Permit<Forget>, ids: &[Id<Need>], now: Instant) -> Result<u64> {
    tx.execute(&EMPTY, [ids.value(), now.value()]).await
}

/// The events that told of their end.
///
/// # Errors
/// When the database refuses.
pub async fn told_of(tx: &mut Tx, needs: &[Id<Need>]) -> Result<Vec<Id<Told>>> {
    tx.all(&TOLD_OF, [needs.value()]).await?.iter().map(|row| row.get("told_id")).collect()
}

fn ids(rows: &[Row]) -> Result<Vec<Id<Need>>> {
    rows.iter().map(|row| row.get("id")).collect()
}

fn read(row: &Row) -> Result<Need> {
    Ok(Need {
        id: row.get("id")?,
        number: row.get("number")?,
        network: row.get("network_id")?,
        desk: row.get("desk_id")?,
        organisation: row.get("organisation_id")?,
        kind: row.parsed("kind", Kind::parse)?,
        state: row.parsed("state", State::parse)?,
        outcome: row.optional_parsed("outcome", Outcome::parse)?,
        origin: row.parsed("origin", Origin::parse)?,
        topic: row.get("topic")?,
        details: row.get("details")?,
        people: row.optional("people")?,
        place: row.get("place")?,
        contract: row.optional_parsed("contract", Contract::parse)?,
        hours: row.optional_parsed("hours", Hours::parse)?,
        by_day: row.optional("by_day")?,
        firm: Firm {
            name: row.get("firm_name")?,
            code: row.optional_parsed("firm_code", FiscalCode::parse)?,
            comune: row.optional_parsed("municipality_istat", IstatCode::parse)?,
            contact: row.get("contact_name")?,
            phone: row.optional_parsed("phone", PhoneNumber::parse)?,
            email: row.optional_parsed("email", EmailAddress::parse)?,
            may_share: row.get("may_share")?,
        },
        person: row.optional("person_id")?,
        client: row.optional("client_id")?,
        locale: Locale::parse(&row.get::<String>("locale")?).unwrap_or_default(),
        version: row.get("version")?,
        sent_at: row.get("sent_at")?,
        received_at: row.optional("received_at")?,
        first_answer_at: row.optional("first_answer_at")?,
        asked_at: row.optional("asked_at")?,
        closed_at: row.optional("closed_at")?,
        changed_at: row.get("changed_at")?,
        forgotten_at: row.optional("forgotten_at")?,
    })
}
