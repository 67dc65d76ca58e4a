//! `inbox_mailbox` and `inbox_passed_over`: how far each mailbox was read.

use desk::api::Desk;
use kernel::{Id, Instant};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use crate::policy::ReadMailbox;

storage::statements! {
    BEGIN = "INSERT INTO inbox_mailbox (desk_id, last_uid, stuck_uid, stuck_times) VALUES ($1, 0, 0, 0)
             ON CONFLICT (desk_id) DO NOTHING";
    LEASE = "UPDATE inbox_mailbox SET lease = $2, leased_until = $3
             WHERE desk_id = $1 AND (leased_until IS NULL OR leased_until < $4)";
    RELEASE = "UPDATE inbox_mailbox SET lease = NULL, leased_until = NULL WHERE desk_id = $1 AND lease = $2";
    FIND = "SELECT desk_id, uid_validity, last_uid, read_at, fault, fault_since, stuck_uid, stuck_times, connected_at
            FROM inbox_mailbox WHERE desk_id = $1";
    ALL = "SELECT desk_id, uid_validity, last_uid, read_at, fault, fault_since, stuck_uid, stuck_times, connected_at
           FROM inbox_mailbox ORDER BY desk_id LIMIT 1000";
    /// Another numbering: what was read is known by its Message-ID. The first one is that of a mailbox just connected.
    RENUMBERED = "UPDATE inbox_mailbox SET
                    connected_at = CASE WHEN uid_validity IS NULL THEN $4 ELSE connected_at END,
                    uid_validity = $3, last_uid = 0, stuck_uid = 0, stuck_times = 0
                  WHERE desk_id = $1 AND lease = $2";
    ADVANCE = "UPDATE inbox_mailbox SET last_uid = $3, stuck_uid = 0, stuck_times = 0, leased_until = $4
               WHERE desk_id = $1 AND lease = $2 AND last_uid < $3";
    STUCK = "UPDATE inbox_mailbox
             SET stuck_times = CASE WHEN stuck_uid = $3 THEN stuck_times + 1 ELSE 1 END, stuck_uid = $3
             WHERE desk_id = $1 AND lease = $2";
    WELL = "UPDATE inbox_mailbox SET read_at = $3, fault = NULL, fault_since = NULL WHERE desk_id = $1 AND lease = $2";
    ILL = "UPDATE inbox_mailbox SET fault = $3, fault_since = COALESCE(fault_since, $4) WHERE desk_id = $1 AND lease = $2";
    PASS_OVER = "INSERT INTO inbox_passed_over (desk_id, uid_validity, uid, reason, sent_at, noted_at)
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (desk_id, uid_validity, uid) DO NOTHING";
    PASSED_OVER = "SELECT uid, reason, sent_at, noted_at FROM inbox_passed_over WHERE desk_id = $1 AND reason <> 'gone'
                   ORDER BY noted_at DESC, uid DESC LIMIT 20";
}

/// Where the reading of a mailbox stands.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Whose it is.
    pub desk: Id<Desk>,
    /// The numbering that the server keeps.
    pub uid_validity: Option<i64>,
    /// The last mail that was taken in.
    pub last_uid: i64,
    /// When all went well last.
    pub read_at: Option<Instant>,
    /// What is wrong since: one of our words, never the server's.
    pub fault: Option<String>,
    /// Since when.
    pub fault_since: Option<Instant>,
    /// The mail at which the readings stop.
    pub stuck_uid: i64,
    /// How often they did.
    pub stuck_times: i64,
    /// When it was opened for the first time.
    pub connected_at: Option<Instant>,
}

/// A mail that was passed over.
#[derive(Clone, Debug)]
pub struct PassedOver {
    /// Its number in the mailbox.
    pub uid: i64,
    /// Why.
    pub reason: String,
    /// When it arrived there, if that could be read.
    pub sent_at: Option<Instant>,
    /// When it was noted.
    pub noted_at: Instant,
}

/// Takes the mailbox for oneself; `None` when another process has it.
///
/// # Errors
/// When the database refuses.
pub async fn lease(
    tx: &mut Tx,
    permit: &Permit<ReadMailbox>,
    lease: Uuid,
    now: Instant,
    until: Instant,
) -> Result<Option<Reading>> {
    let desk = permit.target();
    tx.execute(&BEGIN, [desk.value()]).await?;
    if tx.execute(&LEASE, [desk.value(), lease.value(), until.value(), now.value()]).await? == 0 {
        return Ok(None);
    }
    tx.optional(&FIND, [desk.value()]).await?.as_ref().map(read).transpose()
}

/// Gives it back.
///
/// # Errors
/// When the database refuses.
pub async fn release(tx: &mut Tx, permit: &Permit<ReadMailbox>, lease: Uuid) -> Result<u64> {
    tx.execute(&RELEASE, [permit.target().value(), lease.value()]).await
}

/// Where the reading stands.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, desk: Id<Desk>) -> Result<Option<Reading>> {
    tx.optional(&FIND, [desk.value()]).await?.as_ref().map(read).transpose()
}

/// All mailboxes that were ever read, for the doctor.
///
/// # Errors
/// When the database refuses.
pub async fn all(tx: &mut Tx) -> Result<Vec<Reading>> {
    tx.all(&ALL, []).await?.iter().map(read).collect()
}

/// The server numbers anew: reading begins again.
///
/// # Errors
/// When the database refuses.
pub async fn renumbered(
    tx: &mut Tx,
    permit: &Permit<ReadMailbox>,
    lease: Uuid,
    validity: i64,
    now: Instant,
) -> Result<u64> {
    tx.execute(&RENUMBERED, [permit.target().value(), lease.value(), validity.value(), now.value()]).await
}

/// Moves on past a mail and keeps the mailbox for longer; false when somebody else has it now, or was here already.
///
/// # Errors
/// When the database refuses.
pub async fn advance(
    tx: &mut Tx,
    permit: &Permit<ReadMailbox>,
    lease: Uuid,
    uid: i64,
    until: Instant,
) -> Result<bool> {
    let values = [permit.target().value(), lease.value(), uid.value(), until.value()];
    Ok(tx.execute(&ADVANCE, values).await? == 1)
}

/// Notes that the reading stopped at a mail.
///
/// # Errors
/// When the database refuses.
pub async fn stuck(tx: &mut Tx, permit: &Permit<ReadMailbox>, lease: Uuid, uid: i64) -> Result<u64> {
    tx.execute(&STUCK, [permit.target().value(), lease.value(), uid.value()]).await
}

/// Notes how the reading went.
///
/// # Errors
/// When the database refuses.
pub async fn went(
    tx: &mut Tx,
    permit: &Permit<ReadMailbox>,
    lease: Uuid,
    fault: Option<&str>,
    now: Instant,
) -> Result<u64> {
    let desk = permit.target();
    match fault {
        None => tx.execute(&WELL, [desk.value(), lease.value(), now.value()]).await,
        Some(fault) => tx.execute(&ILL, [desk.value(), lease.value(), fault.value(), now.value()]).await,
    }
}

/// Notes a mail that cannot be read.
///
/// # Errors
/// When the database refuses.
pub async fn pass_over(
    tx: &mut Tx,
    permit: &Permit<ReadMailbox>,
    validity: i64,
    one: &PassedOver,
) -> Result<u64> {
    let values = [
        permit.target().value(),
        validity.value(),
        one.uid.value(),
        one.reason.value(),
        one.sent_at.value(),
        one.noted_at.value(),
    ];
    tx.execute(&PASS_OVER, values).await
}

/// The last mails of a desk that were passed over.
///
/// # Errors
/// When the database refuses.
pub async fn passed_over(tx: &mut Tx, desk: Id<Desk>) -> Result<Vec<PassedOver>> {
    let rows = tx.all(&PASSED_OVER, [desk.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(PassedOver {
                uid: row.get("uid")?,
                reason: row.get("reason")?,
                sent_at: row.optional("sent_at")?,
                noted_at: row.get("noted_at")?,
            })
        })
        .collect()
}

fn read(row: &Row) -> Result<Reading> {
    Ok(Reading {
        desk: row.get("desk_id")?,
        uid_validity: row.optional("uid_validity")?,
        last_uid: row.get("last_uid")?,
        read_at: row.optional("read_at")?,
        fault: row.optional("fault")?,
        fault_since: row.optional("fault_since")?,
        stuck_uid: row.get("stuck_uid")?,
        stuck_times: row.get("stuck_times")?,
        connected_at: row.optional("connected_at")?,
    })
}
