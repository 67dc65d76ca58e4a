//! Finds the person's hand-over by the code she was told, with few tries for who guesses.

use kernel::BookingCode;
use storage::limits::Limit;
use storage::links::{self, Link};
use storage::{Cx, Tx};

use super::CodeError;
use crate::model::{Referral, follow_hash};
use crate::policy::FOLLOW;
use crate::store;

/// Tries from one place that fail.
pub const TRIES: Limit = Limit { name: "referral.follow_code", tries: 20, minutes: 15 };
/// How long the person's link is good.
const LINK_DAYS: i64 = 400;

/// The link to the hand-over of a code. `origin` is the pseudonym of the caller's network address.
///
/// # Errors
/// See [`CodeError`].
pub async fn find_by_code(cx: &Cx, origin: &str, code: &BookingCode) -> Result<Link, CodeError> {
    let mut tx = cx.begin().await?;
    if !TRIES.allows(&mut tx, origin, cx.now()).await? {
        return Err(CodeError::TooMany);
    }
    let found = store::referral::of_code(&mut tx, &follow_hash(cx.keys(), code)).await?;
    let Some(one) = found.filter(|one| one.forgotten_at.is_none()) else {
        TRIES.count(&mut tx, origin, cx.now()).await?;
        tx.commit().await?;
        return Err(CodeError::Unknown);
    };
    let link = own_link(&mut tx, cx, &one).await?;
    tx.commit().await?;
    Ok(link)
}

/// The person's link: the one she has, or a new one.
pub(crate) async fn own_link(tx: &mut Tx, cx: &Cx, one: &Referral) -> storage::Result<Link> {
    match links::newest(tx, FOLLOW, one.id.uuid()).await? {
        Some(link) if link.expires_at > cx.now().plus_days(1) => Ok(link),
        _ => links::create(tx, cx, FOLLOW, one.id.uuid(), cx.now().plus_days(LINK_DAYS)).await,
    }
}
