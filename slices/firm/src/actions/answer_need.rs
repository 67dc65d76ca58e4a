//! What the desk does with a need: answers it, asks how it went, closes it, sends it to another desk.

use ::desk::api::Desk;
use kernel::Id;
use storage::Cx;

use super::contacts::{Spoken, record};
use super::standing::{at_version, note, resource, save, step};
use super::{NeedError, Once, once};
use crate::jobs::{DeskNews, FirmNews, MailDesk, MailFirm};
use crate::model::{Need, Outcome, StepKind, Verb, may_close};
use crate::policy::AnswerNeed;

/// Most characters of an answer.
const MOST: usize = 5000;

/// Answers in the network's name; the firm gets it by mail and reads it on her page. The contact is written with it. The same
/// form twice is one answer.
///
/// # Errors
/// [`NeedError::NoWords`], [`NeedError::Moved`], [`NeedError::Step`], [`NeedError::KeyUsed`].
pub async fn answer_need(
    cx: &Cx,
    (id, version): (Id<Need>, i64),
    words: &str,
    spoken: Spoken,
    form: Option<&Once>,
) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    if once::begin(&mut tx, cx, form).await?.is_some() {
        return Ok(());
    }
    let mut need = at_version(&mut tx, id, version).await?;
    let permit = cx.permit::<AnswerNeed>(resource(&mut tx, &need).await?)?;
    let words: String = words.trim().chars().take(MOST).collect();
    if words.is_empty() {
        return Err(NeedError::NoWords);
    }
    let key = form.map(|form| form.key().to_owned());
    record(&mut tx, cx, &mut need, spoken, (contact::api::Outcome::Informed, key)).await?;
    step(&mut tx, cx, &permit, &mut need, (Verb::Answer, None)).await?;
    let line = note(&mut tx, cx, &permit, id, StepKind::Answered, (Some(words), None)).await?;
    if need.firm.email.is_some() {
        MailFirm::enqueue(&mut tx, cx, id, FirmNews::Answered { step: line }).await?;
    }
    once::made(&mut tx, &permit, form, line.uuid()).await?;
    tx.commit().await?;
    Ok(())
}

/// Asks the firm by mail how it went; one without mail is asked on the telephone, and then the need is closed.
///
/// # Errors
/// [`NeedError::Moved`], [`NeedError::Step`] before the first answer, [`NeedError::NoWords`] where there is no mail address.
pub async fn ask_outcome(cx: &Cx, (id, version): (Id<Need>, i64)) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    let mut need = at_version(&mut tx, id, version).await?;
    let permit = cx.permit::<AnswerNeed>(resource(&mut tx, &need).await?)?;
    if need.firm.email.is_none() {
        return Err(NeedError::NoWords);
    }
    step(&mut tx, cx, &permit, &mut need, (Verb::AskOutcome, None)).await?;
    note(&mut tx, cx, &permit, id, StepKind::OutcomeAsked, (None, None)).await?;
    MailFirm::enqueue(&mut tx, cx, id, FirmNews::HowWasIt).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes down how it ended, as the firm told the desk; the contact is written with it.
///
/// # Errors
/// [`NeedError::NotAsked`] before the firm was asked, [`NeedError::Moved`], [`NeedError::Step`], [`NeedError::KeyUsed`].
pub async fn close_need(
    cx: &Cx,
    (id, version): (Id<Need>, i64),
    (outcome, words): (Outcome, &str),
    spoken: Spoken,
    form: Option<&Once>,
) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    if once::begin(&mut tx, cx, form).await?.is_some() {
        return Ok(());
    }
    let mut need = at_version(&mut tx, id, version).await?;
    let permit = cx.permit::<AnswerNeed>(resource(&mut tx, &need).await?)?;
    if !may_close(&need) || outcome == Outcome::Withdrawn {
        return Err(NeedError::NotAsked);
    }
    let came = match outcome {
        Outcome::Met | Outcome::Partly => contact::api::Outcome::Served,
        Outcome::NotMet => contact::api::Outcome::NotHelped,
        Outcome::Withdrawn | Outcome::NoAnswer => contact::api::Outcome::Informed,
    };
    // Nobody spoke with a firm that never said.
    if outcome != Outcome::NoAnswer {
        record(&mut tx, cx, &mut need, spoken, (came, form.map(|form| form.key().to_owned()))).await?;
    }
    step(&mut tx, cx, &permit, &mut need, (Verb::Close, Some(outcome))).await?;
    let words: String = words.trim().chars().take(MOST).collect();
    let words = (!words.is_empty()).then_some(words);
    let line = note(&mut tx, cx, &permit, id, StepKind::Closed, (words, None)).await?;
    if need.firm.email.is_some() {
        MailFirm::enqueue(&mut tx, cx, id, FirmNews::Closed).await?;
    }
    once::made(&mut tx, &permit, form, line.uuid()).await?;
    tx.commit().await?;
    Ok(())
}

/// Sends it to another desk of the network, whose operators are told; the client of the first body is not taken along.
///
/// # Errors
/// [`NeedError::NotFound`] for a desk that is not open or of another network, [`NeedError::Moved`].
pub async fn move_need(cx: &Cx, (id, version): (Id<Need>, i64), to: Id<Desk>) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    let mut need = at_version(&mut tx, id, version).await?;
    let permit = cx.permit::<AnswerNeed>(resource(&mut tx, &need).await?)?;
    let desk = ::desk::api::desk(&mut tx, to).await?.filter(Desk::is_open);
    let desk = desk.filter(|desk| desk.network == need.network.uuid()).ok_or(NeedError::NotFound)?;
    if !need.state.is_open() || desk.id == need.desk {
        return Err(NeedError::Moved);
    }
    if need.organisation.uuid() != desk.organisation {
        need.client = None;
    }
    need.desk = desk.id;
    need.organisation = Id::from_uuid(desk.organisation);
    save(&mut tx, cx, &permit, &mut need).await?;
    note(&mut tx, cx, &permit, id, StepKind::Moved, (None, Some(need.organisation))).await?;
    MailDesk::enqueue(&mut tx, cx, &need, DeskNews::New).await?;
    tx.commit().await?;
    Ok(())
}
