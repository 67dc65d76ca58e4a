//! Forgets people whose time is over.

use ::policy::{Refusal, Resource};
use jiff::ToSpan as _;
use storage::{Cx, StorageError};

use crate::policy::ForgetPeople;
use crate::store;

/// Days after an appointment until its name, telephone, mail and note are emptied.
pub const APPOINTMENT_DAYS: i64 = 90;
/// Days after the last day of a wish until it is deleted.
pub const WAITING_DAYS: i64 = 30;
/// Days until the key of an API request is deleted.
pub const KEY_DAYS: i64 = 7;

/// Why nothing was forgotten.
#[derive(Debug, thiserror::Error)]
pub enum ForgetError {
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Forgets, a thousand people to a transaction, and says of how many appointments.
///
/// # Errors
/// See [`ForgetError`].
pub async fn forget_people(cx: &Cx) -> Result<u64, ForgetError> {
    let permit = cx.permit::<ForgetPeople>(Resource::new((), []))?;
    let now = cx.now();
    let mut forgotten = 0;
    loop {
        let mut tx = cx.begin().await?;
        let some = store::forget::people(&mut tx, &permit, now.plus_days(-APPOINTMENT_DAYS), now).await?;
        tx.commit().await?;
        forgotten += some;
        if some == 0 {
            break;
        }
    }
    let mut tx = cx.begin().await?;
    store::forget::ratings(&mut tx, &permit).await?;
    store::forget::waiting(&mut tx, &permit, now.date().saturating_sub(WAITING_DAYS.days())).await?;
    store::forget::keys(&mut tx, &permit, now.plus_days(-KEY_DAYS)).await?;
    tx.commit().await?;
    Ok(forgotten)
}
