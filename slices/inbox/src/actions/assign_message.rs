//! A colleague takes a request in hand, or gives it to another one of the desk.

use identity::api::{PersonId, Role};
use kernel::Id;
use storage::Cx;

use super::InboxError;
use super::standing::{handled, step};
use crate::model::{Message, Verb};
use crate::store::message::Moved;

/// Assigns it.
///
/// # Errors
/// [`InboxError::Moved`] when somebody else was faster, [`InboxError::NotColleague`].
pub async fn assign_message(cx: &Cx, id: Id<Message>, version: i64, to: PersonId) -> Result<(), InboxError> {
    let mut tx = cx.begin().await?;
    let (mut message, desk, permit) = handled(&mut tx, cx, id, version).await?;
    let is_herself = cx.person() == Some(to.uuid());
    if !is_herself {
        let people =
            identity::api::people_with_role(&mut tx, Role::Operator, desk.id.uuid(), cx.now()).await?;
        if !people.iter().any(|one| one.id == to) {
            return Err(InboxError::NotColleague);
        }
    }
    message.assigned_to = Some(to);
    message.assigned_at = Some(cx.now());
    step(&mut tx, &permit, &mut message, Verb::Assign, &Moved::default()).await?;
    tx.commit().await?;
    Ok(())
}
