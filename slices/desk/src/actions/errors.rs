//! Why something was not done to an appointment.

use ::policy::Refusal;
use storage::StorageError;

use super::retry::Again;
use crate::queries::Alternative;

/// Why an appointment was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// There is no such appointment, offer or place on the list.
    #[error("not found")]
    Unknown,
    /// It stands where this cannot happen any more: cancelled, over, answered.
    #[error("not possible any more")]
    NotNow,
    /// A time that is over.
    #[error("the time is over")]
    Past,
    /// There is no such desk, or it does not answer for the service.
    #[error("no such desk")]
    UnknownDesk,
    /// That time is not free, or not any more; these are near.
    #[error("the time is not free")]
    SlotTaken {
        /// The nearest free times, at most three.
        alternatives: Vec<Alternative>,
    },
    /// The key came with another request before.
    #[error("the key was used for another request")]
    KeyUsed,
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Again for ChangeError {
    fn storage(&self) -> Option<&StorageError> {
        match self {
            Self::Storage(error) => Some(error),
            _ => None,
        }
    }
}
