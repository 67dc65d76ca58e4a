//! Takes a contact away that never was: written twice, at the wrong desk, or of an appointment that was taken back.

use desk::api::Desk;
use identity::api::PersonId;
use kernel::Id;
use storage::{Cx, Tx, outbox, trail};

use super::ContactError;
use super::standing::at_desk;
use crate::model::{Contact, StrikeReason};
use crate::policy::StrikeContact;
use crate::store;

/// What the trail calls it.
const ACTION: &str = "contact.strike_contact";

/// Takes it away, with what was told of it; who did so and why stays in the trail, and nothing of whose it was.
///
/// # Errors
/// See [`ContactError`].
pub async fn strike_contact(cx: &Cx, id: Id<Contact>, reason: StrikeReason) -> Result<Contact, ContactError> {
    let mut tx = cx.begin().await?;
    let contact = store::contact::lock(&mut tx, id).await?.ok_or(ContactError::Unknown)?;
    strike_in(&mut tx, cx, &contact, reason).await?;
    tx.commit().await?;
    Ok(contact)
}

pub(super) async fn strike_in(
    tx: &mut Tx,
    cx: &Cx,
    contact: &Contact,
    reason: StrikeReason,
) -> Result<(), ContactError> {
    let desk = desk::api::desk(tx, contact.desk).await?.ok_or(ContactError::UnknownDesk)?;
    let permit = cx.permit::<StrikeContact>(at_desk(contact.id, &desk))?;
    outbox::erase(tx, contact.told.as_slice()).await?;
    store::contact_write::delete(tx, &permit).await?;
    let details = serde_json::json!({
        "on": contact.on_day.to_string(),
        "desk": contact.desk.uuid(),
        "reason": reason.word(),
    });
    trail::record(tx, cx, ACTION, contact.id.uuid(), details).await?;
    Ok(())
}

/// Whether a contact stood at that desk and was taken away; by whom, if a person did it.
pub(crate) async fn struck_by(
    tx: &mut Tx,
    desk: Id<Desk>,
    id: Id<Contact>,
) -> storage::Result<Option<Option<PersonId>>> {
    let lines = trail::of_resource(tx, id.uuid()).await?;
    let here = desk.uuid().to_string();
    let line = lines.into_iter().find(|line| {
        line.action == ACTION
            && line.details.get("desk").and_then(serde_json::Value::as_str) == Some(here.as_str())
    });
    Ok(line.map(|line| line.person.map(Id::from_uuid)))
}
