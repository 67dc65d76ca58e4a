//! Completes a contact, or corrects it.

use desk::api::Desk;
use jiff::civil::Date;
use kernel::Id;
use storage::{Cx, Tx, outbox, trail};

use super::ContactError;
use super::close_months::{counted_on, is_told};
use super::record_contact::{Known, admitted, chosen, in_own_case};
use super::standing::{at_desk, of_desk, tell};
use crate::model::{Contact, Entry, NewContact};
use crate::policy::{EditContact, RecordContact};
use crate::store;

/// Writes a contact anew over the version that was read.
///
/// # Errors
/// See [`ContactError`].
pub async fn edit_contact(
    cx: &Cx,
    id: Id<Contact>,
    version: i64,
    new: NewContact,
) -> Result<(), ContactError> {
    let mut tx = cx.begin().await?;
    edit_contact_in(&mut tx, cx, id, version, new).await?;
    tx.commit().await?;
    Ok(())
}

/// The same in the caller's transaction. Where it came from stays: appointment, message, when it began.
///
/// # Errors
/// See [`ContactError`].
pub(super) async fn edit_contact_in(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Contact>,
    version: i64,
    new: NewContact,
) -> Result<(), ContactError> {
    let before = store::contact::lock(tx, id).await?.ok_or(ContactError::Unknown)?;
    let desk = desk::api::desk(tx, before.desk).await?.ok_or(ContactError::UnknownDesk)?;
    let permit = cx.permit::<EditContact>(at_desk(id, &desk))?;
    let NewContact { mut entry, client, agreements, .. } = new;
    entry.agreements = admitted(tx, cx, before.organisation, &entry, Some(&before.entry), agreements).await?;
    if before.version != version {
        return Err(ContactError::Changed);
    }
    entry.origin = before.entry.origin;
    entry.appointment = before.entry.appointment;
    entry.message = before.entry.message;
    entry.started_at = entry.started_at.or(before.entry.started_at);
    entry.request = entry.request.or(before.entry.request);
    if let (Some(appointment), Some(_), None) = (entry.appointment, entry.request, before.closed_at) {
        desk::api::settle_as_served(tx, cx, appointment).await?;
    }
    let records = cx.permit::<RecordContact>(of_desk(&desk))?;
    let known = chosen(tx, cx, &records, before.organisation, &mut entry, client).await?;
    in_own_case(tx, before.organisation, &entry, before.entry.case).await?;
    let mut contact = Contact {
        counted_on: moved(tx, cx, &desk, &before, &entry).await?,
        closed_at: before.closed_at.or(entry.request.map(|_| cx.now())),
        entry,
        recorded_by: cx.person().or(before.recorded_by),
        told: None,
        ..before.clone()
    };
    // What was told before is not so any more.
    outbox::erase(tx, before.told.as_slice()).await?;
    contact.told = tell(tx, cx, &contact, desk.network).await?;
    if !store::contact_write::update(tx, &permit, &contact, version).await? {
        return Err(ContactError::Changed);
    }
    if let Some(Known { client, is_new: false }) = known {
        store::client::came(tx, &records, &client).await?;
    }
    if before.closed_at.is_some() {
        trail::record(tx, cx, "contact.edit_contact", id.uuid(), serde_json::json!({})).await?;
    }
    Ok(())
}

/// Where reports count it from now on. What a report that was handed in has counted stays in its month, whatever day it gets.
async fn moved(tx: &mut Tx, cx: &Cx, desk: &Desk, before: &Contact, entry: &Entry) -> storage::Result<Date> {
    let is_same_day = before.closed_at.is_some() && before.on_day == entry.on_day;
    if is_same_day || is_told(tx, cx, desk, before).await? {
        return Ok(before.counted_on);
    }
    counted_on(tx, cx, desk, &entry.agreements, entry.on_day).await
}
