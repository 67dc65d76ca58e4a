//! Smaller turns of a request: set aside as written by a program, taken up again, opened again.

use kernel::Id;
use storage::Cx;

use super::InboxError;
use super::standing::{handled, step};
use crate::model::{Automatic, Message, State, StepRefused, Verb};
use crate::store::message::Moved;

/// Sets it aside, takes it up, or opens it again.
///
/// # Errors
/// [`InboxError::Moved`], [`InboxError::Step`].
pub async fn turn_message(cx: &Cx, id: Id<Message>, version: i64, verb: Verb) -> Result<State, InboxError> {
    let mut tx = cx.begin().await?;
    let (mut message, _, permit) = handled(&mut tx, cx, id, version).await?;
    match verb {
        Verb::SetAside => message.aside = Some(Automatic::Colleague),
        Verb::TakeUp => message.aside = None,
        Verb::Reopen if message.state == State::Closed => {
            message.closed_at = None;
            message.assigned_to = cx.person().map(Id::from_uuid).or(message.assigned_to);
            message.assigned_at = Some(cx.now());
        }
        verb => return Err(StepRefused { from: Some(message.state), verb }.into()),
    }
    step(&mut tx, &permit, &mut message, verb, &Moved::default()).await?;
    tx.commit().await?;
    Ok(message.state)
}
