//! A report as it is handed in: texts, tables, figures that are shown. What is hidden is not in it.

use serde::{Deserialize, Serialize};

use super::form::{ScopeKind, Words};
use super::{Key, Month, Months, Unit};

/// A text of a report that each reader has in her language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// Written in both languages, or a name.
    Words(Words),
    /// The key of a text of the program.
    Text(String),
    /// A month.
    Month(Month),
    /// One after the other.
    Several(Vec<Label>),
}

impl Label {
    /// A name.
    pub fn name(name: impl Into<String>) -> Self {
        Self::Words(Words::name(name))
    }

    /// A text of the program.
    pub fn text(key: &str) -> Self {
        Self::Text(key.to_owned())
    }
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The form it was made with.
    pub form: String,
    /// Which edition of it.
    pub form_version: u32,
    /// Its name.
    pub name: Words,
    /// What it is for.
    pub about: Words,
    /// What it is made for.
    pub scope_kind: ScopeKind,
    /// The network, the agreement or the body.
    pub scope: Words,
    /// Its months.
    pub period: Months,
    /// Figures from 1 to this less 1 are not shown.
    pub threshold: u32,
    /// Its sections.
    pub sections: Vec<DocumentSection>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentSection {
    /// Its title.
    pub title: Words,
    /// What stands before its tables.
    pub text: Words,
    /// Its tables.
    pub tables: Vec<Table>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its word in addresses.
    pub key: String,
    /// Its caption.
    pub caption: Words,
    /// What its figures are.
    pub measures: Vec<TableMeasure>,
    /// Over the heads of the rows.
    pub row_title: Label,
    /// The heads of the columns.
    pub columns: Vec<Label>,
    /// The rows.
    pub rows: Vec<TableRow>,
    /// Whether its rows have things in common and do not add up to the total.
    pub overlaps: bool,
}

/// What a figure of a table is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableMeasure {
    /// The measure's word.
    pub key: String,
    /// Which edition of it.
    pub version: u32,
    /// Its name.
    pub name: Words,
    /// What the number is.
    pub says: Words,
    /// What is counted.
    pub unit: Unit,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// Its head.
    pub label: Label,
    /// How far inside another it stands.
    pub level: u8,
    /// Whether it is the total.
    pub is_total: bool,
    /// What its figure is, where each row has its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<Label>,
    /// Its cells.
    pub cells: Vec<TableCell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableCell {
    /// A figure that is shown.
    Figure(i64, Key),
    /// A figure that is not.
    Hidden(Key),
    /// A number that was agreed, not counted among people.
    Number(i64),
    /// A word.
    Said(Label),
}

impl TableCell {
    /// What it counts.
    pub const fn key(&self) -> Option<&Key> {
        match self {
            Self::Figure(_, key) | Self::Hidden(key) => Some(key),
            Self::Number(_) | Self::Said(_) => None,
        }
    }
}

impl Document {
    /// A table by its word.
    pub fn table(&self, key: &str) -> Option<&Table> {
        self.sections.iter().flat_map(|section| &section.tables).find(|table| table.key == key)
    }

    /// All its tables.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sections.iter().flat_map(|section| &section.tables)
    }

    /// How many figures are hidden.
    pub fn hidden(&self) -> usize {
        let cells = self.tables().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        cells.filter(|cell| matches!(cell, TableCell::Hidden(_))).count()
    }

    /// How many figures of somebody are shown.
    pub fn shown(&self) -> usize {
        let cells = self.tables().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        cells.filter(|cell| matches!(cell, TableCell::Figure(value, _) if *value != 0)).count()
    }
}
