//! Smaller turns of a request: set aside as written by a program, taken up again, opened again.

use kernel::Id;
use storage::Cx;

use super::InboxError;
use super::standing::{handled, reopened, step};
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
        Verb::Reopen if message.state == State::Closed => reopened(&mut message, cx),
        verb => return Err(StepRefused { from: Some(message.state), verb }.into()),
    }
    step(&mut tx, &permit, &mut message, verb, &Moved::default()).await?;
    tx.commit().await?;
    Ok(message.state)
}
