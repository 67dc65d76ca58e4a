//! Addresses whose time is over are forgotten: the daily job. The README has the retention of each table.

use policy::Resource;
use storage::Cx;

use super::SubscriptionError;
use crate::model::{CONFIRM_DAYS, YEAR_DAYS};
use crate::policy::Forget;
use crate::store;

/// Forgets searches that nobody confirmed in seven days or went on with after a year, and reports of imports of a year ago;
/// how many rows.
///
/// # Errors
/// [`SubscriptionError::Refused`].
pub async fn forget(cx: &Cx) -> Result<u64, SubscriptionError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<Forget>(Resource::new((), []))?;
    let (week, year) = (cx.now().plus_days(-CONFIRM_DAYS), cx.now().plus_days(-YEAR_DAYS));
    let subscriptions = store::subscription::forget(&mut tx, &permit, week, year).await?;
    let imports = store::import::forget(&mut tx, &permit, year).await?;
    tx.commit().await?;
    Ok(subscriptions + imports)
}
