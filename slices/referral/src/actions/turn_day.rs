//! What a day brings by itself: bodies are reminded, and what nobody answered goes back to its desk.

use jiff::ToSpan as _;
use policy::Resource;
use storage::Cx;

use super::ReferralError;
use super::standing::{Answer, advance, remind};
use crate::model::{REMIND_DAYS, Side, Verb};
use crate::policy::{LapseReferral, RemindBodies};
use crate::store;

/// So many at a time.
const BATCH: i64 = 200;

/// Lets lapse what is over, each in a transaction of its own: a body that answers at that very moment is answered by
/// whoever came first. Says how many.
///
/// # Errors
/// See [`ReferralError`].
pub async fn lapse_overdue(cx: &Cx) -> Result<usize, ReferralError> {
    let ids = store::referral::overdue(&mut cx.read().await?, cx.now().date(), BATCH).await?;
    let mut lapsed = 0;
    for id in ids {
        let mut tx = cx.begin().await?;
        let Some(mut one) = store::referral::for_change(&mut tx, id).await? else { continue };
        if !one.is_overdue(cx.now().date()) {
            continue;
        }
        let permit = cx.permit::<LapseReferral>(Resource::new(id, []))?;
        let answer = Answer { verb: Some(Verb::Lapse), ..Answer::default() };
        match advance(&mut tx, cx, &permit, &mut one, Side::Clock, answer).await {
            Ok(()) => {
                tx.commit().await?;
                lapsed += 1;
            }
            Err(ReferralError::Moved | ReferralError::Step(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(lapsed)
}

/// Reminds bodies of what is due soon, once for an answer and once for an outcome. Says how many.
///
/// # Errors
/// See [`ReferralError`].
pub async fn remind_bodies(cx: &Cx) -> Result<usize, ReferralError> {
    let permit = cx.permit::<RemindBodies>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    let until = cx.now().date().saturating_add(REMIND_DAYS.days());
    let due = store::referral::to_remind(&mut tx, until, BATCH).await?;
    let mut reminded = 0;
    for one in &due {
        if store::referral::reminded(&mut tx, &permit, one.id, cx.now()).await? {
            remind(&mut tx, cx, one).await?;
            reminded += 1;
        }
    }
    tx.commit().await?;
    Ok(reminded)
}
