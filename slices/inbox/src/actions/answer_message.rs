//! A colleague answers: by mail, or by telephone and writes what she said. A report of a fault is answered where it is
//! kept, in the room `desk`, so that it has one answer.

use kernel::Id;
use storage::Cx;

use super::InboxError;
use super::standing::{handled, own, reopened, step, text};
use crate::jobs::SendAnswer;
use crate::model::{Answer, AnswerWay, Message, Verb};
use crate::store;
use crate::store::message::Moved;

/// What she answers.
#[derive(Clone, Debug)]
pub struct NewAnswer {
    /// The version of the request that her page showed.
    pub version: i64,
    /// How.
    pub way: AnswerWay,
    /// What.
    pub text: String,
    /// The hashed key of her form: sent twice it answers once.
    pub key: Option<String>,
    /// Whether she opens again by it what a colleague closed or set aside while she wrote.
    pub reopens: bool,
}

/// Writes it and prepares its mail.
///
/// # Errors
/// [`InboxError::Moved`], [`InboxError::Step`] when a colleague was faster; [`InboxError::Text`],
/// [`InboxError::NoAddress`].
pub async fn answer_message(cx: &Cx, id: Id<Message>, new: NewAnswer) -> Result<(), InboxError> {
    let words = text(&new.text)?;
    let mut tx = cx.begin().await?;
    if let Some(key) = &new.key
        && store::thread::is_answered_by(&mut tx, key).await?
    {
        return Ok(());
    }
    let (mut message, desk, permit) = handled(&mut tx, cx, id, new.version).await?;
    if new.reopens && message.may_be_reopened() {
        reopened(&mut message, cx);
        message.state = message.state.after(Verb::Reopen)?;
    }
    // Whoever answers has it in hand, and first of all by that.
    if message.assigned_to.is_none() {
        message.assigned_to = cx.person().map(Id::from_uuid);
        message.assigned_at = Some(cx.now());
    }
    message.first_answer_at = message.first_answer_at.or(Some(cx.now()));
    if let Some(fault) = message.fault {
        desk::api::answer_fault(&mut tx, cx, fault, &words).await?;
        message.state = message.state.after(Verb::Answer)?;
        message.closed_at = Some(cx.now());
        let moved = Moved { closed_by: cx.person().map(Id::from_uuid), ..Moved::default() };
        step(&mut tx, &permit, &mut message, Verb::Close, &moved).await?;
        tx.commit().await?;
        return Ok(());
    }
    if new.way == AnswerWay::Mail && message.sender.email.is_none() {
        return Err(InboxError::NoAddress);
    }
    let answer = Answer {
        id: cx.new_id(),
        message: id,
        person: cx.person().map(Id::from_uuid),
        way: new.way,
        text: words,
        written_at: cx.now(),
        sent_at: None,
        refused_at: None,
    };
    store::thread::answer(&mut tx, &permit, &answer, new.key.as_deref()).await?;
    store::message::know(&mut tx, &permit, desk.id, &[own(answer.id.uuid())]).await?;
    step(&mut tx, &permit, &mut message, Verb::Answer, &Moved::default()).await?;
    if new.way == AnswerWay::Mail {
        jobs::enqueue(&mut tx, cx, &SendAnswer { answer: answer.id }, cx.now()).await?;
    }
    tx.commit().await?;
    Ok(())
}
