//! `/ufficio/rete/enti/importa`: a spreadsheet of bodies, shown first, written whole afterwards.

use askama::Template;
use axum::extract::{Path, Request};
use tables::TableError;
use texts::Message;
use web::forms::{FieldErrors, Fields, Upload};
use web::{Answer, Caller, Page, PageError};

use super::{Work, own_work, page, same_network};
use crate::actions::{ImportError, ImportId, confirm_import, read_import, waiting_import};
use crate::model::{IMPORT_COLUMNS, ImportPlan};
use crate::web::IMPORT_MIB;

#[derive(Template)]
#[template(path = "office/import.html")]
struct New {
    page: Page,
    work: Work,
    fields: Fields,
    columns: Vec<(&'static str, String, bool)>,
}

#[derive(Template)]
#[template(path = "office/import_report.html")]
struct Report {
    page: Page,
    /// What the addresses carry.
    query: String,
    id: ImportId,
    file_name: String,
    plan: ImportPlan,
    faults: Vec<(u64, &'static str, String, String)>,
    is_done: bool,
}

impl New {
    fn of(caller: &Caller, work: Work, fields: Fields) -> Self {
        let page = page(caller, caller.t("network-import-title"))
            .crumb(caller.t("network-bodies-title"), format!("/ufficio/rete/enti{}", same_network(caller)));
        let columns = IMPORT_COLUMNS.iter().map(|one| (one.head, one.synonyms.join(", "), one.is_required));
        Self { page, work, fields, columns: columns.collect() }
    }
}

pub(crate) async fn new(caller: Caller) -> Answer {
    let mut tx = caller.cx.read().await?;
    let work = own_work(&mut tx, &caller).await?;
    web::html(&New::of(&caller, work, Fields::empty()))
}

pub(crate) async fn create(caller: Caller, request: Request) -> Answer {
    let work = {
        let mut tx = caller.cx.read().await?;
        own_work(&mut tx, &caller).await?
    };
    let upload = Upload::read(request, IMPORT_MIB).await?;
    let mut errors = FieldErrors::new();
    match upload.file("file") {
        None => errors.add("file", "network-error-file-missing"),
        Some(file) => match read_import(&caller.cx, work.network.id, &file.name, &file.bytes).await {
            Ok((id, _)) => {
                return Ok(web::see_other(&format!(
                    "/ufficio/rete/enti/importa/{id}{}",
                    same_network(&caller)
                )));
            }
            Err(ImportError::Table(error)) => errors.add("file", table_text(error)),
            Err(ImportError::Columns(missing)) => {
                let heads = missing.0.join(", ");
                errors.add("file", Message::new("network-import-columns-missing").with("heads", heads));
            }
            Err(other) => return Err(other.into()),
        },
    }
    web::unprocessable(&New::of(&caller, work, Fields::refused(upload.form, errors)))
}

pub(crate) const fn table_text(error: TableError) -> &'static str {
    match error {
        TableError::Empty => "network-import-empty",
        TableError::Unknown => "network-import-unknown-file",
        TableError::Damaged => "network-import-damaged",
        TableError::TooLarge => "network-import-too-large",
    }
}

async fn report(caller: &Caller, id: ImportId) -> Result<Report, PageError> {
    let (import, plan) = waiting_import(&caller.cx, id).await?;
    let page = page(caller, caller.t("network-import-report-title"))
        .crumb(caller.t("network-bodies-title"), format!("/ufficio/rete/enti{}", same_network(caller)))
        .crumb(
            caller.t("network-import-title"),
            format!("/ufficio/rete/enti/importa{}", same_network(caller)),
        );
    let faults = plan.faults.iter().map(|fault| {
        let column = fault.column.unwrap_or_default();
        (fault.line, column, fault.value.clone(), caller.visit.say(&fault.message))
    });
    Ok(Report {
        page,
        query: same_network(caller),
        id,
        file_name: import.file_name,
        faults: faults.collect(),
        is_done: import.confirmed_at.is_some(),
        plan,
    })
}

pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    web::html(&report(&caller, crate::web::id(&text)?).await?)
}

pub(crate) async fn confirm(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = crate::web::id(&text)?;
    match confirm_import(&caller.cx, id).await {
        Ok(_) => {
            let to = format!("/ufficio/rete/enti{}", same_network(&caller));
            Ok(web::see_other_saying(&caller.visit, &to, "network-import-done"))
        }
        // What was good when it was shown may no longer be: the report is shown anew.
        Err(ImportError::Faulty) => web::unprocessable(&report(&caller, id).await?),
        Err(other) => Err(other.into()),
    }
}
