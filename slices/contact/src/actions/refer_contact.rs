//! Writes on a contact which body helps on: the hand-over's own room calls it.

use kernel::Id;
use network::api::Organisation;
use storage::{Cx, Tx, outbox};

use super::ContactError;
use super::standing::{at_desk, tell};
use crate::model::{Contact, Outcome};
use crate::policy::EditContact;
use crate::store;

/// Writes the body, in the caller's transaction; nothing happens where it stands already.
///
/// # Errors
/// See [`ContactError`].
pub async fn refer_contact(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Contact>,
    body: Id<Organisation>,
) -> Result<(), ContactError> {
    let mut contact = store::contact::lock(tx, id).await?.ok_or(ContactError::Unknown)?;
    let desk = desk::api::desk(tx, contact.desk).await?.ok_or(ContactError::UnknownDesk)?;
    let permit = cx.permit::<EditContact>(at_desk(id, &desk))?;
    if contact.outcome == Some(Outcome::Referred) && contact.referred_to == Some(body) {
        return Ok(());
    }
    outbox::erase(tx, contact.told.as_slice()).await?;
    contact.entry.outcome = Some(Outcome::Referred);
    contact.entry.referred_to = Some(body);
    let told = tell(tx, cx, &contact, desk.network).await?;
    store::contact_write::refer(tx, &permit, body, told).await?;
    Ok(())
}
