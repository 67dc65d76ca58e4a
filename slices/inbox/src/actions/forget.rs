//! What was kept long enough goes, and what somebody asks to go. The README has the retention of each table.

use identity::api::PersonId;
use jiff::ToSpan as _;
use policy::Resource;
use storage::{Cx, Result, Tx};
use uuid::Uuid;

use super::InboxError;
use crate::Settings;
use crate::policy::{EraseMine, Forget};
use crate::store;

/// Requests emptied in one transaction.
const BATCH: i64 = 500;
/// Days for which it is kept which mails could not be read.
const PASSED_OVER_DAYS: i64 = 90;

/// Empties requests closed for long enough, deletes notes whose day has come; how many rows.
///
/// # Errors
/// [`InboxError::Refused`].
pub async fn forget(cx: &Cx, settings: &Settings) -> std::result::Result<u64, InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<Forget>(Resource::new((), []))?;
    let today = cx.now().date();
    let day = today.saturating_sub(i64::from(settings.kept_months).months());
    let before = kernel::Instant::start_of(day);
    let over = store::forget::over(&mut tx, before, BATCH).await?;
    let emptied = store::forget::empty(&mut tx, &permit, &over, cx.now()).await?;
    let passed_over = cx.now().plus_days(-PASSED_OVER_DAYS);
    let small = store::forget::small_things(&mut tx, &permit, today, passed_over).await?;
    tx.commit().await?;
    Ok(emptied + small)
}

/// Empties the requests of a client whom her body forgot.
///
/// # Errors
/// [`InboxError::Refused`].
pub async fn forget_client(cx: &Cx, client: Uuid, contacts: &[Uuid]) -> std::result::Result<u64, InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<Forget>(Resource::new((), []))?;
    let ids = store::forget::of_client(&mut tx, client, contacts).await?;
    let emptied = store::forget::empty(&mut tx, &permit, &ids, cx.now()).await?;
    tx.commit().await?;
    Ok(emptied)
}

/// Empties what somebody asked while she was signed in, in the transaction that closes her account.
///
/// # Errors
/// When the database refuses; nothing happens when it is not herself who asks.
pub async fn erase_of_person(tx: &mut Tx, cx: &Cx, person: PersonId) -> Result<()> {
    let Ok(permit) = cx.permit::<EraseMine>(Resource::new((), []).owned_by(person.uuid())) else {
        return Ok(());
    };
    let ids = store::forget::of_person(tx, person).await?;
    store::forget::empty(tx, &permit, &ids, cx.now()).await.map(drop)
}
