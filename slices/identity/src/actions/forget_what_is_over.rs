//! The clean-up: sessions that are over, sheets nobody looks at any more, names of accounts long closed.

use jiff::Span;
use kernel::Instant;
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
    pub(crate) log: u64,
}

/// What came before this leaves the log of sign-ins: 24 months, as the rules of SPID want.
fn log_limit(now: Instant) -> Instant {
    let day = now.date();
    let before = day.checked_sub(Span::new().months(24)).unwrap_or(day);
    Instant::start_of(before)
}

/// Deletes it.
pub(crate) async fn forget_what_is_over(cx: &Cx) -> Result<Forgotten, ForgetError> {
    let permit = cx.permit::<ForgetWhatIsOver>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    let sheets = store::sheet::forget(&mut tx, &permit, cx.now()).await?;
    let sessions = store::session::forget(&mut tx, &permit, cx.now()).await?;
    let accounts = store::person::erase(&mut tx, &permit, cx.now().plus_days(-CLOSED_DAYS)).await?;
    store::office_email::forget(&mut tx, &permit, cx.now().plus_days(-OFFERED_DAYS)).await?;
    store::office::forget(&mut tx, &permit, cx.now()).await?;
    store::sign_in_request::forget(&mut tx, &permit, cx.now()).await?;
    let before = log_limit(cx.now());
    let log = store::sign_in_log::forget(&mut tx, &permit, before).await?;
    let citizens = store::citizen::erase_absent(&mut tx, &permit, before, cx.now()).await?;
    tx.commit().await?;
    Ok(Forgotten { sessions, sheets, accounts: accounts + citizens, log })
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
