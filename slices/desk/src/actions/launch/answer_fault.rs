//! Answering a report of a fault; who left an address gets the answer by mail.

use ::policy::{Action as _, Resource};
use jobs::enqueue;
use kernel::Id;
use serde_json::json;
use storage::{Cx, Tx, outbox, trail};

use super::FeedbackError;
use crate::jobs::launch::MailFaultAnswer;
use crate::model::feedback::{FAULT_TEXT_LENGTH, FaultAnswer, FaultReport};
use crate::policy::AnswerFault;
use crate::store;

/// Answers it, once.
///
/// # Errors
/// [`FeedbackError::Text`], [`FeedbackError::Unknown`] or a refusal.
pub async fn answer_fault(cx: &Cx, report: Id<FaultReport>, text: &str) -> Result<(), FeedbackError> {
    let mut tx = cx.begin().await?;
    answer_fault_in(&mut tx, cx, report, text).await?;
    tx.commit().await?;
    Ok(())
}

/// The same in the transaction of the room whose inbox it arrived in.
///
/// # Errors
/// As [`answer_fault`].
pub async fn answer_fault_in(
    tx: &mut Tx,
    cx: &Cx,
    report: Id<FaultReport>,
    text: &str,
) -> Result<(), FeedbackError> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > FAULT_TEXT_LENGTH {
        return Err(FeedbackError::Text);
    }
    let networks = network::api::networks(tx).await?;
    let scopes = networks.iter().map(|network| network.id.uuid());
    let permit = cx.permit::<AnswerFault>(Resource::new(report, scopes))?;
    let known = store::feedback::find(tx, report).await?.ok_or(FeedbackError::Unknown)?;
    let answer = FaultAnswer { text: text.to_owned(), by: cx.person(), at: cx.now() };
    if !store::feedback::answer(tx, &permit, &answer).await? {
        return Err(FeedbackError::Unknown);
    }
    if known.email.is_some() {
        enqueue(tx, cx, &MailFaultAnswer { report }, cx.now()).await?;
    }
    let told = events::desk::FaultAnswered { report: report.uuid() };
    outbox::tell(tx, cx, &told).await?;
    trail::record(tx, cx, AnswerFault::NAME, report.uuid(), json!({})).await?;
    Ok(())
}
