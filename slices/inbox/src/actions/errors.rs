//! What an action answers when it does not do what was asked: outcomes a caller can act on.

use contact::api::ContactError;
use desk::api::FeedbackError;
use policy::Refusal;
use storage::StorageError;

use crate::model::StepRefused;

/// Handling a request.
#[derive(Debug, thiserror::Error)]
pub enum InboxError {
    /// There is no such request.
    #[error("no such request")]
    NotFound,
    /// From where it stands this cannot be done: somebody was here before.
    #[error(transparent)]
    Step(#[from] StepRefused),
    /// Somebody else changed it since the page was shown.
    #[error("it was changed in the meantime")]
    Moved,
    /// Nothing was written, or more than is taken.
    #[error("the text is missing or too long")]
    Text,
    /// The sender left no mail address.
    #[error("there is no address to write to")]
    NoAddress,
    /// She does not work at that desk.
    #[error("not one of the desk's people")]
    NotColleague,
    /// The day of a note is not one on which it can go.
    #[error("no day on which a note goes")]
    NoDay,
    /// The contact could not be recorded.
    #[error(transparent)]
    Contact(#[from] ContactError),
    /// The report of a fault could not be answered.
    #[error(transparent)]
    Fault(#[from] FeedbackError),
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
