//! `opportunity_subscription`.

use kernel::{EmailAddress, Id, Instant};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};
use texts::Locale;

use crate::model::{Filter, Subscription};
use crate::policy::{Forget, KeepSubscription, SendDigests, Subscribe};

macro_rules! columns {
    () => {
        "id, email, locale, filter, asked_at, confirmed_at, told_until"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM opportunity_subscription WHERE id = $1");
    SAME = concat!("SELECT ", columns!(), " FROM opportunity_subscription WHERE email_hash = $1 AND filter_key = $2");
    INSERT = "INSERT INTO opportunity_subscription (id, email, email_hash, locale, filter, filter_key, asked_at, told_until)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $7)";
    CONFIRM = "UPDATE opportunity_subscription SET confirmed_at = $2, reminded_at = NULL WHERE id = $1";
    DELETE = "DELETE FROM opportunity_subscription WHERE id = $1";
    /// The confirmed ones that were not told of the last day yet.
    TO_TELL = concat!("SELECT ", columns!(), " FROM opportunity_subscription
                       WHERE confirmed_at IS NOT NULL AND told_until < $1 ORDER BY told_until, id LIMIT $2");
    TOLD = "UPDATE opportunity_subscription SET told_until = $2 WHERE id IN {set $1 uuid}";
    TO_REMIND = concat!("SELECT ", columns!(), " FROM opportunity_subscription
                         WHERE confirmed_at < $1 AND reminded_at IS NULL ORDER BY id LIMIT $2");
    REMINDED = "UPDATE opportunity_subscription SET reminded_at = $2 WHERE id IN {set $1 uuid}";
    FORGET_UNCONFIRMED = "DELETE FROM opportunity_subscription WHERE confirmed_at IS NULL AND asked_at < $1";
    FORGET_OLD = "DELETE FROM opportunity_subscription WHERE confirmed_at < $1";
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Subscription>) -> Result<Option<Subscription>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// The same search of the same address.
///
/// # Errors
/// When the database refuses.
pub async fn same(tx: &mut Tx, email_hash: &str, filter: &Filter) -> Result<Option<Subscription>> {
    let values = [email_hash.value(), filter.query().value()];
    tx.optional(&SAME, values).await?.as_ref().map(read).transpose()
}

/// A new one, not confirmed yet.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<Subscribe>,
    one: &Subscription,
    email_hash: &str,
) -> Result<()> {
    let filter = serde_json::to_value(&one.filter).unwrap_or_default();
    let values = [
        permit.target().value(),
        one.email.as_str().value(),
        email_hash.value(),
        one.locale.code().value(),
        filter.value(),
        one.filter.query().value(),
        one.asked_at.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// Confirms it, for another year.
///
/// # Errors
/// When the database refuses.
pub async fn confirm(tx: &mut Tx, permit: &Permit<KeepSubscription>, now: Instant) -> Result<bool> {
    Ok(tx.execute(&CONFIRM, [permit.target().value(), now.value()]).await? == 1)
}

/// She leaves: nothing is kept.
///
/// # Errors
/// When the database refuses.
pub async fn delete(tx: &mut Tx, permit: &Permit<KeepSubscription>) -> Result<bool> {
    Ok(tx.execute(&DELETE, [permit.target().value()]).await? == 1)
}

/// Confirmed ones to be told of what came up to a moment.
///
/// # Errors
/// When the database refuses.
pub async fn to_tell(tx: &mut Tx, until: Instant, most: i64) -> Result<Vec<Subscription>> {
    tx.all(&TO_TELL, [until.value(), most.value()]).await?.iter().map(read).collect()
}

/// Notes up to when they were told.
///
/// # Errors
/// When the database refuses.
pub async fn told(
    tx: &mut Tx,
    _permit: &Permit<SendDigests>,
    ids: &[Id<Subscription>],
    until: Instant,
) -> Result<u64> {
    tx.execute(&TOLD, [ids.value(), until.value()]).await
}

/// Those confirmed before a moment who were not yet asked again.
///
/// # Errors
/// When the database refuses.
pub async fn to_remind(tx: &mut Tx, before: Instant, most: i64) -> Result<Vec<Subscription>> {
    tx.all(&TO_REMIND, [before.value(), most.value()]).await?.iter().map(read).collect()
}

/// Notes that they were asked again.
///
/// # Errors
/// When the database refuses.
pub async fn reminded(
    tx: &mut Tx,
    _permit: &Permit<SendDigests>,
    ids: &[Id<Subscription>],
    now: Instant,
) -> Result<u64> {
    tx.execute(&REMINDED, [ids.value(), now.value()]).await
}

/// Forgets those never confirmed and those whose year is over; how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget(
    tx: &mut Tx,
    _permit: &Permit<Forget>,
    asked_before: Instant,
    confirmed_before: Instant,
) -> Result<u64> {
    let unconfirmed = tx.execute(&FORGET_UNCONFIRMED, [asked_before.value()]).await?;
    Ok(unconfirmed + tx.execute(&FORGET_OLD, [confirmed_before.value()]).await?)
}

fn read(row: &Row) -> Result<Subscription> {
    Ok(Subscription {
        id: row.get("id")?,
        email: row.parsed("email", EmailAddress::parse)?,
        locale: Locale::parse(&row.get::<String>("locale")?).unwrap_or_default(),
        filter: row.json("filter")?,
        asked_at: row.get("asked_at")?,
        confirmed_at: row.optional("confirmed_at")?,
        told_until: row.get("told_until")?,
    })
}
