//! The body accepts, refuses, or says what became of it, by its mailed link.

use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::ReferralError;
use super::standing::{Answer, advance};
use crate::model::{Recipient, Referral, Side};
use crate::policy::AnswerReferral;
use crate::store;

/// Answers for the body. Who comes after it was withdrawn, or lapsed, is told so.
///
/// # Errors
/// See [`ReferralError`].
pub async fn answer_referral(
    cx: &Cx,
    recipient: Id<Recipient>,
    answer: Answer,
) -> Result<Referral, ReferralError> {
    let mut tx = cx.begin().await?;
    let recipient = store::recipient::find(&mut tx, recipient).await?.ok_or(ReferralError::NotFound)?;
    let mut one =
        store::referral::for_change(&mut tx, recipient.referral).await?.ok_or(ReferralError::NotFound)?;
    let resource = Resource::new(one.id, []).opened_by_link(recipient.id.uuid());
    let permit = cx.permit::<AnswerReferral>(resource)?;
    advance(&mut tx, cx, &permit, &mut one, Side::Body, answer).await?;
    tx.commit().await?;
    Ok(one)
}
