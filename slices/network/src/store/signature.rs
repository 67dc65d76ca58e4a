//! `network_signature_round` and `network_signature`.

use jiff::civil::Date;
use kernel::{Id, Instant};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::{Agreement, Network, Party, Signature, SignatureRound, SignatureState};
use crate::policy::{
    CloseSignatureRound, DecideAdhesion, OpenSignatureRound, RecordSignature, RemindSigners,
};

macro_rules! columns {
    () => {
        "id, party_id, round_id, due_on, state, document_id, document_digest, signed_on, recorded_at, recorded_by,
         reminders, reminded_at"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM network_signature WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM network_signature WHERE id = $1 {for_update}");
    OF_ROUND = concat!("SELECT ", columns!(), " FROM network_signature WHERE round_id = $1 ORDER BY id LIMIT 10000");
    OF_ROUNDS = concat!("SELECT ", columns!(), " FROM network_signature WHERE round_id IN {set $1 uuid}
                         ORDER BY id LIMIT 100000");
    OF_PARTIES = concat!("SELECT ", columns!(), " FROM network_signature WHERE party_id IN {set $1 uuid}
                          ORDER BY created_at DESC, id DESC LIMIT 10000");
    INSERT = "INSERT INTO network_signature (id, party_id, round_id, due_on, state, reminders, created_at)
              VALUES ($1, $2, $3, $4, 'awaited', 0, $5)";
    RECORD = "UPDATE network_signature SET
                state = 'signed', document_id = $2, document_digest = $3, signed_on = $4, recorded_at = $5,
                recorded_by = $6
              WHERE id = $1 AND state IN ('awaited', 'returned')";
    RETURN = "UPDATE network_signature SET state = 'returned'
              WHERE party_id = $1 AND round_id IS NULL AND state = 'signed'";
    CANCEL = "UPDATE network_signature SET state = 'cancelled'
              WHERE party_id = $1 AND state IN ('awaited', 'returned')";
    CANCEL_ROUND = "UPDATE network_signature SET state = 'cancelled'
                    WHERE round_id = $1 AND state IN ('awaited', 'returned')";
    REMINDED = "UPDATE network_signature SET reminders = reminders + 1, reminded_at = $2 WHERE id IN {set $1 uuid}";
    ROUND = "SELECT id, agreement_id, title, due_on, renews_until, opened_at, closed_at
             FROM network_signature_round WHERE id = $1";
    LOCK_ROUND = "SELECT id, agreement_id, title, due_on, renews_until, opened_at, closed_at
                  FROM network_signature_round WHERE id = $1 {for_update}";
    ROUNDS_OF_AGREEMENT = "SELECT id, agreement_id, title, due_on, renews_until, opened_at, closed_at
                           FROM network_signature_round WHERE agreement_id = $1 ORDER BY opened_at DESC, id LIMIT 100";
    OPEN_ROUNDS = "SELECT r.id AS id, r.agreement_id AS agreement_id, r.title AS title, r.due_on AS due_on,
                          r.renews_until AS renews_until, r.opened_at AS opened_at, r.closed_at AS closed_at
                   FROM network_signature_round r JOIN network_agreement a ON a.id = r.agreement_id
                   WHERE a.network_id = $1 AND r.closed_at IS NULL ORDER BY r.due_on, r.id LIMIT 100";
    /// Rounds of any network whose last day was that one: the daily job reminds once.
    DUE_ON = "SELECT id, agreement_id, title, due_on, renews_until, opened_at, closed_at
              FROM network_signature_round WHERE closed_at IS NULL AND due_on = $1 ORDER BY id LIMIT 1000";
    INSERT_ROUND = "INSERT INTO network_signature_round (id, agreement_id, title, due_on, renews_until, opened_at)
                    VALUES ($1, $2, $3, $4, $5, $6)";
    CLOSE = "UPDATE network_signature_round SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
}

pub async fn find(tx: &mut Tx, id: Id<Signature>) -> Result<Option<Signature>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Holds the row, so that two uploads come one after the other.
pub async fn lock(tx: &mut Tx, id: Id<Signature>) -> Result<Option<Signature>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read).transpose()
}

pub async fn of_round(tx: &mut Tx, round: Id<SignatureRound>) -> Result<Vec<Signature>> {
    tx.all(&OF_ROUND, [round.value()]).await?.iter().map(read).collect()
}

pub async fn of_rounds(tx: &mut Tx, rounds: &[Id<SignatureRound>]) -> Result<Vec<Signature>> {
    tx.all(&OF_ROUNDS, [rounds.value()]).await?.iter().map(read).collect()
}

/// All signatures asked of these parties, the newest first.
pub async fn of_parties(tx: &mut Tx, parties: &[Id<Party>]) -> Result<Vec<Signature>> {
    tx.all(&OF_PARTIES, [parties.value()]).await?.iter().map(read).collect()
}

pub async fn round(tx: &mut Tx, id: Id<SignatureRound>) -> Result<Option<SignatureRound>> {
    tx.optional(&ROUND, [id.value()]).await?.as_ref().map(read_round).transpose()
}

pub async fn lock_round(tx: &mut Tx, id: Id<SignatureRound>) -> Result<Option<SignatureRound>> {
    tx.optional(&LOCK_ROUND, [id.value()]).await?.as_ref().map(read_round).transpose()
}

pub async fn rounds_of_agreement(tx: &mut Tx, agreement: Id<Agreement>) -> Result<Vec<SignatureRound>> {
    tx.all(&ROUNDS_OF_AGREEMENT, [agreement.value()]).await?.iter().map(read_round).collect()
}

pub async fn open_rounds(tx: &mut Tx, network: Id<Network>) -> Result<Vec<SignatureRound>> {
    tx.all(&OPEN_ROUNDS, [network.value()]).await?.iter().map(read_round).collect()
}

pub async fn rounds_due_on(tx: &mut Tx, day: Date) -> Result<Vec<SignatureRound>> {
    tx.all(&DUE_ON, [day.value()]).await?.iter().map(read_round).collect()
}

/// One body's signature, asked for alone.
pub async fn ask_alone(
    tx: &mut Tx,
    permit: &Permit<DecideAdhesion>,
    id: Id<Signature>,
    due_on: Date,
    now: Instant,
) -> Result<()> {
    let round: Option<Uuid> = None;
    let values = [id.value(), permit.target().value(), round.value(), due_on.value(), now.value()];
    tx.execute(&INSERT, values).await.map(drop)
}

pub async fn open_round(
    tx: &mut Tx,
    permit: &Permit<OpenSignatureRound>,
    round: &SignatureRound,
    asked: &[(Id<Signature>, Id<Party>)],
    now: Instant,
) -> Result<()> {
    let id = permit.target();
    let values = [
        id.value(),
        round.agreement.value(),
        round.title.value(),
        round.due_on.value(),
        round.renews_until.value(),
        now.value(),
    ];
    tx.execute(&INSERT_ROUND, values).await?;
    let rows = asked
        .iter()
        .map(|(signature, party)| {
            vec![signature.value(), party.value(), id.value(), round.due_on.value(), now.value()]
        })
        .collect();
    tx.insert_all(&INSERT, rows).await.map(drop)
}

/// Keeps the act; false when none is awaited any more.
pub async fn record(
    tx: &mut Tx,
    permit: &Permit<RecordSignature>,
    document: Uuid,
    digest: &str,
    signed_on: Date,
    by: &str,
    now: Instant,
) -> Result<bool> {
    let values = [
        permit.target().value(),
        document.value(),
        digest.value(),
        signed_on.value(),
        now.value(),
        by.value(),
    ];
    Ok(tx.execute(&RECORD, values).await? == 1)
}

/// Asks again for the act of an adhesion.
pub async fn give_back(tx: &mut Tx, permit: &Permit<DecideAdhesion>) -> Result<u64> {
    tx.execute(&RETURN, [permit.target().value()]).await
}

/// Asks no more for acts of a party.
pub async fn cancel(tx: &mut Tx, permit: &Permit<DecideAdhesion>) -> Result<u64> {
    tx.execute(&CANCEL, [permit.target().value()]).await
}

/// Closes the round; what has not come is no longer asked for.
pub async fn close_round(tx: &mut Tx, permit: &Permit<CloseSignatureRound>, now: Instant) -> Result<bool> {
    tx.execute(&CANCEL_ROUND, [permit.target().value()]).await?;
    Ok(tx.execute(&CLOSE, [permit.target().value(), now.value()]).await? == 1)
}

pub async fn reminded(
    tx: &mut Tx,
    _permit: &Permit<RemindSigners>,
    signatures: &[Id<Signature>],
    now: Instant,
) -> Result<u64> {
    tx.execute(&REMINDED, [signatures.value(), now.value()]).await
}

fn read(row: &Row) -> Result<Signature> {
    Ok(Signature {
        id: row.get("id")?,
        party: row.get("party_id")?,
        round: row.optional("round_id")?,
        due_on: row.optional("due_on")?,
        state: row.parsed("state", SignatureState::parse)?,
        document: row.optional("document_id")?,
        document_digest: row.optional("document_digest")?,
        signed_on: row.optional("signed_on")?,
        recorded_at: row.optional("recorded_at")?,
        recorded_by: row.optional("recorded_by")?,
        reminders: row.get("reminders")?,
        reminded_at: row.optional("reminded_at")?,
    })
}

fn read_round(row: &Row) -> Result<SignatureRound> {
    Ok(SignatureRound {
        id: row.get("id")?,
        agreement: row.get("agreement_id")?,
        title: row.get("title")?,
        due_on: row.get("due_on")?,
        renews_until: row.optional("renews_until")?,
        opened_at: row.get("opened_at")?,
        closed_at: row.optional("closed_at")?,
    })
}
