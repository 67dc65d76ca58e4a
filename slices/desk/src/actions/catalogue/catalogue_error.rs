//! What can stand in the way of an action on the catalogue.

use ::policy::Refusal;
use kernel::Instant;
use storage::StorageError;

use crate::model::catalogue::{SheetFault, SheetField};

/// Why it was not done.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// There is no such service, suggestion or body.
    #[error("not in the catalogue")]
    NotFound,
    /// The sheet cannot stand as it is.
    #[error("the sheet has faults")]
    Faulty(Vec<(SheetField, SheetFault)>),
    /// Somebody saved the sheet after the caller had opened it, at that instant.
    #[error("the sheet was changed in the meantime")]
    Moved(Instant),
    /// Too many tries from there; again later.
    #[error("too many tries")]
    TooMany,
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
