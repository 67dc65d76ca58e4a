//! The columns that a room asks for, found in a table whatever their order.

use crate::{Table, folded};

/// A column that a room reads and writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its word in code.
    pub key: &'static str,
    /// Its head in files that we write.
    pub head: &'static str,
    /// Other heads by which people know it.
    pub synonyms: &'static [&'static str],
    /// Whether a file without it is refused.
    pub is_required: bool,
}

impl Column {
    fn is_called(&self, head: &str) -> bool {
        let head = folded(head);
        let names = [self.key, self.head];
        names.iter().chain(self.synonyms).any(|name| folded(name) == head)
    }
}

/// The file lacks columns without which its rows say nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("columns are missing: {}", .0.join(", "))]
pub struct MissingColumns(
    /// Their heads.
    pub Vec<&'static str>,
);

/// A table whose columns are known.
#[derive(Clone, Debug)]
pub struct Sheet {
    columns: &'static [Column],
    places: Vec<Option<usize>>,
    table: Table,
    /// Heads that nobody asked for: shown, so that a typing error in a head is seen.
    pub unknown_heads: Vec<String>,
}

/// A row whose columns are known.
#[derive(Clone, Copy, Debug)]
pub struct SheetRow<'a> {
    sheet: &'a Sheet,
    cells: &'a [String],
    /// Its line in the file.
    pub line: u64,
}

impl Table {
    /// Finds the columns by their heads; the first of two with the same head counts.
    ///
    /// # Errors
    /// [`MissingColumns`] when a required one is not there.
    pub fn with(self, columns: &'static [Column]) -> Result<Sheet, MissingColumns> {
        let place = |column: &Column| self.heads.iter().position(|head| column.is_called(head));
        let places: Vec<Option<usize>> = columns.iter().map(place).collect();
        let missing: Vec<&'static str> = columns
            .iter()
            .zip(&places)
            .filter(|(column, place)| column.is_required && place.is_none())
            .map(|(column, _)| column.head)
            .collect();
        if !missing.is_empty() {
            return Err(MissingColumns(missing));
        }
        let is_unknown =
            |head: &&String| !head.is_empty() && !columns.iter().any(|column| column.is_called(head));
        let unknown_heads = self.heads.iter().filter(is_unknown).cloned().collect();
        Ok(Sheet { columns, places, table: self, unknown_heads })
    }
}

impl Sheet {
    /// Its rows.
    pub fn rows(&self) -> impl Iterator<Item = SheetRow<'_>> {
        self.table.rows.iter().map(|row| SheetRow { sheet: self, cells: &row.cells, line: row.line })
    }

    /// Whether the file has that column at all: one that is not there leaves what is on record alone.
    pub fn has(&self, key: &str) -> bool {
        self.place(key).is_some()
    }

    fn place(&self, key: &str) -> Option<usize> {
        let index = self.columns.iter().position(|column| column.key == key)?;
        self.places.get(index).copied().flatten()
    }
}

impl<'a> SheetRow<'a> {
    /// The text of a column; empty where the row or the file has none.
    pub fn text(&self, key: &str) -> &'a str {
        let cell = self.sheet.place(key).and_then(|place| self.cells.get(place));
        cell.map(String::as_str).unwrap_or_default()
    }

    /// The text of a column when there is any.
    pub fn get(&self, key: &str) -> Option<&'a str> {
        Some(self.text(key)).filter(|text| !text.is_empty())
    }

    /// Whether the file has that column at all.
    pub fn has(&self, key: &str) -> bool {
        self.sheet.has(key)
    }

    /// The head under which we write that column.
    pub(crate) fn head_of(&self, key: &str) -> Option<&'static str> {
        self.sheet.columns.iter().find(|column| column.key == key).map(|column| column.head)
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    use super::*;

    const COLUMNS: &[Column] = &[
        Column { key: "name", head: "Nome", synonyms: &["denominazione", "ente"], is_required: true },
        Column { key: "ipa", head: "Codice IPA", synonyms: &["IPA"], is_required: false },
        Column { key: "phone", head: "Telefono", synonyms: &[], is_required: false },
    ];

    #[test]
    fn columns_are_found_by_synonym_in_any_order() {
        let sheet =
            read(b"IPA;Note;DENOMINAZIONE\nc_a932;x;Comune di Bolano").unwrap().with(COLUMNS).unwrap();

        let row = sheet.rows().next().unwrap();

        assert_eq!(
            (row.text("name"), row.get("ipa"), row.get("phone")),
            ("Comune di Bolano", Some("c_a932"), None)
        );
        assert_eq!(sheet.unknown_heads, ["Note"]);
        assert!(sheet.has("ipa") && !sheet.has("phone"));
    }

    #[test]
    fn required_column_that_is_missing_is_named() {
        let missing = read(b"ipa\nc_a932").unwrap().with(COLUMNS).unwrap_err();

        assert_eq!(missing, MissingColumns(vec!["Nome"]));
    }
}
