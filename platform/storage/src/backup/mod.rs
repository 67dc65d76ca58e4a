//! Portable backup: one text file that either engine can restore, and so the way from a file to a server.
//!
//! The file is NDJSON. First line: format, version, the migrations of the database with their digests. Then for each
//! table, in the order of creation, a line with its name and columns and its rows, one array a line, by logical type
//! (`column`). Last line: how many rows, and the SHA-256 of all lines before: a file cut short or altered is refused.
//!
//! What a backup holds is read from the migrations, not from the engine, so that both engines agree on it; where a
//! database holds other tables or columns than its migrations say, nothing is written.

mod column;
mod digest;
mod error;
mod export;
mod import;
mod references;
mod schema;

use serde::{Deserialize, Serialize};

pub use error::BackupError;
pub use export::export;
pub use import::import;

use crate::Migration;
use crate::keys::sha256;

/// What was written or read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tables, empty ones too.
    pub tables: u64,
    /// Rows in all of them.
    pub rows: u64,
}

/// What the first line calls this kind of file.
const FORMAT: &str = "inrete backup";
/// The version of the file's form.
const VERSION: u32 = 1;
/// Where it is kept which migrations were applied: told in the first line, not among the tables.
const LEDGER: &str = "storage_migration";

/// The first line.
#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
    migrations: Vec<Step>,
}

/// A migration of the database that was saved.
#[derive(Serialize, Deserialize)]
struct Step {
    room: String,
    number: u32,
    digest: String,
}

/// The line before the rows of a table: its columns, each with its logical type.
#[derive(Serialize, Deserialize)]
struct TableLine {
    table: String,
    columns: Vec<(String, column::Kind)>,
}

/// The last line.
#[derive(Serialize, Deserialize)]
struct Closing {
    rows: u64,
    sha256: String,
}

impl Step {
    fn of(migration: &Migration) -> Self {
        Self {
            room: migration.room.to_owned(),
            number: migration.number,
            digest: sha256(migration.sql.as_bytes()),
        }
    }
}
