//! The sealed secrets of one-time codes.

use kernel::Instant;
use policy::Permit;
use storage::{Result, ToValue as _, Tx};

use crate::model::PersonId;
use crate::policy::{SetsCodes, SignIn};

storage::statements! {
    PREPARE = "INSERT INTO identity_totp (person_id, sealed_secret, last_step) VALUES ($1, $2, 0)
               ON CONFLICT (person_id) DO NOTHING";
    SEALED = "SELECT sealed_secret, confirmed_at FROM identity_totp WHERE person_id = $1";
    CONFIRM = "UPDATE identity_totp SET confirmed_at = $2, last_step = $3
               WHERE person_id = $1 AND confirmed_at IS NULL";
    ACCEPT = "UPDATE identity_totp SET last_step = $2
              WHERE person_id = $1 AND last_step < $2 AND confirmed_at IS NOT NULL";
    FORGET = "DELETE FROM identity_totp WHERE person_id = $1";
}

/// A sealed secret, and whether a code of it was seen yet.
pub(crate) struct Sealed {
    pub(crate) secret: Vec<u8>,
    pub(crate) is_confirmed: bool,
}

/// Keeps a new secret, to be confirmed by a code; one that is there stays.
pub(crate) async fn prepare<A: SetsCodes>(tx: &mut Tx, permit: &Permit<A>, sealed: &[u8]) -> Result<u64> {
    tx.execute(&PREPARE, [permit.target().value(), sealed.value()]).await
}

/// Somebody's secret.
pub(crate) async fn sealed(tx: &mut Tx, person: PersonId) -> Result<Option<Sealed>> {
    let row = tx.optional(&SEALED, [person.value()]).await?;
    row.map(|row| {
        let is_confirmed = row.optional::<Instant>("confirmed_at")?.is_some();
        Ok(Sealed { secret: row.get("sealed_secret")?, is_confirmed })
    })
    .transpose()
}

/// Notes that the app is set up, with the step of the code that proved it. `false` when it was already.
pub(crate) async fn confirm<A: SetsCodes>(
    tx: &mut Tx,
    permit: &Permit<A>,
    now: Instant,
    step: i64,
) -> Result<bool> {
    Ok(tx.execute(&CONFIRM, [permit.target().value(), now.value(), step.value()]).await? == 1)
}

/// Uses up a step: `false` when a code of it, or of a later one, was accepted before.
pub(crate) async fn accept(tx: &mut Tx, permit: &Permit<SignIn>, step: i64) -> Result<bool> {
    Ok(tx.execute(&ACCEPT, [permit.target().value(), step.value()]).await? == 1)
}

/// Forgets the app, so that the next sign-in sets one up.
pub(crate) async fn forget<A: SetsCodes>(tx: &mut Tx, permit: &Permit<A>) -> Result<u64> {
    tx.execute(&FORGET, [permit.target().value()]).await
}
