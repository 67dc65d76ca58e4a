//! Letting go: of people whose time is over, of who is erased, of codes, at last of the rows themselves.

use std::collections::BTreeSet;

use kernel::{Id, Instant};
use policy::Permit;
use storage::outbox::{self, Told};
use storage::{Result, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::Referral;
use crate::policy::Forget;

storage::statements! {
    OVER = "SELECT id FROM referral_referral WHERE closed_at < $1 AND forgotten_at IS NULL ORDER BY closed_at, id LIMIT $2";
    OF_CONTACTS = "SELECT id FROM referral_referral WHERE contact_id IN {set $1 uuid} ORDER BY id LIMIT 10000";
    /// The name of a service that stands in no catalogue was typed: it goes with the words.
    EMPTY = "UPDATE referral_referral
             SET reason = '', groups = '[]', comune = NULL,
                 service_name = CASE WHEN service_id IS NULL THEN '' ELSE service_name END, note = NULL, contact_id = NULL, created_by = NULL,
                 forgotten_at = $2
             WHERE id IN {set $1 uuid}";
    EMPTY_STEPS = "UPDATE referral_step SET note = NULL, person_id = NULL WHERE referral_id IN {set $1 uuid}";
    NO_PERSON = "DELETE FROM referral_person WHERE referral_id IN {set $1 uuid}";
    NO_PACKAGE = "DELETE FROM referral_package WHERE referral_id IN {set $1 uuid}";
    NO_CONSENT = "DELETE FROM referral_consent WHERE referral_id IN {set $1 uuid}";
    NO_CALL = "DELETE FROM referral_call WHERE referral_id IN {set $1 uuid}";
    NO_CODE = "DELETE FROM referral_code WHERE recipient_id IN
               (SELECT id FROM referral_recipient WHERE referral_id IN {set $1 uuid})";
    /// The body of one that was erased while it was open is told first.
    NO_RECIPIENT = "DELETE FROM referral_recipient WHERE referral_id IN {set $1 uuid}
                      AND referral_id NOT IN (SELECT id FROM referral_referral WHERE state = 'erased')";
    NO_TOLD_RECIPIENT = "DELETE FROM referral_recipient WHERE referral_id IN
                           (SELECT id FROM referral_referral WHERE state = 'erased' AND closed_at < $1)";
    ONWARD = "SELECT id FROM referral_referral WHERE previous_id IN {set $1 uuid} ORDER BY id LIMIT 10000";
    TOLD = "SELECT told_id FROM referral_told WHERE referral_id IN {set $1 uuid} ORDER BY told_id LIMIT 100000";
    NO_TOLD = "DELETE FROM referral_told WHERE referral_id IN {set $1 uuid}";
    OLD_CODES = "DELETE FROM referral_code WHERE expires_at < $1";
    OLD = "SELECT id FROM referral_referral WHERE closed_at < $1 AND forgotten_at IS NOT NULL ORDER BY closed_at, id LIMIT $2";
    UNLINK = "UPDATE referral_referral SET previous_id = NULL WHERE previous_id IN {set $1 uuid}";
    NO_STEP = "DELETE FROM referral_step WHERE referral_id IN {set $1 uuid}";
    NO_REFERRAL = "DELETE FROM referral_referral WHERE id IN {set $1 uuid}";
}

/// Closed before a moment, and the person still on record.
///
/// # Errors
/// When the database refuses.
pub async fn over(tx: &mut Tx, closed_before: Instant, most: i64) -> Result<Vec<Id<Referral>>> {
    tx.all(&OVER, [closed_before.value(), most.value()]).await?.iter().map(|row| row.get("id")).collect()
}

/// Those of these contacts.
///
/// # Errors
/// When the database refuses.
pub async fn of_contacts(tx: &mut Tx, contacts: &[Uuid]) -> Result<Vec<Id<Referral>>> {
    tx.all(&OF_CONTACTS, [contacts.value()]).await?.iter().map(|row| row.get("id")).collect()
}

/// Lets go of the people in these: rows about her go, words are emptied, and the archive loses what was told of her.
///
/// # Errors
/// When the database refuses.
pub async fn people(tx: &mut Tx, ids: &[Id<Referral>], now: Instant) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let told: Vec<Id<Told>> =
        tx.all(&TOLD, [ids.value()]).await?.iter().map(|row| row.get("told_id")).collect::<Result<_>>()?;
    outbox::erase(tx, &told).await?;
    for statement in
        [&NO_PERSON, &NO_PACKAGE, &NO_CONSENT, &NO_CALL, &NO_CODE, &NO_RECIPIENT, &NO_TOLD, &EMPTY_STEPS]
    {
        tx.execute(statement, [ids.value()]).await?;
    }
    tx.execute(&EMPTY, [ids.value(), now.value()]).await.map(drop)
}

/// These and all that went on from them, each once.
///
/// # Errors
/// When the database refuses.
pub async fn with_onward(tx: &mut Tx, first: Vec<Id<Referral>>) -> Result<Vec<Id<Referral>>> {
    let mut all = BTreeSet::new();
    let mut new = first;
    loop {
        new.retain(|id| all.insert(*id));
        if new.is_empty() {
            return Ok(all.into_iter().collect());
        }
        let onward = tx.all(&ONWARD, [new.value()]).await?;
        new = onward.iter().map(|row| row.get("id")).collect::<Result<_>>()?;
    }
}

/// Deletes who of a body was told that a hand-over was erased, before a moment.
///
/// # Errors
/// When the database refuses.
pub async fn told_recipients(tx: &mut Tx, _permit: &Permit<Forget>, before: Instant) -> Result<u64> {
    tx.execute(&NO_TOLD_RECIPIENT, [before.value()]).await
}

/// Deletes codes that are over since before a moment.
///
/// # Errors
/// When the database refuses.
pub async fn codes(tx: &mut Tx, _permit: &Permit<Forget>, before: Instant) -> Result<u64> {
    tx.execute(&OLD_CODES, [before.value()]).await
}

/// Deletes rows without a person that were closed before a moment; how many.
///
/// # Errors
/// When the database refuses.
pub async fn rows(tx: &mut Tx, _permit: &Permit<Forget>, before: Instant, most: i64) -> Result<usize> {
    let rows = tx.all(&OLD, [before.value(), most.value()]).await?;
    let ids: Vec<Id<Referral>> = rows.iter().map(|row| row.get("id")).collect::<Result<_>>()?;
    if !ids.is_empty() {
        for statement in [&UNLINK, &NO_STEP, &NO_TOLD, &NO_REFERRAL] {
            tx.execute(statement, [ids.value()]).await?;
        }
    }
    Ok(ids.len())
}
