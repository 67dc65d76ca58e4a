//! What its time is over of is let go.

use jiff::ToSpan as _;
use policy::Resource;
use storage::Cx;

use super::LineError;
use crate::model::Month;
use crate::policy::Forget;
use crate::store;

/// Accounts of a funded project are asked for within ten years.
const YEARS: i64 = 10;
/// An event is told again within days, never after two months.
const HEARD_DAYS: i64 = 60;

/// Deletes reports and their register, counts of hand-overs and lines ten years after; events heard sixty days ago.
///
/// # Errors
/// [`LineError::Refused`], or the database.
pub async fn forget(cx: &Cx) -> Result<u64, LineError> {
    let permit = cx.permit::<Forget>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    let day = cx.now().date().saturating_sub(YEARS.years());
    let mut forgotten = store::report::forget(&mut tx, &permit, kernel::Instant::start_of(day)).await?;
    forgotten +=
        store::handover::forget(&mut tx, &permit, Month::of(day), cx.now().plus_days(-HEARD_DAYS)).await?;
    forgotten += store::line::forget(&mut tx, &permit, day).await?;
    tx.commit().await?;
    Ok(forgotten)
}
