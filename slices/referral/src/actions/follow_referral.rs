//! The person consents to her hand-over, or takes it back, by her own link.

use kernel::Id;
use policy::{Permit, Resource};
use serde_json::json;
use storage::{Cx, Tx, trail};
use uuid::Uuid;

use super::ReferralError;
use super::standing::{Answer, advance};
use crate::model::{Consent, How, Referral, Side, State, Verb};
use crate::policy::FollowReferral;
use crate::store;

async fn hers(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Referral>,
) -> Result<(Referral, Permit<FollowReferral>), ReferralError> {
    let one = store::referral::for_change(tx, id).await?.ok_or(ReferralError::NotFound)?;
    let permit = cx.permit::<FollowReferral>(Resource::new(one.id, []).opened_by_link(one.id.uuid()))?;
    Ok((one, permit))
}

/// She says yes to the text that she read: only then the body is asked. `version` is the one on her page.
///
/// # Errors
/// [`ReferralError::Moved`] when the text is another by now; see [`ReferralError`].
pub async fn consent_to_referral(cx: &Cx, id: Id<Referral>, version: i64) -> Result<Referral, ReferralError> {
    let mut tx = cx.begin().await?;
    let (mut one, permit) = hers(&mut tx, cx, id).await?;
    let text = store::terms::text(&mut tx, one.agreement).await?;
    if text.is_none_or(|text| text.version != version) {
        return Err(ReferralError::Moved);
    }
    let answer = Answer { verb: Some(Verb::Send), seen: Some(State::Asked), ..Answer::default() };
    advance(&mut tx, cx, &permit, &mut one, Side::Person, answer).await?;
    let consent = Consent {
        version,
        locale: cx.locale,
        how: How::Link,
        given_at: cx.now(),
        recorded_by: None,
        withdrawn_at: None,
    };
    store::person::consent_by_link(&mut tx, &permit, one.agreement, &consent).await?;
    tx.commit().await?;
    Ok(one)
}

/// She keeps it in her personal area: she is signed in, and her link says that it is hers. A second time, or after
/// somebody else did, changes nothing; says whether it did.
///
/// # Errors
/// See [`ReferralError`].
pub async fn claim_referral(cx: &Cx, id: Id<Referral>, person: Uuid) -> Result<bool, ReferralError> {
    let mut tx = cx.begin().await?;
    let (one, permit) = hers(&mut tx, cx, id).await?;
    let is_new = store::person::claim(&mut tx, &permit, person).await?;
    if is_new {
        trail::record(&mut tx, cx, "referral.claim", one.id.uuid(), json!({ "person": person })).await?;
    }
    tx.commit().await?;
    Ok(is_new)
}

/// She takes it back, and with it her consent.
///
/// # Errors
/// See [`ReferralError`].
pub async fn withdraw_own_referral(cx: &Cx, id: Id<Referral>) -> Result<Referral, ReferralError> {
    let mut tx = cx.begin().await?;
    let (mut one, permit) = hers(&mut tx, cx, id).await?;
    let answer = Answer { verb: Some(Verb::Withdraw), ..Answer::default() };
    advance(&mut tx, cx, &permit, &mut one, Side::Person, answer).await?;
    tx.commit().await?;
    Ok(one)
}
