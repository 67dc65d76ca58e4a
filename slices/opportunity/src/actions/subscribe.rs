//! Somebody asks for mails about a search. Whether her address is known shows nowhere: the answer is one, and the mail goes
//! to whoever reads it.

use kernel::EmailAddress;
use policy::Resource;
use storage::Cx;
use storage::limits::Limit;

use super::SubscriptionError;
use crate::jobs::{MailSubscriber, SubscriberNews};
use crate::model::{Filter, Subscription};
use crate::policy::Subscribe;
use crate::store;

/// Mails of confirmation to one address: nobody fills the mailbox of another.
const CONFIRMATIONS: Limit = Limit { name: "opportunity.subscribe_address", tries: 3, minutes: 24 * 60 };

/// Keeps the search unconfirmed and mails the link; a search that is kept already is mailed its link again.
///
/// # Errors
/// When the database refuses.
pub async fn subscribe(cx: &Cx, email: EmailAddress, filter: Filter) -> Result<(), SubscriptionError> {
    let mut tx = cx.begin().await?;
    let hash = cx.keys().pseudonym("opportunity.subscriber", &email.folded());
    if !CONFIRMATIONS.count(&mut tx, &hash, cx.now()).await? {
        // Silently: an answer of its own would say that the address is known.
        tx.commit().await?;
        return Ok(());
    }
    let same = store::subscription::same(&mut tx, &hash, &filter).await?;
    let (id, news) = match same {
        Some(one) if one.confirmed_at.is_some() => (one.id, SubscriberNews::Known),
        Some(one) => (one.id, SubscriberNews::Confirm),
        None => {
            let id = cx.new_random_id();
            let permit = cx.permit::<Subscribe>(Resource::new(id, []))?;
            let one = Subscription {
                id,
                email,
                locale: cx.locale,
                filter,
                asked_at: cx.now(),
                confirmed_at: None,
                told_until: cx.now(),
            };
            store::subscription::insert(&mut tx, &permit, &one, &hash).await?;
            (id, SubscriberNews::Confirm)
        }
    };
    jobs::enqueue(&mut tx, cx, &MailSubscriber { subscription: id, news }, cx.now()).await?;
    tx.commit().await?;
    Ok(())
}
