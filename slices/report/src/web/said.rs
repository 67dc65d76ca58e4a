//! A report in the language of its reader: for the page, for files and for paper, all from here.

use texts::Translator;

use crate::model::{Document, Label, Months, Table, TableCell};

/// A report in words.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) title: String,
    pub(crate) about: String,
    pub(crate) scope: String,
    pub(crate) period: String,
    pub(crate) notes: Vec<String>,
    pub(crate) sections: Vec<SaidSection>,
}

/// A section in words.
#[derive(Clone, Debug)]
pub(crate) struct SaidSection {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) tables: Vec<SaidTable>,
}

/// A table in words.
#[derive(Clone, Debug)]
pub(crate) struct SaidTable {
    pub(crate) key: String,
    pub(crate) caption: String,
    /// The sentences that say what its numbers are.
    pub(crate) sentences: Vec<String>,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<SaidRow>,
}

/// A row in words.
#[derive(Clone, Debug)]
pub(crate) struct SaidRow {
    pub(crate) label: String,
    pub(crate) level: u8,
    pub(crate) is_total: bool,
    pub(crate) cells: Vec<SaidCell>,
}

/// A cell in words.
#[derive(Clone, Debug)]
pub(crate) struct SaidCell {
    pub(crate) text: String,
    /// The number, where it is one that is shown.
    pub(crate) number: Option<i64>,
    pub(crate) is_hidden: bool,
    /// Whether there is something to tell about how it was counted.
    pub(crate) opens: bool,
}

impl Said {
    /// Says a report.
    pub(crate) fn of(document: &Document, say: &Translator) -> Self {
        let locale = say.locale();
        let mut notes = vec![say.ta("report-note-threshold", &[("threshold", document.threshold.into())])];
        if document.hidden() > 0 {
            notes.push(say.ta("report-note-hidden", &[("count", document.hidden().into())]));
        }
        let sections = document.sections.iter().map(|section| SaidSection {
            title: section.title.of(locale).to_owned(),
            text: section.text.of(locale).to_owned(),
            tables: section.tables.iter().map(|table| SaidTable::of(table, say)).collect(),
        });
        Self {
            title: document.name.of(locale).to_owned(),
            about: document.about.of(locale).to_owned(),
            scope: document.scope.of(locale).to_owned(),
            period: period(document.period, say),
            notes,
            sections: sections.collect(),
        }
    }
}

impl SaidTable {
    fn of(table: &Table, say: &Translator) -> Self {
        let locale = say.locale();
        let mut sentences: Vec<String> = table
            .measures
            .iter()
            .map(|one| {
                let (name, says) = (one.name.of(locale), one.says.of(locale));
                say.ta("report-measure-sentence", &[("name", name.into()), ("says", says.into())])
            })
            .collect();
        if table.overlaps && !table.measures.is_empty() {
            sentences.push(say.t("report-note-overlaps"));
        }
        let mut heads = vec![label(&table.row_title, say)];
        heads.extend(table.columns.iter().map(|one| label(one, say)));
        let rows = table.rows.iter().map(|row| SaidRow {
            label: label(&row.label, say),
            level: row.level,
            is_total: row.is_total,
            cells: row.cells.iter().map(|one| cell(one, say)).collect(),
        });
        Self {
            key: table.key.clone(),
            caption: table.caption.of(locale).to_owned(),
            sentences,
            heads,
            rows: rows.collect(),
        }
    }
}

fn cell(cell: &TableCell, say: &Translator) -> SaidCell {
    let (text, number) = match cell {
        TableCell::Figure(value, _) | TableCell::Number(value) => (say.number(*value), Some(*value)),
        TableCell::Hidden(_) => (say.t("report-cell-hidden"), None),
        TableCell::Said(said) => (label(said, say), None),
    };
    let is_hidden = matches!(cell, TableCell::Hidden(_));
    SaidCell { text, number, is_hidden, opens: cell.key().is_some() }
}

/// A label in words.
pub(crate) fn label(one: &Label, say: &Translator) -> String {
    match one {
        Label::Words(words) => words.of(say.locale()).to_owned(),
        Label::Text(key) => say.t(key),
        Label::Month(month) => period(Months::single(*month), say),
        Label::Several(several) => {
            several.iter().map(|part| label(part, say)).collect::<Vec<_>>().join(" · ")
        }
    }
}

/// Months in words.
pub(crate) fn period(period: Months, say: &Translator) -> String {
    let month = |day: jiff::civil::Date| format!("{} {}", say.month(day.month()), day.year());
    let (from, to) = (month(period.from.first_day()), month(period.to.first_day()));
    if period.is_single() {
        return from;
    }
    say.ta("report-cell-period", &[("from", from.into()), ("to", to.into())])
}
