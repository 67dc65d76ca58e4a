//! Spreadsheets as people have them: CSV and XLSX, in and out.
//!
//! [`read`] makes a [`Table`] of any bytes or says why not; [`Table::with`] finds the columns that a room asks for;
//! [`check`] is the dry run. Not here: what a column means, and the words in which a fault is told.

mod check;
mod columns;
mod csv_text;
mod error;
mod fill;
mod head;
mod table;
mod write;
mod xlsx;

pub use check::{Checked, Fault, check};
pub use columns::{Column, MissingColumns, Sheet, SheetRow};
pub use error::TableError;
pub use fill::{Choices, write_xlsx_to_fill};
pub use head::folded;
pub use table::{Size, Table, TableRow, read, read_up_to};
pub use write::{CSV_MEDIA_TYPE, WriteError, XLSX_MEDIA_TYPE, write_csv, write_xlsx};
