//! What an action answers when it does not do what was asked: outcomes a caller can act on.

use policy::Refusal;
use storage::StorageError;

use crate::model::{Fault, NoText, StepRefused};

/// Hand-overs and their steps.
#[derive(Debug, thiserror::Error)]
pub enum ReferralError {
    /// There is no such hand-over, desk, body or contact.
    #[error("no such hand-over")]
    NotFound,
    /// What was typed is faulty.
    #[error("what was typed is faulty")]
    Faulty(Vec<Fault>),
    /// No agreement in force binds the two bodies.
    #[error("the bodies are not parties of that agreement")]
    NotParties,
    /// The agreement goes by consent and has no text of it.
    #[error(transparent)]
    NoGround(#[from] NoText),
    /// The body has nobody to write to.
    #[error("the body has no contact person")]
    NoContact,
    /// It is not said why, or to whom.
    #[error("the reason is missing")]
    NoReason,
    /// The contact's record refused.
    #[error(transparent)]
    Contact(#[from] contact::api::ContactError),
    /// From where it stands this cannot be done.
    #[error(transparent)]
    Step(#[from] StepRefused),
    /// Somebody else moved it in the meantime.
    #[error("it was moved in the meantime")]
    Moved,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Codes: the person's own, and the one-time code of a body.
#[derive(Debug, thiserror::Error)]
pub enum CodeError {
    /// There is no such link.
    #[error("no such link")]
    NotFound,
    /// It is not that code, or it is over.
    #[error("no such code")]
    Unknown,
    /// Too many tries.
    #[error("too many tries")]
    TooMany,
    /// Too many codes asked for.
    #[error("too many codes")]
    TooManyCodes,
    /// Names are not to be had where it stands.
    #[error("not accepted")]
    NotNow,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Terms of an agreement.
#[derive(Debug, thiserror::Error)]
pub enum TermsError {
    /// There is no such agreement.
    #[error("no such agreement")]
    NotFound,
    /// Days outside what can be set.
    #[error("the days are out of range")]
    Days,
    /// Somebody else wrote a new text at the same time.
    #[error("the text was changed in the meantime")]
    Moved,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
