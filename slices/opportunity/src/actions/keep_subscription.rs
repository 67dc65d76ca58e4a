//! Whoever holds the mailed link confirms a saved search, for a year, or leaves it.

use kernel::Id;
use policy::{Permit, Resource};
use storage::{Cx, links};

use super::SubscriptionError;
use crate::model::Subscription;
use crate::policy::{KeepSubscription, SUBSCRIPTION};
use crate::store;

/// Confirms it, for the first time or for another year.
///
/// # Errors
/// [`SubscriptionError::NotFound`] when it was left, or its time is over.
pub async fn confirm_subscription(cx: &Cx, id: Id<Subscription>) -> Result<(), SubscriptionError> {
    let mut tx = cx.begin().await?;
    let permit = permit(cx, id)?;
    let one = store::subscription::find(&mut tx, id).await?.ok_or(SubscriptionError::NotFound)?;
    if one.ends_at() < cx.now() || !store::subscription::confirm(&mut tx, &permit, cx.now()).await? {
        return Err(SubscriptionError::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Leaves it: the row goes, the links of its mails open nothing any more. Done twice, it is done.
///
/// # Errors
/// When the database refuses.
pub async fn leave_subscription(cx: &Cx, id: Id<Subscription>) -> Result<(), SubscriptionError> {
    let mut tx = cx.begin().await?;
    let permit = permit(cx, id)?;
    store::subscription::delete(&mut tx, &permit).await?;
    links::revoke(&mut tx, SUBSCRIPTION, id.uuid(), cx.now()).await?;
    tx.commit().await?;
    Ok(())
}

fn permit(cx: &Cx, id: Id<Subscription>) -> Result<Permit<KeepSubscription>, SubscriptionError> {
    Ok(cx.permit::<KeepSubscription>(Resource::new(id, []).opened_by_link(id.uuid()))?)
}
