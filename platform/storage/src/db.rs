//! The database: a file, or a server.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Executor};

use crate::{Dialect, Result, StorageError, Tx, registered};

/// How long a writer waits for the one that is writing before the caller hears "busy".
const BUSY: Duration = Duration::from_secs(5);

/// How much of a file a connection keeps, in KiB and with a minus as SQLite wants it. A reader may keep a year of a network's
/// contacts: with less, a report reads each page from the system again and again.
const WRITER_CACHE: &str = "-4096";
const READER_CACHE: &str = "-65536";

/// Pools of one engine. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Db {
    /// One file: one writer in this process, the file lock between processes, readers beside it.
    Lite {
        /// The single writing connection.
        writer: SqlitePool,
        /// Read-only connections.
        readers: SqlitePool,
    },
    /// A PostgreSQL server.
    Pg(PgPool),
}

impl Db {
    /// Opens `sqlite:PATH` (made when absent) or `postgres://…`.
    ///
    /// # Errors
    /// [`StorageError::Address`] for an address of neither kind, [`StorageError::Server`] or
    /// [`StorageError::Driver`] when it does not answer.
    pub async fn open(url: &str) -> Result<Self> {
        Self::check_address(url)?;
        match Self::file(url) {
            Some(path) => Self::open_lite(path).await,
            None => Self::open_pg(url).await,
        }
    }

    /// Whether the address can be used; opens nothing.
    ///
    /// # Errors
    /// [`StorageError::Address`].
    pub fn check_address(url: &str) -> Result<()> {
        match Self::file(url) {
            Some(path) if path.file_name().is_none() => {
                Err(StorageError::Address("sqlite: names no file".into()))
            }
            Some(_) => Ok(()),
            None => pg_options(url).map(drop),
        }
    }

    /// The file that `sqlite:PATH` names, whether it is there or not.
    pub fn file(url: &str) -> Option<&Path> {
        url.strip_prefix("sqlite:").map(|path| Path::new(path.trim_start_matches("//")))
    }

    async fn open_lite(path: &Path) -> Result<Self> {
        make_private(path).map_err(|error| StorageError::Address(format!("{}: {error}", path.display())))?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // An appointment that was confirmed must survive a power cut.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            .statement_cache_capacity(512)
            .pragma("cache_size", WRITER_CACHE)
            .disable_statement_logging();
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(BUSY)
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .min_connections(1)
            .max_connections(4)
            .acquire_timeout(BUSY)
            .connect_with(options.read_only(true).create_if_missing(false).pragma("cache_size", READER_CACHE))
            .await?;
        Ok(Self::Lite { writer, readers })
    }

    async fn open_pg(url: &str) -> Result<Self> {
        let options = pg_options(url)?
            .statement_cache_capacity(512)
            .application_name("inrete")
            .disable_statement_logging();
        let place = place(&options);
        let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(BUSY).connect_with(options).await;
        pool.map(Self::Pg).map_err(|error| StorageError::Server { place, trouble: trouble(&error) })
    }

    /// Which engine it is.
    pub const fn dialect(&self) -> Dialect {
        match self {
            Self::Lite { .. } => Dialect::Lite,
            Self::Pg(_) => Dialect::Pg,
        }
    }

    /// Begins a transaction that may write. On SQLite it takes the writer at once (`BEGIN IMMEDIATE`): a reading
    /// transaction that turns to writing under contention fails without waiting.
    ///
    /// # Errors
    /// [`StorageError::Busy`] when the writer is not had in 5 seconds.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(match self {
            Self::Lite { writer, .. } => Tx::lite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Self::Pg(pool) => Tx::pg(pool.begin().await?),
        })
    }

    /// A connection to read with. Each statement sees what is committed when it begins.
    ///
    /// # Errors
    /// [`StorageError::Busy`] when no connection is had in 5 seconds.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Self::Lite { readers, .. } => Tx::lite_reader(readers.acquire().await?),
            Self::Pg(pool) => Tx::pg_reader(pool.acquire().await?),
        })
    }

    /// A transaction that only reads and sees the database as it is now until its end, whatever is committed
    /// meanwhile.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn snapshot(&self) -> Result<Tx> {
        Ok(match self {
            // A reading transaction of SQLite is one by itself, from its first statement on.
            Self::Lite { readers, .. } => Tx::lite(readers.begin().await?),
            Self::Pg(pool) => {
                Tx::pg(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        })
    }

    /// Closes all connections after their work; on SQLite the log is folded into the file.
    pub async fn close(&self) {
        match self {
            Self::Lite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Pg(pool) => pool.close().await,
        }
    }

    /// Prepares every registered statement and returns those that the engine refuses, with its reason: the check
    /// that takes the place of compiling SQL against a database.
    ///
    /// # Errors
    /// When no connection is had.
    pub async fn refused_statements(&self) -> Result<Vec<String>> {
        let mut refused = Vec::new();
        match self {
            Self::Lite { writer, .. } => {
                let mut connection = writer.acquire().await?;
                for statement in registered() {
                    if let Err(error) = connection.prepare(statement.prepared(Dialect::Lite)).await {
                        refused.push(format!("{}: {error}", statement.name()));
                    }
                }
            }
            Self::Pg(pool) => {
                let mut connection = pool.acquire().await?;
                for statement in registered() {
                    if let Err(error) = connection.prepare(statement.prepared(Dialect::Pg)).await {
                        refused.push(format!("{}: {error}", statement.name()));
                    }
                }
            }
        }
        Ok(refused)
    }
}

/// Makes the file where there is none, readable to its owner alone: SQLite gives its log the same rights.
fn make_private(path: &Path) -> std::io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn pg_options(url: &str) -> Result<PgConnectOptions> {
    if !url.starts_with("postgres:") && !url.starts_with("postgresql:") {
        return Err(StorageError::Address(format!("«{}» is neither sqlite: nor postgres:", scheme(url))));
    }
    PgConnectOptions::from_str(url)
        .map_err(|_| StorageError::Address("the postgres: address cannot be read".into()))
}

/// Where the server is looked for, without who knocks.
fn place(options: &PgConnectOptions) -> String {
    match options.get_socket() {
        Some(folder) => folder.display().to_string(),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    }
}

/// Why there is no first connection. The pool tries again for as long as the server may be starting, and then says
/// only that time is over.
fn trouble(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::PoolTimedOut => {
            format!("cannot be reached: no connection in {} seconds", BUSY.as_secs())
        }
        sqlx::Error::Database(refusal) => format!("does not let us in: {}", refusal.message()),
        other => format!("cannot be reached: {other}"),
    }
}

fn scheme(url: &str) -> &str {
    url.split(':').next().unwrap_or_default()
}
