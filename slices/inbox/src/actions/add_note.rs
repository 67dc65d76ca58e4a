//! Notes among colleagues: each has an owner and the day on which it goes.

use jiff::civil::Date;
use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::InboxError;
use super::standing::{resource, text};
use crate::model::{Message, Note};
use crate::policy::{DeleteNote, HandleMessage};
use crate::store;

/// Days for which a note may stay.
const MOST_DAYS: i64 = 365;

/// A note.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// What it says.
    pub text: String,
    /// The day on which it goes.
    pub delete_on: Date,
    /// The hashed key of the form.
    pub key: Option<String>,
}

/// Writes it.
///
/// # Errors
/// [`InboxError::Text`], [`InboxError::NoDay`].
pub async fn add_note(cx: &Cx, id: Id<Message>, new: NewNote) -> Result<(), InboxError> {
    let words = text(&new.text)?;
    let today = cx.now().date();
    if new.delete_on <= today || new.delete_on > cx.now().plus_days(MOST_DAYS).date() {
        return Err(InboxError::NoDay);
    }
    let mut tx = cx.begin().await?;
    let message = store::message::find(&mut tx, id).await?.ok_or(InboxError::NotFound)?;
    let desk = desk::api::desk(&mut tx, message.desk).await?.ok_or(InboxError::NotFound)?;
    let permit = cx.permit::<HandleMessage>(resource(&message, &desk))?;
    if message.emptied_at.is_some() {
        return Err(InboxError::Moved);
    }
    let note = Note {
        id: cx.new_id(),
        person: cx.person().map(Id::from_uuid),
        text: words,
        written_at: cx.now(),
        delete_on: new.delete_on,
    };
    store::thread::note(&mut tx, &permit, &note, new.key.as_deref()).await?;
    tx.commit().await?;
    Ok(())
}

/// Deletes a note before its day. Done twice, it is done.
///
/// # Errors
/// [`InboxError::NotFound`].
pub async fn delete_note(cx: &Cx, id: Id<Message>, note: Id<Note>) -> Result<(), InboxError> {
    let mut tx = cx.begin().await?;
    let message = store::message::find(&mut tx, id).await?.ok_or(InboxError::NotFound)?;
    let desk = desk::api::desk(&mut tx, message.desk).await?.ok_or(InboxError::NotFound)?;
    cx.permit::<HandleMessage>(resource(&message, &desk))?;
    let permit = cx.permit::<DeleteNote>(Resource::new(note, [desk.id.uuid(), desk.network]))?;
    store::thread::delete_note(&mut tx, &permit, id).await?;
    tx.commit().await?;
    Ok(())
}
