//! Hashes of recovery codes.

use kernel::Instant;
use policy::Permit;
use storage::{Result, ToValue as _, Tx, Value};

use crate::model::PersonId;
use crate::policy::{SetsCodes, SignIn};

storage::statements! {
    INSERT = "INSERT INTO identity_recovery_code (person_id, code_hash, created_at) VALUES ($1, $2, $3)";
    USE = "UPDATE identity_recovery_code SET used_at = $3
           WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL";
    LEFT = "SELECT COUNT(*) AS unused FROM identity_recovery_code WHERE person_id = $1 AND used_at IS NULL";
    FORGET = "DELETE FROM identity_recovery_code WHERE person_id = $1";
}

/// Replaces all codes of somebody.
pub(crate) async fn replace<A: SetsCodes>(
    tx: &mut Tx,
    permit: &Permit<A>,
    hashes: &[String],
    now: Instant,
) -> Result<()> {
    forget(tx, permit).await?;
    let rows: Vec<Vec<Value>> =
        hashes.iter().map(|hash| vec![permit.target().value(), hash.value(), now.value()]).collect();
    tx.insert_all(&INSERT, rows).await.map(drop)
}

/// Uses one up: `false` when it is none of hers, or was used.
pub(crate) async fn use_up(tx: &mut Tx, permit: &Permit<SignIn>, hash: &str, now: Instant) -> Result<bool> {
    Ok(tx.execute(&USE, [permit.target().value(), hash.value(), now.value()]).await? == 1)
}

/// How many she has left.
pub(crate) async fn unused(tx: &mut Tx, person: PersonId) -> Result<i64> {
    tx.one(&LEFT, [person.value()]).await?.get("unused")
}

/// Forgets all of them.
pub(crate) async fn forget<A: SetsCodes>(tx: &mut Tx, permit: &Permit<A>) -> Result<()> {
    tx.execute(&FORGET, [permit.target().value()]).await.map(drop)
}
