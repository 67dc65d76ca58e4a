//! What was answered to a request that may come twice: hashes of its key and of the request, and an answer without
//! names or secrets.

use kernel::Instant;
use storage::{Result, ToValue as _, Tx};

use ::policy::{Action, Permit};

storage::statements! {
    // Waits for whoever is using the same key right now.
    BEGIN = "INSERT INTO desk_idempotency (key_hash, request_hash, created_at) VALUES ($1, $2, $3)
             ON CONFLICT (key_hash) DO NOTHING";
    FIND = "SELECT request_hash, answer FROM desk_idempotency WHERE key_hash = $1";
    ANSWER = "UPDATE desk_idempotency SET answer = $2 WHERE key_hash = $1";
}

/// What is known of a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// It is new, and now ours.
    New,
    /// The same request was answered.
    Answered(serde_json::Value),
    /// Another request came with it.
    OtherRequest,
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
    let same = row.get::<String>("request_hash")? == request_hash;
    Ok(match (same, row.optional("answer")?) {
        (true, Some(answer)) => Seen::Answered(answer),
        _ => Seen::OtherRequest,
    })
}

/// Keeps the answer to a key.
///
/// # Errors
/// When the database refuses.
pub async fn answer<A: Action>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    key_hash: &str,
    answer: serde_json::Value,
) -> Result<()> {
    tx.execute(&ANSWER, [key_hash.value(), answer.value()]).await.map(drop)
}
