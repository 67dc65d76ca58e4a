//! What an action answers when it does not do what was asked: outcomes a caller can act on.

use policy::Refusal;
use storage::StorageError;
use texts::italian::offer::Doubt;

use crate::model::{Fault, StepRefused};

/// Needs and what belongs to them.
#[derive(Debug, thiserror::Error)]
pub enum NeedError {
    /// There is no such need, desk, question or vacancy, or it is forgotten.
    #[error("no such need")]
    NotFound,
    /// No desk of any network is open: nobody could answer.
    #[error("no desk is open")]
    NoDesk,
    /// What was typed is faulty.
    #[error("what was typed is faulty")]
    Faulty(Vec<Fault>),
    /// Words that the law may not bear, which the firm has not been shown, or of which the desk does not say why they may stay.
    #[error("doubtful words")]
    Doubtful(Vec<Doubt>),
    /// From where it stands this cannot be done.
    #[error(transparent)]
    Step(#[from] StepRefused),
    /// Somebody else was faster.
    #[error("it was changed in the meantime")]
    Moved,
    /// The firm was not yet asked how it went.
    #[error("the firm was not asked how it went")]
    NotAsked,
    /// Nothing was written where something must be.
    #[error("words are missing")]
    NoWords,
    /// No body was chosen, or none that can be reached.
    #[error("no body was chosen")]
    NoBody,
    /// Too many from one place, or with one mail or telephone.
    #[error("too many in an hour")]
    TooMany,
    /// The key came with another form before.
    #[error("the form was sent already, with something else in it")]
    KeyUsed,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The contact could not be written down.
    #[error(transparent)]
    Contact(#[from] contact::api::ContactError),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
