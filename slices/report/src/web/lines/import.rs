//! `…/importa`: lines from a spreadsheet, shown before they are written.

use askama::Template;
use axum::extract::{Path, Request};
use network::api::Agreement;
use tables::TableError;
use texts::Message;
use web::forms::{Carried, FieldErrors, Fields, Form, Upload};
use web::{Answer, Caller, Page, PageError};

use super::said::Names;
use super::{kept, page, path};
use crate::actions::{
    COLUMNS, ImportLinesError, MOST, ReadLines, RowStanding, cells, head_of, import_lines, preview_lines,
};
use crate::web::FILE_MIB;

#[derive(Template)]
#[template(path = "lines/import.html")]
struct Import {
    page: Page,
    fields: Fields,
    columns: Vec<(&'static str, String, bool)>,
}

#[derive(Template)]
#[template(path = "lines/preview.html")]
struct Preview {
    page: Page,
    base: String,
    file_name: String,
    rows: Vec<Row>,
    faults: Vec<Fault>,
    ignored: Option<String>,
    is_own_unsaid: bool,
    /// How many rows are good, and how many of them change nothing.
    good: usize,
    same: usize,
    carried: String,
}

struct Row {
    line: u64,
    partner: String,
    what: String,
    counts: String,
    promised: String,
    due: String,
    budget: String,
    standing: &'static str,
    tone: &'static str,
}

struct Fault {
    line: u64,
    head: &'static str,
    what: String,
}

impl Import {
    fn of(caller: &Caller, agreement: &Agreement, fields: Fields) -> Self {
        let columns = COLUMNS.iter().map(|one| (one.head, one.synonyms.join(", "), one.is_required));
        Self {
            page: page(caller, caller.t("report-import-title"), agreement),
            fields,
            columns: columns.collect(),
        }
    }
}

impl Preview {
    async fn of(
        caller: &Caller,
        agreement: &Agreement,
        file_name: String,
        read: ReadLines,
    ) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let names = Names::of(&mut tx, caller, agreement).await?;
        let say = caller.visit.translator();
        let good: Vec<Vec<String>> = read.rows.iter().map(|row| cells(&row.draft)).collect();
        let carried = tables::write_csv(COLUMNS, &good).map_err(PageError::fault)?;
        let rows = read.rows.iter().map(|row| {
            let id = row.terms.organisation.to_string();
            let partner = names.ground.partners.iter().find(|(known, _)| *known == id);
            let (standing, tone) = standing(row.standing);
            Row {
                line: row.line,
                partner: partner.map(|(_, name)| name.clone()).unwrap_or_default(),
                what: row.terms.what.clone(),
                counts: names.counts(&row.terms.counts, say),
                promised: say.number(row.terms.promised),
                due: say.date_short(row.terms.due_on),
                budget: row.terms.budget.map(|sum| say.money(sum.cents())).unwrap_or_default(),
                standing,
                tone,
            }
        });
        let faults = read.faults.iter().flat_map(|(line, faults)| {
            faults.iter().map(|fault| Fault {
                line: *line,
                head: head_of(fault.field),
                what: say.t(fault.text),
            })
        });
        let heads = read.unknown_heads.join(", ");
        Ok(Self {
            page: page(caller, caller.t("report-import-preview-title"), agreement)
                .crumb(caller.t("report-import-title"), format!("{}/importa", path(agreement.id))),
            base: path(agreement.id),
            file_name,
            rows: rows.collect(),
            faults: faults.collect(),
            ignored: (!heads.is_empty()).then(|| say.ta("report-import-ignored", &[("heads", heads.into())])),
            is_own_unsaid: read.is_own_unsaid,
            good: read.rows.len(),
            same: read.rows.iter().filter(|row| row.standing == RowStanding::Same).count(),
            carried: String::from_utf8_lossy(&carried).trim_start_matches('\u{feff}').to_owned(),
        })
    }
}

const fn standing(standing: RowStanding) -> (&'static str, &'static str) {
    match standing {
        RowStanding::New => ("report-import-new", "ok"),
        RowStanding::Changed(..) => ("report-import-changed", "wait"),
        RowStanding::Same => ("report-import-same", "plain"),
    }
}

pub(super) async fn ask(caller: Caller, Path(text): Path<String>) -> Answer {
    let agreement = kept(&mut caller.cx.read().await?, &caller, &text).await?;
    web::html(&Import::of(&caller, &agreement, Fields::empty()))
}

pub(super) async fn preview(caller: Caller, Path(text): Path<String>, request: Request) -> Answer {
    let agreement = kept(&mut caller.cx.read().await?, &caller, &text).await?;
    let upload = Upload::read(request, FILE_MIB).await?;
    let Some(file) = upload.file("file") else {
        return refused(&caller, &agreement, upload.form, Message::new("report-import-no-file"));
    };
    let read = match preview_lines(&caller.cx, agreement.id, &file.bytes).await {
        Ok(read) => read,
        Err(error) => {
            let why = file_fault(error)?;
            return refused(&caller, &agreement, upload.form, why);
        }
    };
    let is_whole = read.faults.is_empty();
    let page = Preview::of(&caller, &agreement, file.name.clone(), read).await?;
    if is_whole { web::html(&page) } else { web::unprocessable(&page) }
}

fn refused(caller: &Caller, agreement: &Agreement, form: Form, why: Message) -> Answer {
    let mut errors = FieldErrors::new();
    errors.add("file", why);
    web::unprocessable(&Import::of(caller, agreement, Fields::refused(form, errors)))
}

/// What is wrong with a file as a whole; whatever else went wrong is no matter of the file.
fn file_fault(error: ImportLinesError) -> Result<Message, PageError> {
    Ok(match error {
        ImportLinesError::File(TableError::Empty) => Message::new("report-import-empty"),
        ImportLinesError::File(TableError::TooLarge) | ImportLinesError::TooMany => {
            Message::new("report-import-too-many").with("most", MOST)
        }
        ImportLinesError::File(TableError::Unknown | TableError::Damaged) => {
            Message::new("report-import-unreadable")
        }
        ImportLinesError::Columns(missing) => {
            Message::new("report-import-columns").with("heads", missing.0.join(", "))
        }
        other => return Err(other.into()),
    })
}

pub(super) async fn import(caller: Caller, Path(text): Path<String>, sent: Carried) -> Answer {
    let agreement = kept(&mut caller.cx.read().await?, &caller, &text).await?;
    let imported = import_lines(&caller.cx, agreement.id, sent.0.as_bytes()).await?;
    let said = if imported.faulty > 0 {
        // Between preview and confirmation a partner left, or a desk closed.
        "report-import-done-partly"
    } else if imported.new + imported.changed == 0 {
        "report-import-done-same"
    } else {
        "report-import-done"
    };
    Ok(web::see_other_saying(&caller.visit, &path(agreement.id), said))
}
