//! How a figure was counted: what it is, which steps, and the finer figures of the same report, as far as it shows them.
//! Never a list of persons.

use askama::Template;
use axum::extract::Path;
use texts::Translator;
use web::forms::Form;
use web::{Answer, Caller, Page, PageError};

use super::preview::Asked;
use super::said::{label, period};
use super::{page, show};
use crate::model::{Dim, Document, Key, Label, NOBODY, Table, TableCell, Unit};
use crate::queries;

#[derive(Template)]
#[template(path = "office/figure.html")]
struct Figure {
    page: Page,
    caption: String,
    row: String,
    column: String,
    value: String,
    is_hidden: bool,
    says: Vec<String>,
    facts: Vec<(String, String)>,
    steps: Vec<String>,
    finer: Vec<(String, String, String)>,
    back: String,
}

struct Place<'a> {
    table: &'a Table,
    column: usize,
}

pub(crate) async fn of_preview(caller: Caller, form: Form) -> Answer {
    let asked = Asked::right(&form)?;
    let document = asked.seen(&caller).await?;
    let number = |field: &str| form.text(field).parse().map_err(|_| PageError::not_found());
    let back = format!("/ufficio/rapporti/anteprima?{}", asked.query());
    opened(&caller, &document, form.text("tabella"), number("riga")?, number("colonna")?, back)
}

pub(crate) async fn of_report(
    caller: Caller,
    Path((id, table, row, column)): Path<(String, String, usize, usize)>,
) -> Answer {
    let report = show::seen(&caller, &id).await?;
    opened(&caller, &report.document, &table, row, column, format!("/ufficio/rapporti/{}", report.id))
}

fn opened(
    caller: &Caller,
    document: &Document,
    table: &str,
    row: usize,
    column: usize,
    back: String,
) -> Answer {
    let table = document.table(table).ok_or_else(PageError::not_found)?;
    let place = Place { table, column };
    let line = table.rows.get(row).ok_or_else(PageError::not_found)?;
    let cell = line.cells.get(column).ok_or_else(PageError::not_found)?;
    let key = cell.key().ok_or_else(PageError::not_found)?;
    let head = table.columns.get(column).ok_or_else(PageError::not_found)?;
    let say = caller.visit.translator();
    let measure = place.measure();
    let is_hidden = matches!(cell, TableCell::Hidden(_));
    let value = match cell {
        TableCell::Figure(value, _) => say.number(*value),
        _ => say.t("report-cell-hidden"),
    };
    let mut says: Vec<String> = match &line.says {
        Some(says) => vec![label(says, say)],
        None => measure.into_iter().map(|one| one.says.of(say.locale()).to_owned()).collect(),
    };
    says.push(say.t(key.unit.meaning()));
    let title = say.t("report-figure-title");
    web::html(&Figure {
        page: page(caller, title).crumb(document.name.of(say.locale()), back.clone()),
        caption: table.caption.of(say.locale()).to_owned(),
        row: label(&line.label, say),
        column: label(head, say),
        value,
        is_hidden,
        says,
        facts: facts(document, key, say),
        steps: steps(document, key, say),
        finer: finer(document, key, say),
        back,
    })
}

impl Place<'_> {
    /// The measure of the cell: the column's, where each column has its own.
    fn measure(&self) -> Option<&crate::model::TableMeasure> {
        let measures = &self.table.measures;
        if measures.len() > 1 { measures.get(self.column) } else { measures.first() }
    }
}

/// What is counted, when, and of whom.
fn facts(document: &Document, key: &Key, say: &Translator) -> Vec<(String, String)> {
    let mut facts = vec![
        (say.t("report-figure-unit"), say.t(key.unit.text())),
        (say.t("report-figure-period"), period(key.period, say)),
    ];
    for (dim, values) in &key.filters {
        let said: Vec<String> = values.iter().map(|value| said(document, *dim, value, say)).collect();
        facts.push((say.t(dim.text()), said.join(", ")));
    }
    facts
}

/// How the report calls a value of a grouping: as the head of the table where it stands alone.
fn said(document: &Document, dim: Dim, value: &str, say: &Translator) -> String {
    match dim {
        Dim::Agreement | Dim::Organisation if document.scope_kind != crate::model::ScopeKind::Network => {
            return document.scope.of(say.locale()).to_owned();
        }
        _ => {}
    }
    if value.is_empty() {
        return say.t("report-not-said");
    }
    if value == NOBODY {
        return say.t("report-others-all");
    }
    // Before the heads of tables: where a measure keeps to one value, its name stands over that value's figures.
    if let Some(key) = queries::word_text(dim, value) {
        return say.t(key);
    }
    match heads(document, dim, value) {
        Some(found) => label(found, say),
        // Named by the activity line alone.
        None if value.parse::<uuid::Uuid>().is_ok() || dim == Dim::Group => say.t("report-figure-by-row"),
        None => value.to_owned(),
    }
}

fn heads<'a>(document: &'a Document, dim: Dim, value: &str) -> Option<&'a Label> {
    document.tables().find_map(|table| {
        let rows = table
            .rows
            .iter()
            .map(|row| (&row.label, row.cells.iter().filter_map(TableCell::key).collect::<Vec<_>>()));
        let columns = table.columns.iter().enumerate().map(|(place, head)| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(place)).filter_map(TableCell::key);
            (head, cells.collect::<Vec<_>>())
        });
        rows.chain(columns).find_map(|(head, keys)| {
            // The head of a value: all its figures have it, and the row of the total has not.
            let is_of_value = !keys.is_empty() && keys.iter().all(|key| key.single(dim) == Some(value));
            let is_finer = keys.iter().any(|key| dim == Dim::Comune && key.single(Dim::Desk).is_some());
            (is_of_value && !is_finer && is_about(table, dim)).then_some(head)
        })
    })
}

/// Whether rows or columns of a table are the values of a grouping: its figures differ in it.
fn is_about(table: &Table, dim: Dim) -> bool {
    let keys: Vec<&Key> = table.rows.iter().flat_map(|row| &row.cells).filter_map(TableCell::key).collect();
    keys.iter().any(|key| key.single(dim) != keys.first().and_then(|first| first.single(dim)))
}

/// The way of the count, in words that a query would have.
fn steps(document: &Document, key: &Key, say: &Translator) -> Vec<String> {
    let from = match key.unit {
        Unit::Persons | Unit::Contacts | Unit::Services => "report-step-from-contacts",
        Unit::Appointments => "report-step-from-appointments",
        Unit::Handovers => "report-step-from-handovers",
    };
    let months = period(key.period, say);
    let mut steps = vec![say.t(from), say.ta("report-step-months", &[("months", months.into())])];
    for (dim, values) in &key.filters {
        let said: Vec<String> = values.iter().map(|value| said(document, *dim, value, say)).collect();
        let args = [("dim", say.t(dim.text()).into()), ("values", said.join(", ").into())];
        steps.push(say.ta("report-step-where", &args));
    }
    steps.push(say.t(match key.unit {
        Unit::Persons => "report-step-persons",
        Unit::Services => "report-step-services",
        _ => "report-step-count",
    }));
    steps.push(say.ta("report-step-guard", &[("threshold", document.threshold.into())]));
    steps
}

/// The figures of this report that narrow this one by one grouping more, as the report shows them.
fn finer(document: &Document, key: &Key, say: &Translator) -> Vec<(String, String, String)> {
    let mut found: Vec<(String, String, String)> = Vec::new();
    for table in document.tables() {
        for row in &table.rows {
            for (cell, head) in row.cells.iter().zip(&table.columns) {
                let Some(other) = cell.key().filter(|other| is_finer(key, other)) else { continue };
                let (dim, name) = match other.filters.keys().find(|dim| !key.filters.contains_key(dim)) {
                    Some(dim) => {
                        (say.t(dim.text()), other.single(*dim).map(|value| said(document, *dim, value, say)))
                    }
                    None => (say.t("report-dim-month"), Some(period(other.period, say))),
                };
                let value = match cell {
                    TableCell::Figure(value, _) => say.number(*value),
                    _ => say.t("report-cell-hidden"),
                };
                let name =
                    name.unwrap_or_else(|| format!("{} · {}", label(&row.label, say), label(head, say)));
                let line = (dim, name, value);
                if !found.contains(&line) {
                    found.push(line);
                }
            }
        }
    }
    found.truncate(200);
    found
}

fn is_finer(key: &Key, other: &Key) -> bool {
    let is_month =
        other.filters == key.filters && other.period != key.period && key.period.contains(other.period);
    let is_part = other.period == key.period
        && other.filters.len() == key.filters.len() + 1
        && key.filters.iter().all(|(dim, values)| other.filters.get(dim) == Some(values));
    other.unit == key.unit && (is_month || is_part)
}
