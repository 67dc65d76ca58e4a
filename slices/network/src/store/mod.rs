//! All SQL of the room, one file per family of tables. Takes a transaction, returns types of the model.

pub mod activation;
pub mod adhesion;
pub mod agreement;
pub mod import;
pub mod mandate;
pub mod membership;
pub mod municipality;
pub mod network;
pub mod organisation;
pub mod programme;
pub mod public_index;
pub mod signature;

use jiff::civil::Date;
use kernel::{Coordinates, Period};
use storage::{Result, Row, StorageError};
use texts::Locale;

/// Longest list that one question gives: far above any network, below what a page could not carry.
pub const MANY: i64 = 10_000;

/// Two columns as a period.
fn period(row: &Row) -> Result<Period> {
    let from: Date = row.get("valid_from")?;
    Period::new(from, row.optional("valid_until")?).map_err(|error| misfit("valid_until", error))
}

/// Two columns as a place.
fn place(row: &Row) -> Result<Option<Coordinates>> {
    match (row.optional::<f64>("latitude")?, row.optional::<f64>("longitude")?) {
        (Some(latitude), Some(longitude)) => {
            Coordinates::new(latitude, longitude).map(Some).map_err(|error| misfit("latitude", error))
        }
        _ => Ok(None),
    }
}

/// A language; one that we no longer speak is Italian.
fn language(row: &Row, column: &str) -> Result<Locale> {
    Ok(Locale::parse(&row.get::<String>(column)?).unwrap_or_default())
}

/// A column that does not hold what the schema promises.
fn misfit(column: &str, error: impl std::error::Error + Send + Sync + 'static) -> StorageError {
    StorageError::Column { column: column.to_owned(), source: Box::new(error) }
}
