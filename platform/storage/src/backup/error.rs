//! Why a backup was not written or not restored, in words for whoever gave the command.

use crate::StorageError;

/// A backup that was not written, or not restored; then the database is as it was.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The file.
    #[error("the file cannot be read or written")]
    File(#[from] std::io::Error),
    /// The database holds something else than its migrations say: a backup would leave it out.
    #[error("the database does not hold what its migrations say: {0}")]
    OtherSchema(String),
    /// A migration is written in a way that this program cannot read; found by a test, not by an operator.
    #[error("the migrations cannot be read: {0}")]
    Migrations(String),
    /// Not every migration was applied, so program and database do not fit.
    #[error("{0} migrations wait: run `inrete migrate` first")]
    Pending(usize),
    /// Another file altogether.
    #[error("this is not a backup of inrete")]
    NotABackup,
    /// A form of the file that this program does not know.
    #[error("the backup has version {0} of its form, this program reads version 1: use a newer program")]
    Version(u32),
    /// The backup was made by a newer program.
    #[error(
        "the backup holds the migration {0}, which this program does not know: use the program that made it"
    )]
    Newer(String),
    /// The backup was made by another program with the same migration.
    #[error("the migration {0} is not the same in the backup and in this program")]
    OtherMigration(String),
    /// The end is missing.
    #[error("the backup is cut short: its last line is missing")]
    CutShort,
    /// The digest does not fit.
    #[error("the backup was altered: its content does not fit the digest in its last line")]
    Altered,
    /// A line that cannot be understood.
    #[error("line {line} of the backup cannot be read: {reason}")]
    Line {
        /// Which, from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The database has tables already.
    #[error("the database is not empty: restore into a new one")]
    NotEmpty,
}
