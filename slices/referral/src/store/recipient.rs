//! `referral_recipient` and `referral_code`: who of the body holds a link, and the codes that open names.

use kernel::{Id, Instant};
use policy::Permit;
use storage::{Cx, Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::{CODE_TRIES, Recipient, Referral};
use crate::policy::SeeLimited;

storage::statements! {
    INSERT = "INSERT INTO referral_recipient (id, referral_id, mandate_id, created_at) VALUES ($1, $2, $3, $4)
              ON CONFLICT (referral_id, mandate_id) DO NOTHING";
    FIND = "SELECT id, referral_id, mandate_id FROM referral_recipient WHERE id = $1";
    OF_REFERRAL = "SELECT id, referral_id, mandate_id FROM referral_recipient WHERE referral_id = $1 ORDER BY id LIMIT 100";
    ADD_CODE = "INSERT INTO referral_code (id, recipient_id, code_hash, sent_at, expires_at, tries)
                VALUES ($1, $2, $3, $4, $5, 0)";
    RECIPIENT_OF_CODE = "SELECT recipient_id FROM referral_code WHERE id = $1 AND used_at IS NULL AND expires_at > $2";
    NEWEST_CODE = "SELECT id, code_hash FROM referral_code
                   WHERE recipient_id = $1 ORDER BY sent_at DESC, id DESC LIMIT 1";
    /// Counts a try, if one is left: in the statement, so that tries at the same time are counted too.
    TRY = "UPDATE referral_code SET tries = tries + 1
           WHERE id = $1 AND tries < $2 AND used_at IS NULL AND expires_at > $3";
    USE = "UPDATE referral_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL";
}

/// A code that was mailed and may be typed.
pub struct Newest {
    /// Its row.
    pub id: Uuid,
    /// Its keyed hash.
    pub code_hash: String,
}

/// Lets the holders of these mandates answer a hand-over; who could already stays as she is.
///
/// # Errors
/// When the database refuses.
pub async fn add(tx: &mut Tx, cx: &Cx, referral: Id<Referral>, mandates: &[Uuid]) -> Result<Vec<Recipient>> {
    for mandate in mandates {
        let id: Id<Recipient> = cx.new_random_id();
        tx.execute(&INSERT, [id.value(), referral.value(), mandate.value(), cx.now().value()]).await?;
    }
    of_referral(tx, referral).await
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Recipient>) -> Result<Option<Recipient>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Those of a hand-over.
///
/// # Errors
/// When the database refuses.
pub async fn of_referral(tx: &mut Tx, referral: Id<Referral>) -> Result<Vec<Recipient>> {
    tx.all(&OF_REFERRAL, [referral.value()]).await?.iter().map(read).collect()
}

/// Keeps a code that is about to be mailed.
///
/// # Errors
/// When the database refuses.
pub async fn add_code(
    tx: &mut Tx,
    permit: &Permit<SeeLimited>,
    id: Uuid,
    code_hash: &str,
    (sent_at, expires_at): (Instant, Instant),
) -> Result<()> {
    let values =
        [id.value(), permit.target().value(), code_hash.value(), sent_at.value(), expires_at.value()];
    tx.execute(&ADD_CODE, values).await.map(drop)
}

/// To whom a code is to be mailed, while it is good.
///
/// # Errors
/// When the database refuses.
pub async fn of_code(tx: &mut Tx, code: Uuid, now: Instant) -> Result<Option<Id<Recipient>>> {
    tx.optional(&RECIPIENT_OF_CODE, [code.value(), now.value()])
        .await?
        .map(|row| row.get("recipient_id"))
        .transpose()
}

/// The newest code of a link: an older one is worth nothing.
///
/// # Errors
/// When the database refuses.
pub async fn newest_code(tx: &mut Tx, permit: &Permit<SeeLimited>) -> Result<Option<Newest>> {
    let Some(row) = tx.optional(&NEWEST_CODE, [permit.target().value()]).await? else { return Ok(None) };
    Ok(Some(Newest { id: row.get("id")?, code_hash: row.get("code_hash")? }))
}

/// Counts a try of a code; says whether there was one left.
///
/// # Errors
/// When the database refuses.
pub async fn try_code(tx: &mut Tx, _permit: &Permit<SeeLimited>, code: Uuid, now: Instant) -> Result<bool> {
    Ok(tx.execute(&TRY, [code.value(), CODE_TRIES.value(), now.value()]).await? == 1)
}

/// Uses a code up; says whether it was not used before.
///
/// # Errors
/// When the database refuses.
pub async fn use_code(tx: &mut Tx, _permit: &Permit<SeeLimited>, code: Uuid, now: Instant) -> Result<bool> {
    Ok(tx.execute(&USE, [code.value(), now.value()]).await? == 1)
}

fn read(row: &Row) -> Result<Recipient> {
    Ok(Recipient { id: row.get("id")?, referral: row.get("referral_id")?, mandate: row.get("mandate_id")? })
}
