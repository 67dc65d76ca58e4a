//! The body accepts, refuses, or says what became of it, by its mailed link.

use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::ReferralError;
use super::standing::{Answer, advance};
use crate::model::{Recipient, Referral, Side, State};
use crate::policy::AnswerReferral;
use crate::store;

/// Whether an answer is the one that the body gave: the same form once more.
pub fn is_given(one: &Referral, answer: &Answer) -> bool {
    let Some(verb) = answer.verb else { return false };
    let ends_there = |from| State::after(Some(from), verb, Side::Body).is_ok_and(|to| to == one.state);
    let said = answer.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    [State::Sent, State::Accepted].into_iter().any(ends_there)
        && said == one.note.as_deref()
        && (one.state != State::Refused || answer.why_not == one.why_not)
        && (one.state != State::Redirected || answer.proposed == one.proposed)
}

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
