//! What the firm does with her own need, by her link: she adds something, she says how it went.

use kernel::Id;
use storage::Cx;

use super::standing::{locked, note, resource, save, step};
use super::{NeedError, Once, once};
use crate::jobs::{DeskNews, MailDesk};
use crate::model::{Need, Outcome, State, StepKind, Verb};
use crate::policy::HoldNeed;

/// Most characters of what is added at a time.
const MOST: usize = 3000;

/// Adds words to a need that is open; the desk hears of it.
///
/// # Errors
/// [`NeedError::NoWords`], [`NeedError::Step`] when it is over, [`NeedError::KeyUsed`].
pub async fn add_words(cx: &Cx, id: Id<Need>, words: &str, form: Option<&Once>) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    let mut need = locked(&mut tx, id).await?;
    let permit = cx.permit::<HoldNeed>(resource(&mut tx, &need).await?)?;
    if once::begin(&mut tx, cx, form).await?.is_some() {
        return Ok(());
    }
    let words: String = words.trim().chars().take(MOST).collect();
    if words.is_empty() {
        return Err(NeedError::NoWords);
    }
    if !need.state.is_open() {
        return Err(NeedError::Moved);
    }
    // Whoever has the desk's page open sees that there is more before she acts.
    save(&mut tx, cx, &permit, &mut need).await?;
    let step = note(&mut tx, cx, &permit, id, StepKind::Added, (Some(words), None)).await?;
    if need.state != State::Sent {
        MailDesk::enqueue(&mut tx, cx, &need, DeskNews::Added).await?;
    }
    once::made(&mut tx, &permit, form, step.uuid()).await?;
    tx.commit().await?;
    Ok(())
}

/// Says how it went; the need is over.
///
/// # Errors
/// [`NeedError::Step`] when it is over already, [`NeedError::NotAsked`] before the network answered.
pub async fn say_outcome(cx: &Cx, id: Id<Need>, outcome: Outcome, words: &str) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    let mut need = locked(&mut tx, id).await?;
    let permit = cx.permit::<HoldNeed>(resource(&mut tx, &need).await?)?;
    if !matches!(need.state, State::Answered | State::Asked | State::Closed)
        || !Outcome::SAID.contains(&outcome)
    {
        return Err(NeedError::NotAsked);
    }
    step(&mut tx, cx, &permit, &mut need, (Verb::Close, Some(outcome))).await?;
    let words: String = words.trim().chars().take(MOST).collect();
    let words = (!words.is_empty()).then_some(words);
    note(&mut tx, cx, &permit, id, StepKind::Closed, (words, None)).await?;
    MailDesk::enqueue(&mut tx, cx, &need, DeskNews::Closed).await?;
    tx.commit().await?;
    Ok(())
}
