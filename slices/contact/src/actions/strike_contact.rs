//! Takes a contact away that never was: written twice, at the wrong desk, or of an appointment that was taken back.

use kernel::Id;
use storage::{Cx, Tx, outbox, trail};

use super::ContactError;
use super::standing::at_desk;
use crate::model::Contact;
use crate::policy::StrikeContact;
use crate::store;

/// Takes it away, with what was told of it; that somebody did so stays in the trail.
///
/// # Errors
/// See [`ContactError`].
pub async fn strike_contact(cx: &Cx, id: Id<Contact>) -> Result<Contact, ContactError> {
    let mut tx = cx.begin().await?;
    let contact = store::contact::lock(&mut tx, id).await?.ok_or(ContactError::Unknown)?;
    strike_in(&mut tx, cx, &contact).await?;
    tx.commit().await?;
    Ok(contact)
}

pub(super) async fn strike_in(tx: &mut Tx, cx: &Cx, contact: &Contact) -> Result<(), ContactError> {
    let desk = desk::api::desk(tx, contact.desk).await?.ok_or(ContactError::UnknownDesk)?;
    let permit = cx.permit::<StrikeContact>(at_desk(contact.id, &desk))?;
    outbox::erase(tx, contact.told.as_slice()).await?;
    store::contact_write::delete(tx, &permit).await?;
    let details = serde_json::json!({ "on": contact.on_day.to_string() });
    trail::record(tx, cx, "contact.strike_contact", contact.id.uuid(), details).await?;
    Ok(())
}
