//! Brings contacts of past years in from a spreadsheet: looked at first, with every row to mend named; then the rows that are
//! right come in, and the others stay out. The same file twice makes them once.

use std::collections::HashSet;

use desk::api::Desk;
use kernel::{Id, Instant};
use policy::Permit;
use storage::{Cx, Tx, trail};
use tables::{Fault, Sheet};
use texts::Translator;

use super::ContactError;
use super::close_months::Days;
use super::standing::of_desk;
use crate::model::Contact;
use crate::model::import::{Known, PastRow, RowFault, TO_MEND, at_its_line, key_text, plan};
use crate::policy::ImportContacts;
use crate::store;
use crate::store::contact_write::Made;

/// More services than any catalogue has.
const MOST_SERVICES: u32 = 5_000;
/// As much of a row's code as people see.
const CODE_CHARS: usize = 16;

/// What an import did, or would do.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Contacts that are new.
    pub added: usize,
    /// Those of them that are of months whose report was handed in: they count on the day on which they come in.
    pub late: usize,
    /// Contacts that an earlier import brought.
    pub same: usize,
    /// Rows that are left out.
    pub left_out: Vec<LeftOut>,
}

/// A row that is left out.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// Its line in the file.
    pub line: u64,
    /// Its cells, in the order of [`TO_MEND`]; what to mend is still empty.
    pub cells: Vec<String>,
    /// What is to mend.
    pub faults: Vec<Fault<RowFault>>,
}

/// Reads all rows for a desk and, unless it is a dry run, writes those that are right in one transaction. Contacts of a day
/// count in the agreements that the body was a party of on that day. `says` are the languages whose words are read.
///
/// # Errors
/// See [`ContactError`].
pub async fn import_contacts(
    cx: &Cx,
    desk: Id<Desk>,
    sheet: &Sheet,
    says: &[Translator],
    is_dry: bool,
) -> Result<Imported, ContactError> {
    let mut tx = cx.begin().await?;
    let desk = desk::api::desk(&mut tx, desk).await?.ok_or(ContactError::UnknownDesk)?;
    let permit = cx.permit::<ImportContacts>(of_desk(&desk))?;
    let known = known(&mut tx, sheet, says).await?;
    let checked = plan(sheet, &known, cx.now().date());
    let rows = checked.good.into_iter().map(|(_, row)| row).collect();
    let keyed = keyed(&mut tx, cx, &permit, &desk, rows).await?;
    let contacts = contacts(&mut tx, cx, &desk, keyed.new).await?;
    let imported = Imported {
        added: contacts.len(),
        late: contacts.iter().filter(|(one, _)| one.counted_on != one.on_day).count(),
        same: keyed.same,
        left_out: left_out(cx, &desk, sheet, checked.faults),
    };
    if is_dry {
        return Ok(imported);
    }
    store::contact_write::insert_all(&mut tx, &permit, contacts).await?;
    let details = serde_json::json!({
        "added": imported.added, "same": imported.same, "left_out": imported.left_out.len(),
    });
    trail::record(&mut tx, cx, "contact.import_contacts", desk.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(imported)
}

async fn known(tx: &mut Tx, sheet: &Sheet, says: &[Translator]) -> storage::Result<Known> {
    let services = desk::api::services_on_record(tx, None, MOST_SERVICES).await?;
    let comuni = network::api::municipalities(tx).await?;
    let bodies = network::api::all_organisations(tx).await?;
    // Of two of one name the last is taken: the one that is given.
    let mut known =
        Known::of(says, services.into_iter().rev().map(|one| (one.id, one.name)), &comuni, &bodies);
    let strange = known.strange_places(sheet);
    if !strange.is_empty() {
        known.with_comuni_elsewhere(network::api::comuni_of_the_index(tx, &strange).await?);
    }
    Ok(known)
}

/// The rows of a file that are new, each with the keys by which it is known again.
struct Keyed {
    new: Vec<(PastRow, Made)>,
    same: usize,
}

/// A row is known by what it says and by how many rows before it say the same. One that was left out and mended since has the
/// code of its first file besides: it is known by that, and counts after those that say the same already.
async fn keyed(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<ImportContacts>,
    desk: &Desk,
    rows: Vec<PastRow>,
) -> storage::Result<Keyed> {
    let body = Id::from_uuid(desk.organisation);
    let key = |said: &str| cx.keys().pseudonym("contact.import", &key_text(desk.id, said));
    let count = rows.len();
    let (coded, plain): (Vec<PastRow>, Vec<PastRow>) = rows.into_iter().partition(|row| row.code.is_some());
    let plain: Vec<(PastRow, String)> =
        plain.into_iter().map(|row| (key(&row.said), row)).map(|(key, row)| (row, key)).collect();
    let mut taken: HashSet<String> = plain.iter().map(|(_, key)| key.clone()).collect();
    let known = store::contact_write::known_rows(tx, permit, body, &taken).await?;
    let made = |form_key, key| Made { form_key, import_key: Some(key) };
    let mut new: Vec<(PastRow, Made)> = plain
        .into_iter()
        .filter(|(_, key)| !known.contains(key))
        .map(|(row, key)| (row, made(None, key)))
        .collect();
    let mut waiting = uncounted(tx, cx, permit, desk, coded).await?;
    let mut number = 1_u32;
    while !waiting.is_empty() {
        let numbered: Vec<_> = waiting
            .into_iter()
            .map(|(row, code)| (key(&format!("{}#{number}", row.said)), row, code))
            .collect();
        let asked = numbered.iter().map(|(key, ..)| key.clone()).collect();
        let known = store::contact_write::known_rows(tx, permit, body, &asked).await?;
        waiting = Vec::new();
        for (key, row, code) in numbered {
            if known.contains(&key) || !taken.insert(key.clone()) {
                waiting.push((row, code));
            } else {
                new.push((row, made(Some(code), key)));
            }
        }
        number = number.saturating_add(1);
    }
    Ok(Keyed { same: count - new.len(), new })
}

/// Of mended rows, those that no import brought yet, with the key of their code; a code that stands there twice counts once.
async fn uncounted(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<ImportContacts>,
    desk: &Desk,
    rows: Vec<PastRow>,
) -> storage::Result<Vec<(PastRow, String)>> {
    let key = |row: &PastRow| {
        let code = row.code.as_deref().unwrap_or_default();
        cx.keys().pseudonym("contact.import_row", &key_text(desk.id, code))
    };
    let keys = rows.iter().map(key).collect();
    let mut known = store::contact_write::known_forms(tx, permit, &keys).await?;
    let rows = rows.into_iter().map(|row| (key(&row), row)).map(|(key, row)| (row, key));
    Ok(rows.filter(|(_, key)| known.insert(key.clone())).collect())
}

/// The rows with faults, each with a code by which it is known when it comes back mended.
fn left_out(cx: &Cx, desk: &Desk, sheet: &Sheet, faults: Vec<Fault<RowFault>>) -> Vec<LeftOut> {
    if faults.is_empty() {
        return Vec::new();
    }
    let cells = |row: &tables::SheetRow<'_>| -> Vec<String> {
        TO_MEND.iter().map(|column| row.text(column.key).to_owned()).collect()
    };
    let whole: Vec<String> = sheet.rows().map(|row| cells(&at_its_line(row)).join("|")).collect();
    let file = cx.keys().pseudonym("contact.import_file", &key_text(desk.id, &whole.join("\n")));
    let mut left_out: Vec<LeftOut> = Vec::new();
    for fault in faults {
        match left_out.last_mut() {
            Some(last) if last.line == fault.line => last.faults.push(fault),
            _ => left_out.push(LeftOut { line: fault.line, cells: Vec::new(), faults: vec![fault] }),
        }
    }
    let mut rows = sheet.rows().map(at_its_line);
    for one in &mut left_out {
        let Some(row) = rows.by_ref().find(|row| row.line == one.line) else { continue };
        one.cells = cells(&row);
        let code: String = cx
            .keys()
            .pseudonym("contact.import_code", &format!("{file}|{}", one.line))
            .chars()
            .take(CODE_CHARS)
            .collect();
        if let Some(last) = one.cells.last_mut().filter(|last| last.is_empty()) {
            *last = code;
        }
    }
    left_out
}

/// The rows as contacts.
async fn contacts(
    tx: &mut Tx,
    cx: &Cx,
    desk: &Desk,
    rows: Vec<(PastRow, Made)>,
) -> storage::Result<Vec<(Contact, Made)>> {
    let body = Id::from_uuid(desk.organisation);
    let mut days = Days::of(desk);
    let mut contacts = Vec::with_capacity(rows.len());
    for (row, made) in rows {
        let mut entry = row.entry;
        let day = days.day(tx, cx, entry.on_day).await?;
        entry.agreements = day.agreements;
        let contact = Contact {
            id: cx.new_id(),
            organisation: body,
            desk: desk.id,
            counted_on: day.counted_on,
            closed_at: Some(Instant::start_of(entry.on_day)),
            entry,
            recorded_by: cx.person(),
            created_at: cx.now(),
            told: None,
            version: 1,
        };
        contacts.push((contact, made));
    }
    Ok(contacts)
}
