//! A body says by its mailed link whether it can answer a need.

use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::NeedError;
use super::standing::{locked, note};
use crate::jobs::{DeskNews, MailDesk};
use crate::model::{Ask, AskReply, StepKind};
use crate::policy::AnswerAsk;
use crate::store;

/// Writes what the body says, once; the desk hears of it.
///
/// # Errors
/// [`NeedError::NoWords`] without what or why, [`NeedError::Moved`] when it was said already or its time is over.
pub async fn answer_ask(cx: &Cx, id: Id<Ask>, reply: &AskReply) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    let ask = store::ask::lock(&mut tx, id).await?.ok_or(NeedError::NotFound)?;
    let permit = cx.permit::<AnswerAsk>(Resource::new(id, []).opened_by_link(id.uuid()))?;
    if reply.words().trim().is_empty() {
        return Err(NeedError::NoWords);
    }
    let need = locked(&mut tx, ask.need).await?;
    if !need.state.is_open() || !store::ask::reply(&mut tx, &permit, reply, cx.now()).await? {
        return Err(NeedError::Moved);
    }
    let kind = match reply {
        AskReply::Can(..) => StepKind::BodyCan,
        AskReply::Cannot(_) => StepKind::BodyCannot,
    };
    let words = Some(reply.words().to_owned());
    note(&mut tx, cx, &permit, need.id, kind, (words, Some(ask.organisation))).await?;
    MailDesk::enqueue(&mut tx, cx, &need, DeskNews::BodySaid).await?;
    tx.commit().await?;
    Ok(())
}
