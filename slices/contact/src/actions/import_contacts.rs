//! Brings contacts of past years in from a spreadsheet: a dry run that names every row to mend, or all of it at once. The
//! same file twice makes them once.

use desk::api::Desk;
use jiff::civil::Date;
use kernel::{Id, Instant};
use network::api::{Agreement, Organisation};
use storage::{Cx, Tx, trail};
use tables::{Fault, Sheet};

use super::ContactError;
use super::standing::{agreements_on, of_desk};
use crate::model::Contact;
use crate::model::import::{Known, RowFault, key_text, plan};
use crate::policy::ImportContacts;
use crate::store;
use crate::store::contact_write::Made;

/// More services than any catalogue has.
const MOST_SERVICES: u32 = 5_000;

/// What an import did, or would do.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Rows of the file that are good.
    pub rows: usize,
    /// Contacts that are new; in a dry run all that are good.
    pub added: u64,
    /// What is to mend; while there is anything, nothing is imported.
    pub faults: Vec<Fault<RowFault>>,
    /// Whether it was done.
    pub is_done: bool,
}

/// Reads all rows for a desk and, unless it is a dry run or something is to mend, writes them in one transaction. Contacts of
/// a day count in the agreements that the body was a party of on that day.
///
/// # Errors
/// See [`ContactError`].
pub async fn import_contacts(
    cx: &Cx,
    desk: Id<Desk>,
    sheet: &Sheet,
    is_dry: bool,
) -> Result<Imported, ContactError> {
    let mut tx = cx.begin().await?;
    let desk = desk::api::desk(&mut tx, desk).await?.ok_or(ContactError::UnknownDesk)?;
    let permit = cx.permit::<ImportContacts>(of_desk(&desk))?;
    let today = cx.now().date();
    let services = desk::api::find_services(&mut tx, "", today, MOST_SERVICES).await?;
    let comuni = network::api::municipalities(&mut tx).await?;
    let bodies = network::api::all_organisations(&mut tx).await?;
    let known = Known::of(services.into_iter().map(|one| (one.id, one.name)), &comuni, &bodies);
    let checked = plan(sheet, &known, today);
    let mut imported = Imported { rows: checked.good.len(), faults: checked.faults, ..Imported::default() };
    if is_dry || !imported.faults.is_empty() {
        return Ok(imported);
    }
    let body = Id::from_uuid(desk.organisation);
    let mut days = Days { body, known: Vec::new() };
    let mut contacts = Vec::with_capacity(checked.good.len());
    for (_, row) in checked.good {
        let key = cx.keys().pseudonym("contact.import", &key_text(desk.id, &row));
        let mut entry = row.entry;
        entry.agreements = days.agreements(&mut tx, entry.on_day).await?;
        let contact = Contact {
            id: cx.new_id(),
            organisation: body,
            desk: desk.id,
            closed_at: Some(Instant::start_of(entry.on_day)),
            entry,
            recorded_by: cx.person(),
            created_at: cx.now(),
            told: None,
            version: 1,
        };
        contacts.push((contact, Made { form_key: None, import_key: Some(key) }));
    }
    imported.added = store::contact_write::import_all(&mut tx, &permit, contacts).await?;
    imported.is_done = true;
    let details = serde_json::json!({ "rows": imported.rows, "added": imported.added });
    trail::record(&mut tx, cx, "contact.import_contacts", desk.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(imported)
}

/// The agreements of the days of a file, asked once each.
struct Days {
    body: Id<Organisation>,
    known: Vec<(Date, Vec<Id<Agreement>>)>,
}

impl Days {
    async fn agreements(&mut self, tx: &mut Tx, day: Date) -> storage::Result<Vec<Id<Agreement>>> {
        if let Some((_, agreements)) = self.known.iter().find(|(known, _)| *known == day) {
            return Ok(agreements.clone());
        }
        let agreements = agreements_on(tx, self.body, day).await?;
        self.known.push((day, agreements.clone()));
        Ok(agreements)
    }
}
