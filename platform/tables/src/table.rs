//! A table of texts with the lines that its rows have in the file.

use crate::{TableError, csv_text, xlsx};

/// How much of a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Most rows.
    pub rows: usize,
    /// Most bytes that all parts of a spreadsheet together may unpack to.
    pub unpacked: u64,
}

impl Size {
    /// A list that people keep.
    pub const LIST: Self = Self { rows: 20_000, unpacked: 64 * 1024 * 1024 };
    /// A register of the whole country.
    pub const REGISTER: Self = Self { rows: 100_000, unpacked: 256 * 1024 * 1024 };
}

/// Most columns that are read.
pub(crate) const MAX_COLUMNS: usize = 200;
/// Longest text of a cell, in characters; more is cut, and a room that needs less says so.
const MAX_CELL: usize = 10_000;

/// A table as it was read: its heads and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The first row that is not empty.
    pub heads: Vec<String>,
    /// All other rows that are not empty.
    pub rows: Vec<TableRow>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Its line in the file, from 1: what people see beside it.
    pub line: u64,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
}

/// Reads CSV or XLSX, whichever it is, of at most [`Size::LIST`].
///
/// # Errors
/// [`TableError`].
pub fn read(bytes: &[u8]) -> Result<Table, TableError> {
    read_up_to(bytes, Size::LIST)
}

/// Reads CSV or XLSX, whichever it is, of at most that size.
///
/// # Errors
/// [`TableError`].
pub fn read_up_to(bytes: &[u8], most: Size) -> Result<Table, TableError> {
    let rows = match bytes {
        [] => return Err(TableError::Empty),
        [b'P', b'K', 3, 4, ..] => xlsx::rows(bytes, most)?,
        // Old Excel, PDF and pictures: text never begins so.
        [0xD0, 0xCF, 0x11, 0xE0, ..] | [b'%', b'P', b'D', b'F', ..] | [0x89, b'P', b'N', b'G', ..] => {
            return Err(TableError::Unknown);
        }
        _ => csv_text::rows(bytes, most)?,
    };
    let mut rows = rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    let heads = rows.next().ok_or(TableError::Empty)?.cells;
    Ok(Table { heads, rows: rows.collect() })
}

/// A cell as it is kept: what was typed, trimmed, at most [`MAX_CELL`] characters.
pub(crate) fn cleaned(cell: &str) -> String {
    kernel::typed(cell).chars().take(MAX_CELL).collect::<String>().trim().to_owned()
}
