//! The day's mails: one for each confirmed search for which something new came, and the question whether to go on where a
//! year is nearly over. At most one a day for each search.

use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::SubscriptionError;
use crate::jobs::{MailSubscriber, SubscriberNews};
use crate::model::{REMIND_DAYS, Subscription, YEAR_DAYS};
use crate::policy::SendDigests;
use crate::store;

/// How many are done in one transaction.
const BATCH: i64 = 500;
/// A mail tells of at most so many days: whoever was not told longer had nothing to be told.
const FARTHEST_DAYS: i64 = 31;

/// Prepares at most 500 mails of each kind; how many searches were looked at, so that the caller goes on until none is left.
///
/// # Errors
/// [`SubscriptionError::Refused`].
pub async fn send_digests(cx: &Cx) -> Result<usize, SubscriptionError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<SendDigests>(Resource::new((), []))?;
    let now = cx.now();
    // What was told today is not told again before tomorrow, whenever the job runs.
    let to_tell = store::subscription::to_tell(&mut tx, kernel::Instant::start_of(now.date()), BATCH).await?;
    let since =
        to_tell.iter().map(|one| one.told_until).min().unwrap_or(now).max(now.plus_days(-FARTHEST_DAYS));
    let news = store::search::between(&mut tx, now.date(), since, now).await?;
    for one in &to_tell {
        let is_for_her = |(opportunity, stems): &&(crate::model::Opportunity, String)| {
            opportunity.published_at.is_some_and(|at| at > one.told_until)
                && one.filter.admits(opportunity, stems)
        };
        if news.iter().any(|item| is_for_her(&item)) {
            let news = SubscriberNews::Digest { after: one.told_until, until: now };
            jobs::enqueue(&mut tx, cx, &MailSubscriber { subscription: one.id, news }, now).await?;
        }
    }
    let ids: Vec<Id<Subscription>> = to_tell.iter().map(|one| one.id).collect();
    store::subscription::told(&mut tx, &permit, &ids, now).await?;

    let nearly = now.plus_days(REMIND_DAYS - YEAR_DAYS);
    let to_remind = store::subscription::to_remind(&mut tx, nearly, BATCH).await?;
    for one in &to_remind {
        let job = MailSubscriber { subscription: one.id, news: SubscriberNews::Remind };
        jobs::enqueue(&mut tx, cx, &job, now).await?;
    }
    let reminded: Vec<Id<Subscription>> = to_remind.iter().map(|one| one.id).collect();
    store::subscription::reminded(&mut tx, &permit, &reminded, now).await?;
    tx.commit().await?;
    Ok(ids.len() + reminded.len())
}
