//! Deleting what is over of trainings, notices and feedback.

use ::policy::{Refusal, Resource};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Instant;
use storage::{Cx, StorageError};

use super::enter_training::proof_of;
use crate::policy::ForgetLaunches;
use crate::store;

/// Years for which a training is kept: as the accounts of the project that paid for it.
pub const TRAINING_YEARS: i32 = 10;
/// Months for which a notice is kept after its last day.
pub const NOTICE_MONTHS: i32 = 12;
/// Months for which ratings and reports are kept.
pub const FEEDBACK_MONTHS: i32 = 24;
/// Days for which the address on a report is kept after the answer.
pub const ADDRESS_DAYS: i64 = 90;

/// Why nothing was deleted.
#[derive(Debug, thiserror::Error)]
pub enum ForgetLaunchesError {
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// How many rows were deleted or emptied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Trainings.
    pub trainings: u64,
    /// Notices.
    pub notices: u64,
    /// Ratings and reports.
    pub feedback: u64,
}

/// Deletes it.
///
/// # Errors
/// See [`ForgetLaunchesError`].
pub async fn forget_launches(cx: &Cx) -> Result<Forgotten, ForgetLaunchesError> {
    let permit = cx.permit::<ForgetLaunches>(Resource::new((), []))?;
    let (now, today) = (cx.now(), cx.now().date());
    let before = |span: jiff::Span| today.checked_sub(span).unwrap_or(Date::MIN);
    let mut tx = cx.begin().await?;
    let over = store::launch::forget_trainings(&mut tx, &permit, before(TRAINING_YEARS.years())).await?;
    for (desk, file) in &over {
        if let Some(file) = file {
            documents::remove(&mut tx, proof_of(*desk), *file).await?;
        }
    }
    let notices = store::notice::forget(&mut tx, &permit, before(NOTICE_MONTHS.months())).await?;
    let months_ago = before(FEEDBACK_MONTHS.months());
    let ratings = store::feedback::forget_ratings(&mut tx, &permit, months_ago).await?;
    let made_before = Instant::start_of(months_ago);
    let reports =
        store::feedback::forget_reports(&mut tx, &permit, now.plus_days(-ADDRESS_DAYS), made_before).await?;
    tx.commit().await?;
    let trainings = u64::try_from(over.len()).unwrap_or(u64::MAX);
    Ok(Forgotten { trainings, notices, feedback: ratings + reports })
}
