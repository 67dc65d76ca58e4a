//! `referral_referral` and `referral_counter`.

use jiff::civil::Date;
use kernel::{Id, Instant, IstatCode};
use network::api::{LegalBasis, Network, Organisation};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::{Channel, Referral, State, WhyNot};
use crate::policy::{Moves, RemindBodies, SendReferral};

macro_rules! columns {
    () => {
        "id, desk_id, organisation_id, network_id, agreement_id, body_id, service_id, service_name, year, number,
         contact_id, previous_id, channel, basis, state, comune, groups, reason, note, why_not, proposed_body_id,
         created_at, created_by, sent_at, answer_by, answered_at, outcome_by, reminded_at, closed_at, forgotten_at"
    };
}

storage::statements! {
    NEXT_NUMBER = "INSERT INTO referral_counter (desk_id, year, last) VALUES ($1, $2, 1)
                   ON CONFLICT (desk_id, year) DO UPDATE SET last = referral_counter.last + 1
                   RETURNING last";
    INSERT = "INSERT INTO referral_referral
                (id, desk_id, organisation_id, network_id, agreement_id, body_id, service_id, service_name, year, number,
                 code_hash, form_key, contact_id, previous_id, channel, basis, state, comune, groups, reason,
                 created_at, created_by, sent_at, answer_by)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                      $21, $22, $23, $24)";
    OF_FORM = concat!("SELECT ", columns!(), " FROM referral_referral WHERE form_key = $1");
    FIND = concat!("SELECT ", columns!(), " FROM referral_referral WHERE id = $1");
    FOR_CHANGE = concat!("SELECT ", columns!(), " FROM referral_referral WHERE id = $1 {for_update}");
    OF_CODE = concat!("SELECT ", columns!(), " FROM referral_referral WHERE code_hash = $1");
    AFTER = "SELECT id FROM referral_referral WHERE previous_id = $1 ORDER BY created_at, id LIMIT 1";
    /// Guarded: who comes second changes nothing.
    ADVANCE = "UPDATE referral_referral
               SET state = $3, note = $4, why_not = $5, proposed_body_id = $6, sent_at = $7, answer_by = $8,
                   answered_at = $9, outcome_by = $10, closed_at = $11, reminded_at = NULL
               WHERE id = $1 AND state = $2";
    LIST = concat!("SELECT ", columns!(), " FROM referral_referral
                    WHERE desk_id = $1 AND state = $2 ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4");
    COUNTS = "SELECT state, COUNT(*) AS count FROM referral_referral WHERE desk_id = $1 GROUP BY state ORDER BY state LIMIT 20";
    /// What came back lately and was not sent on.
    COUNT_BACK = "SELECT COUNT(*) AS count FROM referral_referral one
                  WHERE one.desk_id = $1 AND one.closed_at > $2
                    AND one.state IN ('lapsed', 'silent', 'redirected', 'refused', 'unreachable')
                    AND NOT EXISTS (SELECT 1 FROM referral_referral onward WHERE onward.previous_id = one.id)";
    COUNTS_OF_NETWORK = "SELECT desk_id, state, COUNT(*) AS count FROM referral_referral
                         WHERE network_id = $1 GROUP BY desk_id, state ORDER BY desk_id, state LIMIT 5000";
    UNANSWERED = "SELECT id FROM referral_referral
                  WHERE state IN ('asked', 'sent') AND answer_by < $1 ORDER BY answer_by, id LIMIT $2";
    UNTOLD = "SELECT id FROM referral_referral
              WHERE state = 'accepted' AND outcome_by < $1 ORDER BY outcome_by, id LIMIT $2";
    TO_REMIND_ANSWER = concat!("SELECT ", columns!(), " FROM referral_referral
                                WHERE state = 'sent' AND channel = 'link' AND reminded_at IS NULL AND answer_by <= $1
                                ORDER BY answer_by, id LIMIT $2");
    TO_REMIND_OUTCOME = concat!("SELECT ", columns!(), " FROM referral_referral
                                 WHERE state = 'accepted' AND channel = 'link' AND reminded_at IS NULL AND outcome_by <= $1
                                 ORDER BY outcome_by, id LIMIT $2");
    REMINDED = "UPDATE referral_referral SET reminded_at = $2 WHERE id = $1 AND reminded_at IS NULL";
}

/// The next number of a desk in a year.
///
/// # Errors
/// When the database refuses.
pub async fn next_number(tx: &mut Tx, _permit: &Permit<SendReferral>, desk: Uuid, year: i64) -> Result<i64> {
    tx.one(&NEXT_NUMBER, [desk.value(), year.value()]).await?.get("last")
}

/// A new one.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<SendReferral>,
    one: &Referral,
    code_hash: &str,
    form_key: &str,
) -> Result<()> {
    let groups = serde_json::to_value(&one.groups).unwrap_or_default();
    let values = [
        permit.target().value(),
        one.desk.value(),
        one.organisation.value(),
        one.network.value(),
        one.agreement.value(),
        one.body.value(),
        one.service.value(),
        one.service_name.value(),
        one.year.value(),
        one.number.value(),
        code_hash.value(),
        form_key.value(),
        one.contact.value(),
        one.previous.value(),
        one.channel.word().value(),
        one.basis.word().value(),
        one.state.word().value(),
        one.comune.as_ref().map(IstatCode::as_str).value(),
        groups.value(),
        one.reason.value(),
        one.created_at.value(),
        one.created_by.value(),
        one.sent_at.value(),
        one.answer_by.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// What a form made that was sent before.
///
/// # Errors
/// When the database refuses.
pub async fn of_form(tx: &mut Tx, form_key: &str) -> Result<Option<Referral>> {
    tx.optional(&OF_FORM, [form_key.value()]).await?.as_ref().map(read).transpose()
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Referral>) -> Result<Option<Referral>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// By id, held until the transaction ends: two who change it come one after the other.
///
/// # Errors
/// When the database refuses.
pub async fn for_change(tx: &mut Tx, id: Id<Referral>) -> Result<Option<Referral>> {
    tx.optional(&FOR_CHANGE, [id.value()]).await?.as_ref().map(read).transpose()
}

/// By the hash of its code.
///
/// # Errors
/// When the database refuses.
pub async fn of_code(tx: &mut Tx, code_hash: &str) -> Result<Option<Referral>> {
    tx.optional(&OF_CODE, [code_hash.value()]).await?.as_ref().map(read).transpose()
}

/// The one that was sent after this one.
///
/// # Errors
/// When the database refuses.
pub async fn after(tx: &mut Tx, id: Id<Referral>) -> Result<Option<Id<Referral>>> {
    tx.optional(&AFTER, [id.value()]).await?.map(|row| row.get("id")).transpose()
}

/// Writes where it stands now, if it still stood at `from`; says whether it did.
///
/// # Errors
/// When the database refuses.
pub async fn advance<A: Moves>(tx: &mut Tx, permit: &Permit<A>, from: State, one: &Referral) -> Result<bool> {
    let values = [
        permit.target().value(),
        from.word().value(),
        one.state.word().value(),
        one.note.value(),
        one.why_not.map(WhyNot::word).value(),
        one.proposed.value(),
        one.sent_at.value(),
        one.answer_by.value(),
        one.answered_at.value(),
        one.outcome_by.value(),
        one.closed_at.value(),
    ];
    Ok(tx.execute(&ADVANCE, values).await? == 1)
}

/// Those of a desk in a state, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn list(
    tx: &mut Tx,
    desk: Uuid,
    state: State,
    (most, skipped): (usize, usize),
) -> Result<Vec<Referral>> {
    let values = [desk.value(), state.word().value(), most.value(), skipped.value()];
    tx.all(&LIST, values).await?.iter().map(read).collect()
}

/// How many of a desk stand where.
///
/// # Errors
/// When the database refuses.
pub async fn counts(tx: &mut Tx, desk: Uuid) -> Result<Vec<(State, i64)>> {
    let rows = tx.all(&COUNTS, [desk.value()]).await?;
    rows.iter().map(|row| Ok((row.parsed("state", State::parse)?, row.get("count")?))).collect()
}

/// How many came back to a desk since a moment and were not sent on.
///
/// # Errors
/// When the database refuses.
pub async fn count_back(tx: &mut Tx, desk: Uuid, since: Instant) -> Result<i64> {
    tx.one(&COUNT_BACK, [desk.value(), since.value()]).await?.get("count")
}

/// How many of each desk of a network stand where.
///
/// # Errors
/// When the database refuses.
pub async fn counts_of_network(tx: &mut Tx, network: Id<Network>) -> Result<Vec<(Uuid, State, i64)>> {
    let rows = tx.all(&COUNTS_OF_NETWORK, [network.value()]).await?;
    rows.iter()
        .map(|row| Ok((row.get("desk_id")?, row.parsed("state", State::parse)?, row.get("count")?)))
        .collect()
}

/// Those that wait for an answer, or an outcome, since before a day.
///
/// # Errors
/// When the database refuses.
pub async fn overdue(tx: &mut Tx, today: Date, most: i64) -> Result<Vec<Id<Referral>>> {
    let mut ids = Vec::new();
    for statement in [&UNANSWERED, &UNTOLD] {
        for row in tx.all(statement, [today.value(), most.value()]).await? {
            ids.push(row.get("id")?);
        }
    }
    Ok(ids)
}

/// Those whose body is to be reminded: what is waited for is due up to a day.
///
/// # Errors
/// When the database refuses.
pub async fn to_remind(tx: &mut Tx, until: Date, most: i64) -> Result<Vec<Referral>> {
    let mut all = Vec::new();
    for statement in [&TO_REMIND_ANSWER, &TO_REMIND_OUTCOME] {
        for row in tx.all(statement, [until.value(), most.value()]).await? {
            all.push(read(&row)?);
        }
    }
    Ok(all)
}

/// Notes that its body was reminded; says whether it was not before.
///
/// # Errors
/// When the database refuses.
pub async fn reminded(
    tx: &mut Tx,
    _permit: &Permit<RemindBodies>,
    id: Id<Referral>,
    now: Instant,
) -> Result<bool> {
    Ok(tx.execute(&REMINDED, [id.value(), now.value()]).await? == 1)
}

fn read(row: &Row) -> Result<Referral> {
    let comune: Option<String> = row.optional("comune")?;
    let why_not: Option<String> = row.optional("why_not")?;
    Ok(Referral {
        id: row.get("id")?,
        desk: row.get("desk_id")?,
        organisation: row.get("organisation_id")?,
        network: row.get("network_id")?,
        agreement: row.get("agreement_id")?,
        body: row.get("body_id")?,
        service: row.optional("service_id")?,
        service_name: row.get("service_name")?,
        year: row.get("year")?,
        number: row.get("number")?,
        contact: row.optional("contact_id")?,
        previous: row.optional("previous_id")?,
        channel: row.parsed("channel", Channel::parse)?,
        basis: row.parsed("basis", LegalBasis::parse)?,
        state: row.parsed("state", State::parse)?,
        comune: comune.and_then(|code| IstatCode::parse(&code).ok()),
        groups: row.json("groups")?,
        reason: row.get("reason")?,
        note: row.optional("note")?,
        why_not: why_not.and_then(|word| WhyNot::parse(&word).ok()),
        proposed: row.optional::<Id<Organisation>>("proposed_body_id")?,
        created_at: row.get("created_at")?,
        created_by: row.optional("created_by")?,
        sent_at: row.optional("sent_at")?,
        answer_by: row.get("answer_by")?,
        answered_at: row.optional("answered_at")?,
        outcome_by: row.optional("outcome_by")?,
        reminded_at: row.optional("reminded_at")?,
        closed_at: row.optional("closed_at")?,
        forgotten_at: row.optional("forgotten_at")?,
    })
}
