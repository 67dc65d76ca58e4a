//! Names and addresses whose time is over are forgotten: the daily job. The README has the retention of each table.

use jiff::ToSpan as _;
use policy::Resource;
use storage::{Cx, StorageError};

use crate::policy::ForgetContacts;
use crate::store;

/// How many rows were emptied or removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Mandates that ended 24 months ago.
    pub mandates: u64,
    /// Adhesions that last moved 12 months ago.
    pub adhesions: u64,
    /// Files read a day ago.
    pub imports: u64,
    /// Codes that expired a month ago, and bodies that the public index gave up a year ago.
    pub codes: u64,
}

/// Why nothing was forgotten.
#[derive(Debug, thiserror::Error)]
pub enum ForgetError {
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Forgets what is over.
///
/// # Errors
/// [`ForgetError`].
pub async fn forget_contacts(cx: &Cx) -> Result<Forgotten, ForgetError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<ForgetContacts>(Resource::new((), []))?;
    let today = cx.now().date();
    let two_years_ago = today.checked_sub(24.months()).unwrap_or(today);
    let year_ago = today.checked_sub(12.months()).unwrap_or(today);

    let forgotten = Forgotten {
        mandates: store::mandate::forget(&mut tx, &permit, two_years_ago).await?,
        adhesions: store::adhesion::forget_contacts(&mut tx, &permit, kernel::Instant::start_of(year_ago))
            .await?,
        imports: store::import::forget(&mut tx, &permit, cx.now().plus_days(-1)).await?,
        codes: store::activation::forget_codes(&mut tx, &permit, cx.now().plus_days(-30)).await?
            + store::public_index::forget(&mut tx, &permit, kernel::Instant::start_of(year_ago)).await?,
    };
    tx.commit().await?;
    Ok(forgotten)
}
