//! What an action answers when it does not do what was asked: outcomes a caller can act on.

use contact::api::CloseError;
use kernel::Id;
use policy::Refusal;
use storage::StorageError;
use tables::{MissingColumns, TableError};

use crate::model::{FormFault, LineFault};
use crate::queries::SeeError;
use crate::store::report::Report;

/// Handing a report in.
#[derive(Debug, thiserror::Error)]
pub enum HandInError {
    /// There is no such form or scope.
    #[error("no such report")]
    NotFound,
    /// Its last month is not over.
    #[error("its months are not over")]
    NotOver,
    /// It was handed in before; what was handed in stays as it is.
    #[error("it was handed in before")]
    Before(Id<Report>),
    /// Another report was handed in at the same moment, again and again.
    #[error("another report was handed in in the meantime")]
    Moved,
    /// Its tables and those that were handed in say more together than can be guarded.
    #[error("more figures than can be guarded")]
    TooFine,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<SeeError> for HandInError {
    fn from(error: SeeError) -> Self {
        match error {
            SeeError::NotFound => Self::NotFound,
            SeeError::TooFine => Self::TooFine,
            SeeError::Refused(refusal) => Self::Refused(refusal),
            SeeError::Storage(error) => Self::Storage(error),
        }
    }
}

impl From<CloseError> for HandInError {
    fn from(error: CloseError) -> Self {
        match error {
            CloseError::Refused(refusal) => Self::Refused(refusal),
            CloseError::Storage(error) => Self::Storage(error),
        }
    }
}

/// Measures and forms.
#[derive(Debug, thiserror::Error)]
pub enum DefinitionError {
    /// There is no such network or document, or it was withdrawn before.
    #[error("no such document")]
    NotFound,
    /// The document is faulty.
    #[error(transparent)]
    Faulty(#[from] FormFault),
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Activity lines.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// There is no such agreement or line.
    #[error("no such line")]
    NotFound,
    /// What was typed is faulty.
    #[error("what was typed is faulty")]
    Faulty(Vec<LineFault>),
    /// Somebody else changed it in the meantime.
    #[error("it was changed in the meantime")]
    Moved,
    /// Its number is counted, not entered.
    #[error("its number is counted")]
    Counted,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// A file of activity lines.
#[derive(Debug, thiserror::Error)]
pub enum ImportLinesError {
    /// There is no such agreement.
    #[error("no such agreement")]
    NotFound,
    /// It cannot be read.
    #[error(transparent)]
    File(#[from] TableError),
    /// Columns are missing.
    #[error(transparent)]
    Columns(#[from] MissingColumns),
    /// It has more rows than an agreement has lines.
    #[error("too many rows")]
    TooMany,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
