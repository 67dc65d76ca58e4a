//! Writes many contacts at once: demonstrations and benches. Each is complete; its events are not told, since what is past
//! was counted.

use desk::api::Desk;
use kernel::Id;
use storage::Cx;

use super::ContactError;
use super::close_months::Days;
use super::standing::of_desk;
use crate::model::{Case, Client, Contact, Entry};
use crate::policy::RecordContact;
use crate::store;
use crate::store::contact_write::Made;

/// One of many.
#[derive(Clone, Debug)]
pub struct PastContact {
    /// What was written; the agreements of its day are looked for where it names none.
    pub entry: Entry,
    /// When it was written.
    pub at: kernel::Instant,
}

/// Writes contacts of one desk, with the clients and cases they name, in one transaction; how many.
///
/// # Errors
/// See [`ContactError`].
pub async fn record_many(
    cx: &Cx,
    desk: Id<Desk>,
    clients: &[Client],
    cases: &[Case],
    contacts: Vec<PastContact>,
) -> Result<u64, ContactError> {
    let mut tx = cx.begin().await?;
    let desk = desk::api::desk(&mut tx, desk).await?.ok_or(ContactError::UnknownDesk)?;
    let permit = cx.permit::<RecordContact>(of_desk(&desk))?;
    let body = Id::from_uuid(desk.organisation);
    store::client::insert(&mut tx, &permit, clients, cx.now()).await?;
    store::case::insert(&mut tx, &permit, cases, cx.person()).await?;
    let mut days = Days::of(&desk);
    let mut rows = Vec::with_capacity(contacts.len());
    for PastContact { mut entry, at } in contacts {
        let day = days.day(&mut tx, cx, entry.on_day).await?;
        if entry.agreements.is_empty() {
            entry.agreements = day.agreements;
        }
        let contact = Contact {
            id: cx.under(kernel::Clock::still(at)).new_id(),
            organisation: body,
            desk: desk.id,
            counted_on: day.counted_on,
            closed_at: entry.request.map(|_| at),
            entry,
            recorded_by: cx.person(),
            created_at: at,
            told: None,
            version: 1,
        };
        rows.push((contact, Made::default()));
    }
    let written = store::contact_write::insert_all(&mut tx, &permit, rows).await?;
    tx.commit().await?;
    Ok(written)
}
