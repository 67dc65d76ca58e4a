//! What an action answers when it does not do what was asked: outcomes a caller can act on.

use policy::Refusal;
use storage::StorageError;

use crate::model::doubt::Doubt;
use crate::model::import::FileFault;
use crate::model::{Fault, StepRefused};

/// Opportunities and their steps.
#[derive(Debug, thiserror::Error)]
pub enum OpportunityError {
    /// There is no such opportunity, network or body.
    #[error("no such opportunity")]
    NotFound,
    /// The body is a member of no network today.
    #[error("the body is no member")]
    NotMember,
    /// What was written is faulty.
    #[error("what was written is faulty")]
    Faulty(Vec<Fault>),
    /// From where it stands this cannot be done.
    #[error(transparent)]
    Step(#[from] StepRefused),
    /// Somebody else changed it in the meantime.
    #[error("it was changed in the meantime")]
    Moved,
    /// It would be published after its last day.
    #[error("its last day is over by then")]
    Over,
    /// Words that the law may not bear: nobody said why they may stay, or had seen them.
    #[error("doubtful words")]
    Doubtful(Vec<Doubt>),
    /// It is given back or taken back without a reason.
    #[error("the reason is missing")]
    NoReason,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Sources of files.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// There is no such source or network.
    #[error("no such source")]
    NotFound,
    /// Another source has that name.
    #[error("the name is taken")]
    NameTaken,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Files of sources.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There is no such source.
    #[error("no such source")]
    NotFound,
    /// The file as a whole cannot be read.
    #[error(transparent)]
    File(#[from] FileFault),
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Saved searches.
#[derive(Debug, thiserror::Error)]
pub enum SubscriptionError {
    /// There is none any more.
    #[error("no such subscription")]
    NotFound,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Documents of the portal.
#[derive(Debug, thiserror::Error)]
pub enum MaterialError {
    /// There is no such document, network or body.
    #[error("no such document")]
    NotFound,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
