//! What can go wrong between us and a database, as outcomes a caller can act on.

use sqlx::error::ErrorKind;

/// A failed statement or connection.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// Another writer was in the way for too long, or the database asked to try again: nothing was changed.
    #[error("the database is busy")]
    Busy(#[source] sqlx::Error),
    /// A row with that key is there already.
    #[error("a row with that key exists in {table}")]
    Unique {
        /// The table that refused.
        table: String,
    },
    /// The row points to one that is not there, or one that is pointed to would go.
    #[error("a foreign key refused the change")]
    ForeignKey(#[source] sqlx::Error),
    /// A value that the schema forbids.
    #[error("a constraint refused the change")]
    Check(#[source] sqlx::Error),
    /// A row that had to be there is not.
    #[error("no row where one must be: {0}")]
    Missing(&'static str),
    /// A column does not hold what the code expects: schema and code disagree.
    #[error("column {column} cannot be read")]
    Column {
        /// Its name in the statement.
        column: String,
        /// What the driver or the parser said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The schema on disk is not one that this program can work with.
    #[error("migration: {0}")]
    Migration(String),
    /// The address of the database cannot be used.
    #[error("database address: {0}")]
    Address(String),
    /// The server cannot be reached, or does not let us in.
    #[error("the PostgreSQL server at {place} {trouble}")]
    Server {
        /// Host and port, never the password.
        place: String,
        /// What is wrong with it.
        trouble: String,
    },
    /// Anything else that the driver reports.
    #[error("database")]
    Driver(#[source] sqlx::Error),
}

impl StorageError {
    /// Whether `table` already had a row with that key.
    pub fn is_unique_on(&self, name: &str) -> bool {
        matches!(self, Self::Unique { table } if table == name)
    }

    /// Whether a table is not there: the schema was never laid.
    pub(crate) fn is_no_table(&self) -> bool {
        let Self::Driver(error) = self else { return false };
        error.as_database_error().is_some_and(|database| {
            database.code().as_deref() == Some("42P01") || database.message().starts_with("no such table")
        })
    }

    /// Whether the same work may succeed if it is tried again.
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Busy(_))
    }
}

impl From<sqlx::Error> for StorageError {
    fn from(error: sqlx::Error) -> Self {
        let Some(database) = error.as_database_error() else {
            return match error {
                sqlx::Error::PoolTimedOut => Self::Busy(error),
                other => Self::Driver(other),
            };
        };
        if database.is_unique_violation() {
            let table = match database.table() {
                Some(table) => table.to_owned(),
                None => table_in_message(database.message()),
            };
            return Self::Unique { table };
        }
        if database.is_foreign_key_violation() {
            return Self::ForeignKey(error);
        }
        if matches!(database.kind(), ErrorKind::CheckViolation | ErrorKind::NotNullViolation) {
            return Self::Check(error);
        }
        // SQLite: 5 busy, 6 locked and their extended forms; PostgreSQL: serialisation failure, deadlock, a lock not
        // had, too many connections, starting up.
        let busy = match database.code().as_deref() {
            Some("40001" | "40P01" | "55P03" | "53300" | "57P03") => true,
            Some(code) => {
                code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6)) && code.len() < 5
            }
            None => false,
        };
        if busy { Self::Busy(error) } else { Self::Driver(error) }
    }
}

/// SQLite says `UNIQUE constraint failed: table.column, table.column`.
fn table_in_message(message: &str) -> String {
    let columns = message.rsplit(": ").next().unwrap_or_default();
    columns.split('.').next().unwrap_or_default().to_owned()
}
