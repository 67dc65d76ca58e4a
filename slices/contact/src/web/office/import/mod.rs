//! `/ufficio/contatti/{desk}/importa`: contacts of past years from a spreadsheet. A file is looked at first; then whoever sent
//! it takes what is right and leaves the rest out, or mends the file and sends it again.

mod faults;
mod words;

use askama::Template;
use axum::extract::{Path, Request};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use desk::api::Desk;
use tables::{Sheet, XLSX_MEDIA_TYPE};
use texts::{Locale, Translator};
use web::forms::{Carried, FieldErrors, Fields, Form, Upload};
use web::{Answer, Caller, Page, PageError};

use self::faults::{Told, file_fault, mends, told};
use self::words::{WordsOf, choices, words};
use super::{Tab, page, tabs};
use crate::actions::standing::of_desk;
use crate::actions::{Imported, import_contacts};
use crate::model::import::{CARRIED, COLUMNS, TO_MEND, at_its_line};
use crate::policy::ImportContacts;
use crate::queries::desk_at;
use crate::web::IMPORT_MIB;
use crate::web::form::base;

/// Faults shown at once: all of them are in the sheet of the rows that are left out.
const MOST_FAULTS: usize = 50;

#[derive(Template)]
#[template(path = "office/import.html")]
struct Import {
    page: Page,
    tabs: Vec<Tab>,
    fields: Fields,
    base: String,
    words: Vec<WordsOf>,
}

#[derive(Template)]
#[template(path = "office/import_preview.html")]
struct Preview {
    page: Page,
    tabs: Vec<Tab>,
    base: String,
    file_name: String,
    /// Contacts that would come in, those that are there already, rows that would stay out.
    new: usize,
    same: usize,
    late: usize,
    left: usize,
    ignored: Option<String>,
    faults: Vec<Told>,
    more: usize,
    carried: String,
    words: Vec<WordsOf>,
}

impl Import {
    fn of(caller: &Caller, desk: &Desk, fields: Fields) -> Self {
        Self {
            page: page(caller, desk, caller.t("contact-import-title")),
            tabs: tabs(caller, desk, "/importa"),
            fields,
            base: format!("{}/importa", base(desk)),
            words: words(caller),
        }
    }
}

impl Preview {
    fn of(
        caller: &Caller,
        desk: &Desk,
        file_name: String,
        sheet: &Sheet,
        imported: &Imported,
    ) -> Result<Self, PageError> {
        let say = caller.visit.translator();
        let base = format!("{}/importa", base(desk));
        let all: Vec<Told> = imported.left_out.iter().flat_map(|row| told(say, row)).collect();
        let heads = sheet.unknown_heads.join(", ");
        Ok(Self {
            page: page(caller, desk, caller.t("contact-import-preview-title"))
                .crumb(caller.t("contact-import-title"), base.clone()),
            tabs: tabs(caller, desk, "/importa"),
            base,
            file_name,
            new: imported.added,
            same: imported.same,
            late: imported.late,
            left: imported.left_out.len(),
            ignored: (!heads.is_empty())
                .then(|| say.ta("contact-import-ignored", &[("heads", heads.into())])),
            more: all.len().saturating_sub(MOST_FAULTS),
            faults: all.into_iter().take(MOST_FAULTS).collect(),
            carried: carried(sheet)?,
            words: words(caller),
        })
    }
}

async fn own(caller: &Caller, desk: &str) -> Result<Desk, PageError> {
    let mut tx = caller.cx.read().await?;
    let desk = desk_at(&mut tx, &caller.cx, desk).await?;
    caller.cx.permit::<ImportContacts>(of_desk(&desk))?;
    Ok(desk)
}

/// The languages whose words are read: whoever writes the sheet has seen either.
fn says(caller: &Caller) -> Vec<Translator> {
    Locale::ALL.iter().map(|locale| caller.app.translator(*locale)).collect()
}

pub(crate) async fn form(caller: Caller, Path(desk): Path<String>) -> Answer {
    let desk = own(&caller, &desk).await?;
    web::html(&Import::of(&caller, &desk, Fields::empty()))
}

/// An empty sheet with the heads that are read, and the words that each column takes.
pub(crate) async fn model(caller: Caller, Path(desk): Path<String>) -> Answer {
    let desk = own(&caller, &desk).await?;
    let choices = choices(&caller, &desk).await?;
    let words = caller.t("contact-import-words-sheet");
    let bytes =
        tables::write_xlsx_to_fill("Contatti", &words, COLUMNS, &[], &choices).map_err(PageError::fault)?;
    Ok(xlsx(bytes, "attachment; filename=\"contatti.xlsx\""))
}

fn xlsx(bytes: Vec<u8>, disposition: &'static str) -> Response {
    ([(CONTENT_TYPE, XLSX_MEDIA_TYPE), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// What a file would bring; nothing is written.
pub(crate) async fn preview(caller: Caller, Path(desk): Path<String>, request: Request) -> Answer {
    let desk = own(&caller, &desk).await?;
    let upload = Upload::read(request, IMPORT_MIB).await?;
    let Some(file) = upload.file("file") else {
        return wrong_file(&caller, &desk, upload.form, "contact-import-no-file");
    };
    let table = match tables::read(&file.bytes) {
        Ok(table) => table,
        Err(error) => return wrong_file(&caller, &desk, upload.form, file_fault(error)),
    };
    let Ok(sheet) = table.with(CARRIED) else {
        return wrong_file(&caller, &desk, upload.form, "contact-import-columns");
    };
    if sheet.rows().next().is_none() {
        return wrong_file(&caller, &desk, upload.form, "contact-import-empty");
    }
    let imported = import_contacts(&caller.cx, desk.id, &sheet, &says(&caller), true).await?;
    let shown = Preview::of(&caller, &desk, file.name.clone(), &sheet, &imported)?;
    if imported.left_out.is_empty() { web::html(&shown) } else { web::unprocessable(&shown) }
}

fn wrong_file(caller: &Caller, desk: &Desk, form: Form, why: &'static str) -> Answer {
    let mut errors = FieldErrors::new();
    errors.add("file", why);
    web::unprocessable(&Import::of(caller, desk, Fields::refused(form, errors)))
}

/// The rows of a file as a page carries them on: the columns that are read and no other, each row with its line.
fn carried(sheet: &Sheet) -> Result<String, PageError> {
    let line = CARRIED.len().saturating_sub(1);
    let cells = sheet.rows().map(at_its_line).map(|row| {
        let mut cells: Vec<String> =
            CARRIED.iter().take(line).map(|column| row.text(column.key).to_owned()).collect();
        cells.push(row.line.to_string());
        cells
    });
    let bytes = tables::write_csv(CARRIED, &cells.collect::<Vec<_>>()).map_err(PageError::fault)?;
    Ok(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned())
}

/// The rows that the preview carried; whatever else was sent was not made by it.
fn sheet_of(sent: &Carried) -> Result<Sheet, PageError> {
    let table = tables::read(sent.0.as_bytes()).map_err(|_| PageError::invalid("contact-error-faulty"))?;
    table.with(CARRIED).map_err(|_| PageError::invalid("contact-error-faulty"))
}

/// Brings in what is right of the rows that were looked at.
pub(crate) async fn import(caller: Caller, Path(desk): Path<String>, sent: Carried) -> Answer {
    let desk = own(&caller, &desk).await?;
    let sheet = sheet_of(&sent)?;
    let imported = import_contacts(&caller.cx, desk.id, &sheet, &says(&caller), false).await?;
    let said = match (imported.added, imported.left_out.len()) {
        (0, 0) => "contact-import-same",
        (0, _) => "contact-import-none",
        (_, 0) => "contact-import-done",
        _ => "contact-import-done-partly",
    };
    Ok(web::see_other_saying(&caller.visit, &format!("{}/importa", base(&desk)), said))
}

/// The rows that are left out, each with what to mend, to be sent again when it is mended.
pub(crate) async fn to_mend(caller: Caller, Path(desk): Path<String>, sent: Carried) -> Answer {
    let desk = own(&caller, &desk).await?;
    let sheet = sheet_of(&sent)?;
    let imported = import_contacts(&caller.cx, desk.id, &sheet, &says(&caller), true).await?;
    let say = caller.visit.translator();
    let rows: Vec<Vec<String>> = imported
        .left_out
        .iter()
        .map(|row| std::iter::once(mends(say, row)).chain(row.cells.iter().skip(1).cloned()).collect())
        .collect();
    let words = caller.t("contact-import-words-sheet");
    let choices = choices(&caller, &desk).await?;
    let bytes =
        tables::write_xlsx_to_fill("Contatti", &words, TO_MEND, &rows, &choices).map_err(PageError::fault)?;
    Ok(xlsx(bytes, "attachment; filename=\"contatti-da-correggere.xlsx\""))
}
