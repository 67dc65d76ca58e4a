//! The clean-up: sessions that are over, sheets nobody looks at any more, names of accounts long closed.

use policy::Resource;
use storage::{Cx, StorageError};

use crate::policy::ForgetWhatIsOver;
use crate::store;

/// How long after its closing the name and the address of an account are erased: two years.
const CLOSED_DAYS: i64 = 730;
/// For how long an address that was never confirmed waits.
const OFFERED_DAYS: i64 = 30;

/// What was deleted, for the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Forgotten {
    pub(crate) sessions: u64,
    pub(crate) sheets: u64,
    pub(crate) accounts: u64,
}

/// Deletes it.
pub(crate) async fn forget_what_is_over(cx: &Cx) -> Result<Forgotten, ForgetError> {
    let permit = cx.permit::<ForgetWhatIsOver>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    let sheets = store::sheet::forget(&mut tx, &permit, cx.now()).await?;
    let sessions = store::session::forget(&mut tx, &permit, cx.now()).await?;
    let accounts = store::person::erase(&mut tx, &permit, cx.now().plus_days(-CLOSED_DAYS)).await?;
    store::office_email::forget(&mut tx, &permit, cx.now().plus_days(-OFFERED_DAYS)).await?;
    tx.commit().await?;
    Ok(Forgotten { sessions, sheets, accounts })
}

/// Why nothing was deleted.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ForgetError {
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
