//! The catalogue in and out as a spreadsheet.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Request;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use jiff::civil::Date;
use kernel::Id;
use network::api::Organisation;
use tables::{CSV_MEDIA_TYPE, Fault, MissingColumns, Sheet, TableError, XLSX_MEDIA_TYPE};
use texts::Translator;
use web::forms::{FieldErrors, Fields, Form, Upload};
use web::{Answer, Caller, Page, PageError};

use super::said::{self, refused};
use super::staff::kept;
use crate::actions::catalogue::{Imported, import_services};
use crate::model::catalogue::ServiceId;
use crate::model::catalogue::spreadsheet::{COLUMNS, RowFault, row};
use crate::store::catalogue::{service, service_list};

/// More than any network has; a page of this list is one file.
const MOST: i64 = 100_000;
const UPLOAD_MIB: u32 = 5;
/// Faults shown at once: who mends fifty lines sends the file again.
const MOST_FAULTS: usize = 50;

/// `GET /ufficio/catalogo/esporta.csv`
///
/// # Errors
/// 403 for who keeps no services.
pub async fn export_csv(caller: Caller) -> Answer {
    let rows = rows(&caller).await?;
    let bytes = tables::write_csv(COLUMNS, &rows).map_err(PageError::fault)?;
    Ok(file(bytes, CSV_MEDIA_TYPE, "attachment; filename=\"catalogo.csv\""))
}

/// `GET /ufficio/catalogo/esporta.xlsx`
///
/// # Errors
/// 403 for who keeps no services.
pub async fn export_xlsx(caller: Caller) -> Answer {
    let rows = rows(&caller).await?;
    let bytes = tables::write_xlsx("Catalogo", COLUMNS, &rows).map_err(PageError::fault)?;
    Ok(file(bytes, XLSX_MEDIA_TYPE, "attachment; filename=\"catalogo.xlsx\""))
}

fn file(bytes: Vec<u8>, media_type: &'static str, disposition: &'static str) -> Response {
    ([(CONTENT_TYPE, media_type), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

async fn rows(caller: &Caller) -> Result<Vec<Vec<String>>, PageError> {
    let kept = kept(caller)?;
    let mut reader = caller.cx.read().await?;
    let cards = service_list::work(&mut reader, kept.as_deref(), Date::MAX, MOST, 0).await?;
    let ids: Vec<ServiceId> = cards.iter().map(|card| card.id).collect();
    let services = service::by_ids(&mut reader, &ids).await?;
    let bodies = network::api::all_organisations(&mut reader).await?;
    let names: BTreeMap<Id<Organisation>, String> =
        bodies.into_iter().map(|body| (body.id, body.details.name)).collect();
    let name_of = |id| names.get(&id).map(String::as_str).unwrap_or_default();
    Ok(services.iter().map(|service| row(service, name_of(service.organisation))).collect())
}

struct Told {
    line: u64,
    column: &'static str,
    value: String,
    message: String,
}

#[derive(Template)]
#[template(path = "catalogue/import.html")]
struct ImportPage {
    page: Page,
    fields: Fields,
    outcome: Option<String>,
    ignored: Option<String>,
    faults: Vec<Told>,
    more: usize,
    heads: Vec<String>,
}

impl ImportPage {
    fn of(caller: &Caller, fields: Fields) -> Self {
        let t = caller.visit.translator();
        let heads = ["desk-import-line", "desk-import-column", "desk-import-value", "desk-import-mend"];
        Self {
            page: caller
                .page(t.t("desk-import-title"))
                .crumb(t.t("desk-catalogue-office"), "/ufficio")
                .crumb(t.t("desk-catalogue-title"), "/ufficio/catalogo")
                .private(),
            fields,
            outcome: None,
            ignored: None,
            faults: Vec::new(),
            more: 0,
            heads: heads.map(|key| t.t(key)).to_vec(),
        }
    }

    fn saying(mut self, t: &Translator, imported: &Imported, sheet: &Sheet) -> Self {
        let counts = [
            ("added", imported.added.into()),
            ("changed", imported.changed.into()),
            ("unchanged", imported.unchanged.into()),
            ("faults", imported.faults.len().into()),
        ];
        let key = "desk-import-checked";
        self.outcome = Some(t.ta(key, &counts));
        self.faults = imported.faults.iter().take(MOST_FAULTS).map(|fault| told(t, fault)).collect();
        self.more = imported.faults.len().saturating_sub(MOST_FAULTS);
        if !sheet.unknown_heads.is_empty() {
            self.ignored =
                Some(t.ta("desk-import-ignored", &[("heads", sheet.unknown_heads.join(", ").into())]));
        }
        self
    }
}

fn told(t: &Translator, fault: &Fault<RowFault>) -> Told {
    let key = match fault.message {
        RowFault::Sheet(fault) => said::fault(fault),
        RowFault::Body => "desk-import-body",
        RowFault::Service => "desk-import-service",
        RowFault::OtherBody => "desk-import-other-body",
        RowFault::Twice => "desk-import-twice",
    };
    Told {
        line: fault.line,
        column: fault.column.unwrap_or_default(),
        value: fault.value.chars().take(80).collect(),
        message: t.t(key),
    }
}

/// A spreadsheet speaks of all bodies: it is the coordinator's. A clerk mends her few sheets one by one.
fn coordinates(caller: &Caller) -> Result<(), PageError> {
    if kept(caller)?.is_none() { Ok(()) } else { Err(PageError::forbidden("desk-catalogue-forbidden")) }
}

/// `GET /ufficio/catalogo/importa`
///
/// # Errors
/// 403 for who coordinates no network.
pub async fn ask(caller: Caller) -> Answer {
    coordinates(&caller)?;
    let usual = Form::from_pairs([("how", "check")]);
    web::html(&ImportPage::of(&caller, Fields::of(usual)))
}

/// `POST /ufficio/catalogo/importa`
///
/// # Errors
/// 403 for who coordinates no network, 413 for a file that is too large.
pub async fn import(caller: Caller, request: Request) -> Answer {
    coordinates(&caller)?;
    let upload = Upload::read(request, UPLOAD_MIB).await?;
    let Some(file) = upload.file("file") else {
        return wrong_file(&caller, upload.form, "desk-import-no-file");
    };
    let sheet = match tables::read(&file.bytes) {
        Ok(table) => table.with(COLUMNS),
        Err(error) => return wrong_file(&caller, upload.form, file_fault(error)),
    };
    let sheet = match sheet {
        Ok(sheet) => sheet,
        Err(MissingColumns(_)) => return wrong_file(&caller, upload.form, "desk-import-columns"),
    };
    let is_dry = upload.form.text("how") != "import";
    let imported = import_services(&caller.cx, &sheet, is_dry).await.map_err(refused)?;
    let page =
        ImportPage::of(&caller, Fields::of(upload.form)).saying(caller.visit.translator(), &imported, &sheet);
    if imported.is_done {
        let is_same = imported.added + imported.changed == 0;
        let said = if is_same { "desk-import-same" } else { "desk-import-ready" };
        return Ok(web::see_other_saying(&caller.visit, "/ufficio/catalogo", said));
    }
    if imported.faults.is_empty() { web::html(&page) } else { web::unprocessable(&page) }
}

fn wrong_file(caller: &Caller, form: Form, why: &'static str) -> Answer {
    let mut errors = FieldErrors::new();
    errors.add("file", why);
    web::unprocessable(&ImportPage::of(caller, Fields::refused(form, errors)))
}

const fn file_fault(error: TableError) -> &'static str {
    match error {
        TableError::Empty => "desk-import-empty",
        TableError::Unknown => "desk-import-unknown",
        TableError::Damaged => "desk-import-damaged",
        TableError::TooLarge => "desk-import-large",
    }
}
