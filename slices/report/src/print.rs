//! A report on paper: typst template and data. `app` sets it, since only it links the platform's `pdf`.

use serde::Serialize;
use web::{Caller, PageError};

use crate::web::said::{Said, SaidRow, SaidTable};
use crate::web::{files, show};

/// A report to print.
#[derive(Clone, Debug, Serialize)]
pub struct ReportDocument {
    /// Its title.
    pub title: String,
    /// The name of its file.
    #[serde(skip)]
    pub file_name: String,
    lead: Vec<String>,
    notes: Vec<String>,
    sections: Vec<PrintedSection>,
}

#[derive(Clone, Debug, Serialize)]
struct PrintedSection {
    title: String,
    text: String,
    tables: Vec<PrintedTable>,
}

#[derive(Clone, Debug, Serialize)]
struct PrintedTable {
    caption: String,
    sentences: Vec<String>,
    /// The rows that are 0 throughout, in one sentence; empty where there are none.
    zeros: String,
    heads: Vec<String>,
    /// Which columns hold words, not numbers.
    words: Vec<bool>,
    rows: Vec<PrintedRow>,
}

#[derive(Clone, Debug, Serialize)]
struct PrintedRow {
    label: String,
    level: u8,
    is_total: bool,
    cells: Vec<String>,
}

/// A report that was handed in, for whom policy lets see it.
///
/// # Errors
/// When there is none, or it is not the caller's to see.
pub async fn report_document(caller: &Caller, id: &str) -> Result<(&'static str, ReportDocument), PageError> {
    let report = show::seen(caller, id).await?;
    let say = caller.visit.translator();
    let said = Said::of(&report.document, say);
    let number = say.ta("report-print-number", &[("number", report.number.into())]);
    let handed_in = say.ta("report-print-handed-in", &[("when", say.date_time(report.handed_in_at).into())]);
    let digest = say.ta("report-print-digest", &[("digest", report.digest.as_str().into())]);
    let document = ReportDocument {
        title: format!("{} · {}", said.title, said.period),
        file_name: format!("{}.pdf", files::name(&report)),
        lead: vec![said.scope.clone(), said.about.clone(), number, handed_in],
        notes: said.notes.iter().cloned().chain([digest]).collect(),
        sections: said
            .sections
            .into_iter()
            .map(|section| PrintedSection {
                title: section.title,
                text: section.text,
                tables: section.tables.into_iter().map(printed).collect(),
            })
            .collect(),
    };
    Ok((include_str!("../templates/print/report.typ"), document))
}

fn printed(table: SaidTable) -> PrintedTable {
    let is_words = |place: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.cells.get(place));
        cells.any(|cell| cell.number.is_none() && !cell.is_hidden)
    };
    let columns = 0..table.heads.len().saturating_sub(1);
    let words: Vec<bool> = std::iter::once(true).chain(columns.map(is_words)).collect();
    let row = |row: SaidRow| PrintedRow {
        label: row.label,
        level: row.level,
        is_total: row.is_total,
        cells: row.cells.into_iter().map(|cell| cell.text).collect(),
    };
    PrintedTable {
        caption: table.caption,
        sentences: table.sentences,
        zeros: table.zeros.unwrap_or_default(),
        heads: table.heads,
        words,
        rows: table.rows.into_iter().filter(|row| !row.is_folded).map(row).collect(),
    }
}
