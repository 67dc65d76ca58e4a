//! `firm_once`: forms that were sent already. Hashes of a key and of what was sent, and what came of it.

use kernel::Instant;
use policy::{Action, Permit};
use storage::{Result, ToValue as _, Tx};
use uuid::Uuid;

use crate::policy::Forget;

storage::statements! {
    // Waits for whoever uses the same key right now.
    BEGIN = "INSERT INTO firm_once (key_hash, request_hash, created_at) VALUES ($1, $2, $3) ON CONFLICT (key_hash) DO NOTHING";
    FIND = "SELECT request_hash, made FROM firm_once WHERE key_hash = $1";
    MADE = "UPDATE firm_once SET made = $2 WHERE key_hash = $1";
    FORGET = "DELETE FROM firm_once WHERE created_at < $1";
}

/// What is known of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is new, and now ours.
    New,
    /// The same form came already, and made this.
    Made(Uuid),
    /// Another form came with it.
    Other,
}

/// Takes a key, or says what is known of it.
///
/// # Errors
/// When the database refuses.
pub async fn begin(tx: &mut Tx, key_hash: &str, request_hash: &str, now: Instant) -> Result<Seen> {
    if tx.execute(&BEGIN, [key_hash.value(), request_hash.value(), now.value()]).await? == 1 {
        return Ok(Seen::New);
    }
    let row = tx.one(&FIND, [key_hash.value()]).await?;
    let is_same = row.get::<String>("request_hash")? == request_hash;
    Ok(match (is_same, row.optional("made")?) {
        (true, Some(made)) => Seen::Made(made),
        _ => Seen::Other,
    })
}

/// Keeps what came of it.
///
/// # Errors
/// When the database refuses.
pub async fn made<A: Action>(tx: &mut Tx, _permit: &Permit<A>, key_hash: &str, made: Uuid) -> Result<()> {
    tx.execute(&MADE, [key_hash.value(), made.value()]).await.map(drop)
}

/// Forgets old ones.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &mut Tx, _permit: &Permit<Forget>, before: Instant) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}
