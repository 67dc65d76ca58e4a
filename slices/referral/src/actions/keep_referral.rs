//! What the desk does with what it sent: takes it back, mails the link again, writes down what was said on paper or by
//! telephone, ticks off whom it telephoned.

use kernel::Id;
use serde_json::json;
use storage::{Cx, trail};

use super::ReferralError;
use super::standing::{Answer, advance, dispatch, of_desk};
use crate::model::{Call, Channel, Referral, Side, State, StepRefused, Verb};
use crate::policy::KeepReferral;
use crate::store;

/// Withdraws it, or writes down what the body said.
///
/// # Errors
/// See [`ReferralError`].
pub async fn record_answer(cx: &Cx, id: Id<Referral>, answer: Answer) -> Result<Referral, ReferralError> {
    let mut tx = cx.begin().await?;
    let mut one = store::referral::for_change(&mut tx, id).await?.ok_or(ReferralError::NotFound)?;
    let permit = cx.permit::<KeepReferral>(of_desk(&one))?;
    advance(&mut tx, cx, &permit, &mut one, Side::Desk, answer).await?;
    tx.commit().await?;
    Ok(one)
}

/// Mails the body's link again, to whoever is its contact person today.
///
/// # Errors
/// [`ReferralError::NoContact`] where there is none, [`ReferralError::Step`] where nothing is waited for.
pub async fn resend_link(cx: &Cx, id: Id<Referral>) -> Result<(), ReferralError> {
    let mut tx = cx.begin().await?;
    let one = store::referral::for_change(&mut tx, id).await?.ok_or(ReferralError::NotFound)?;
    cx.permit::<KeepReferral>(of_desk(&one))?;
    let is_open = matches!(one.state, State::Sent | State::Accepted) && one.channel == Channel::Link;
    if !is_open {
        return Err(ReferralError::Step(StepRefused { from: Some(one.state), verb: Verb::Send }));
    }
    if !dispatch(&mut tx, cx, &one).await? {
        return Err(ReferralError::NoContact);
    }
    trail::record(&mut tx, cx, "referral.resend", one.id.uuid(), json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Notes that she was told by telephone; a second time changes nothing.
///
/// # Errors
/// See [`ReferralError`].
pub async fn mark_called(cx: &Cx, id: Id<Call>) -> Result<bool, ReferralError> {
    let mut tx = cx.begin().await?;
    let call = store::line::call(&mut tx, id).await?.ok_or(ReferralError::NotFound)?;
    let one = store::referral::find(&mut tx, call.referral).await?.ok_or(ReferralError::NotFound)?;
    let permit = cx.permit::<KeepReferral>(of_desk(&one))?;
    let is_first = store::line::called(&mut tx, cx, &permit, id).await?;
    if is_first {
        trail::record(&mut tx, cx, "referral.told_by_telephone", one.id.uuid(), json!({})).await?;
    }
    tx.commit().await?;
    Ok(is_first)
}
