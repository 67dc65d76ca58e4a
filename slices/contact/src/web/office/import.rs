//! `/ufficio/contatti/{desk}/importa`: contacts of past years from a spreadsheet, looked at first.

use askama::Template;
use axum::extract::{Path, Request};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use desk::api::Desk;
use tables::{Fault, TableError, XLSX_MEDIA_TYPE};
use web::forms::{Choice, FieldErrors, Fields, Form, Upload};
use web::{Answer, Caller, Page, PageError};

use super::{Tab, page, tabs};
use crate::actions::standing::of_desk;
use crate::actions::{Imported, import_contacts};
use crate::model::EntryFault;
use crate::model::import::{COLUMNS, RowFault};
use crate::policy::ImportContacts;
use crate::queries::desk_at;
use crate::web::IMPORT_MIB;
use crate::web::form::base;

/// Faults shown at once: who mends fifty rows sends the file again.
const MOST_FAULTS: usize = 50;

#[derive(Template)]
#[template(path = "office/import.html")]
struct Import {
    page: Page,
    tabs: Vec<Tab>,
    fields: Fields,
    model: String,
    ways: Vec<Choice>,
    outcome: Option<String>,
    ignored: Option<String>,
    faults: Vec<Told>,
    more: usize,
}

struct Told {
    line: u64,
    column: &'static str,
    value: String,
    message: String,
}

impl Import {
    fn of(caller: &Caller, desk: &Desk, fields: Fields) -> Self {
        Self {
            page: page(caller, desk, caller.t("contact-import-title")),
            tabs: tabs(caller, desk, "/importa"),
            fields,
            model: format!("{}/importa/modello.xlsx", base(desk)),
            ways: vec![
                Choice::new("guarda", caller.t("contact-import-look")),
                Choice::new("importa", caller.t("contact-import-do")),
            ],
            outcome: None,
            ignored: None,
            faults: Vec::new(),
            more: 0,
        }
    }
}

async fn own(caller: &Caller, desk: &str) -> Result<Desk, PageError> {
    let mut tx = caller.cx.read().await?;
    let desk = desk_at(&mut tx, &caller.cx, desk).await?;
    caller.cx.permit::<ImportContacts>(of_desk(&desk))?;
    Ok(desk)
}

pub(crate) async fn form(caller: Caller, Path(desk): Path<String>) -> Answer {
    let desk = own(&caller, &desk).await?;
    let fields = Fields::of(Form::from_pairs([("come", "guarda")]));
    web::html(&Import::of(&caller, &desk, fields))
}

/// An empty sheet with the heads that are read.
pub(crate) async fn model(caller: Caller, Path(desk): Path<String>) -> Answer {
    own(&caller, &desk).await?;
    let bytes = tables::write_xlsx("Contatti", COLUMNS, &[]).map_err(PageError::fault)?;
    let heads =
        [(CONTENT_TYPE, XLSX_MEDIA_TYPE), (CONTENT_DISPOSITION, "attachment; filename=\"contatti.xlsx\"")];
    Ok((heads, bytes).into_response())
}

pub(crate) async fn send(caller: Caller, Path(desk): Path<String>, request: Request) -> Answer {
    let desk = own(&caller, &desk).await?;
    let upload = Upload::read(request, IMPORT_MIB).await?;
    let Some(file) = upload.file("file") else {
        return wrong_file(&caller, &desk, upload.form, "contact-import-no-file");
    };
    let table = match tables::read(&file.bytes) {
        Ok(table) => table,
        Err(error) => return wrong_file(&caller, &desk, upload.form, file_fault(error)),
    };
    let Ok(sheet) = table.with(COLUMNS) else {
        return wrong_file(&caller, &desk, upload.form, "contact-import-columns");
    };
    let is_dry = upload.form.text("come") != "importa";
    let imported = import_contacts(&caller.cx, desk.id, &sheet, is_dry).await?;
    if imported.is_done {
        let said = if imported.added == 0 { "contact-import-same" } else { "contact-import-done" };
        return Ok(web::see_other_saying(&caller.visit, &format!("{}/importa", base(&desk)), said));
    }
    let say = caller.visit.translator();
    let mut shown = Import::of(&caller, &desk, Fields::of(upload.form));
    shown.outcome = Some(say.ta("contact-import-looked", &counts(&imported)));
    shown.faults = imported.faults.iter().take(MOST_FAULTS).map(|fault| told(&caller, fault)).collect();
    shown.more = imported.faults.len().saturating_sub(MOST_FAULTS);
    let heads = sheet.unknown_heads.join(", ");
    shown.ignored = (!heads.is_empty()).then(|| say.ta("contact-import-ignored", &[("heads", heads.into())]));
    if imported.faults.is_empty() { web::html(&shown) } else { web::unprocessable(&shown) }
}

fn counts(imported: &Imported) -> [(&'static str, texts::Arg); 2] {
    [("rows", imported.rows.into()), ("faults", imported.faults.len().into())]
}

fn wrong_file(caller: &Caller, desk: &Desk, form: Form, why: &'static str) -> Answer {
    let mut errors = FieldErrors::new();
    errors.add("file", why);
    web::unprocessable(&Import::of(caller, desk, Fields::refused(form, errors)))
}

fn told(caller: &Caller, fault: &Fault<RowFault>) -> Told {
    let key = match fault.message {
        RowFault::Day | RowFault::Entry(EntryFault::OldDay) => "contact-error-day",
        RowFault::Word => "contact-import-word",
        RowFault::Number => "contact-import-number",
        RowFault::Service => "contact-import-service",
        RowFault::Comune => "contact-import-comune",
        RowFault::Body => "contact-import-body",
        RowFault::Entry(EntryFault::FutureDay) => "contact-error-future",
        RowFault::Entry(EntryFault::BirthYear) => "contact-error-year",
        RowFault::Entry(EntryFault::Minutes) => "contact-error-minutes",
        RowFault::Entry(EntryFault::ReferredToNobody) => "contact-error-referred",
        RowFault::Entry(_) => "contact-error-services",
    };
    Told {
        line: fault.line,
        column: fault.column.unwrap_or_default(),
        value: fault.value.chars().take(80).collect(),
        message: caller.t(key),
    }
}

const fn file_fault(error: TableError) -> &'static str {
    match error {
        TableError::Empty => "contact-import-empty",
        TableError::Unknown => "contact-import-unknown",
        TableError::Damaged => "contact-import-damaged",
        TableError::TooLarge => "contact-import-large",
    }
}
