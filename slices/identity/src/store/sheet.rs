//! Sheets: new recovery codes, sealed, until their owner has saved them.

use kernel::Instant;
use policy::Permit;
use storage::{Result, ToValue as _, Tx};

use crate::model::SessionId;
use crate::policy::{ForgetWhatIsOver, KeepOwnAccount, SetsCodes};

storage::statements! {
    PUT = "INSERT INTO identity_recovery_sheet (session_id, sealed_codes, expires_at) VALUES ($1, $2, $3)
           ON CONFLICT (session_id) DO UPDATE
           SET sealed_codes = excluded.sealed_codes, expires_at = excluded.expires_at";
    SEALED = "SELECT sealed_codes FROM identity_recovery_sheet WHERE session_id = $1 AND expires_at > $2";
    REMOVE = "DELETE FROM identity_recovery_sheet WHERE session_id = $1";
    FORGET = "DELETE FROM identity_recovery_sheet WHERE expires_at < $1";
}

/// Minutes for which the codes can be looked at.
const MINUTES: i64 = 15;

/// Keeps a sheet for a session.
pub(crate) async fn put<A: SetsCodes>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    session: SessionId,
    sealed: &[u8],
    now: Instant,
) -> Result<()> {
    tx.execute(&PUT, [session.value(), sealed.value(), now.plus_minutes(MINUTES).value()]).await.map(drop)
}

/// The sealed codes of a session's sheet, while it lasts.
pub(crate) async fn sealed(tx: &mut Tx, session: SessionId, now: Instant) -> Result<Option<Vec<u8>>> {
    tx.optional(&SEALED, [session.value(), now.value()]).await?.map(|row| row.get("sealed_codes")).transpose()
}

/// Takes it away: she has saved them.
pub(crate) async fn remove(tx: &mut Tx, _permit: &Permit<KeepOwnAccount>, session: SessionId) -> Result<u64> {
    tx.execute(&REMOVE, [session.value()]).await
}

/// Deletes sheets whose time is over.
pub(crate) async fn forget(tx: &mut Tx, _permit: &Permit<ForgetWhatIsOver>, now: Instant) -> Result<u64> {
    tx.execute(&FORGET, [now.value()]).await
}
