//! A report in the language of its reader: for the page, for files and for paper, all from here.

use texts::Translator;

use crate::model::{Document, Label, Months, Table, TableCell, TableRow};

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
    /// The rows of a long list that are 0 throughout, in one sentence: a page and paper say it so, files row by row.
    pub(crate) zeros: Option<String>,
}

/// A row in words.
#[derive(Clone, Debug)]
pub(crate) struct SaidRow {
    pub(crate) label: String,
    pub(crate) level: u8,
    pub(crate) is_total: bool,
    /// Whether a page says it in the sentence of zeros instead.
    pub(crate) is_folded: bool,
    /// The sentence that says what its number is, where each row has its own.
    pub(crate) says: Option<String>,
    /// Its label, and what tells it from another row that is called the same.
    pub(crate) full_label: String,
    pub(crate) cells: Vec<SaidCell>,
}

/// Longer lists fold the rows that are 0 throughout. Which they are is read in the figures that are shown, so that nothing
/// is told by it.
const LONG: usize = 12;

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
            let counts = [("count", document.hidden().into()), ("shown", document.shown().into())];
            notes.push(say.ta("report-note-hidden", &counts));
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
        let mut rows: Vec<SaidRow> = table
            .rows
            .iter()
            .map(|row| SaidRow {
                label: label(&row.label, say),
                level: row.level,
                is_total: row.is_total,
                is_folded: table.rows.len() > LONG && is_zero(row),
                says: row.says.as_ref().map(|says| label(says, say)),
                full_label: label(&row.label, say),
                cells: row.cells.iter().map(|one| cell(one, say)).collect(),
            })
            .collect();
        tell_apart(&mut rows);
        let folded: Vec<&str> =
            rows.iter().filter(|row| row.is_folded).map(|row| row.label.as_str()).collect();
        let zeros = (!folded.is_empty())
            .then(|| say.ta("report-table-zeros", &[("names", folded.join("; ").into())]));
        Self {
            key: table.key.clone(),
            caption: table.caption.of(locale).to_owned(),
            sentences,
            heads,
            zeros,
            rows,
        }
    }
}

fn is_zero(row: &TableRow) -> bool {
    let is_nothing = |cell: &TableCell| matches!(cell, TableCell::Figure(0, _));
    !row.is_total && row.level == 0 && row.cells.iter().all(is_nothing)
}

/// Whoever reads a file row by row must not take one row for another: below another it bears its name too, and where two
/// are still called the same, the words of their cells.
fn tell_apart(rows: &mut [SaidRow]) {
    let mut above = String::new();
    for row in rows.iter_mut() {
        if row.level == 0 {
            above.clone_from(&row.label);
        } else {
            row.full_label = format!("{above} · {}", row.label);
        }
    }
    let labels: Vec<String> = rows.iter().map(|row| row.full_label.clone()).collect();
    for row in rows {
        if labels.iter().filter(|label| **label == row.full_label).count() > 1 {
            let words = row.cells.iter().filter(|cell| cell.number.is_none() && !cell.is_hidden);
            let words = std::iter::once(row.full_label.as_str()).chain(words.map(|cell| cell.text.as_str()));
            row.full_label = words.collect::<Vec<_>>().join(" · ");
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
