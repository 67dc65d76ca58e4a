//! What can come of the actions, by family.

use ::policy::Refusal;
use identity::api::StaffError;
use storage::StorageError;

use crate::model::{DeskState, Readiness};

/// Preparing, launching and closing a desk.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// There is no such desk, body, network or service.
    #[error("no such desk, body or network")]
    Unknown,
    /// The body is no member of the network today.
    #[error("the body is no member today")]
    NotMember,
    /// Nobody entered in which Comune the body sits.
    #[error("the body has no Comune")]
    NoMunicipality,
    /// Items of the check-list stand in the way.
    #[error("the check-list is not complete")]
    NotReady(Box<Readiness>),
    /// A desk in this state cannot be brought there.
    #[error("not from this state")]
    WrongState(DeskState),
    /// A reason is needed.
    #[error("a reason is needed")]
    Reason,
    /// The person does not work at the desk.
    #[error("the person does not work at the desk")]
    NotOperator,
    /// Who is named: a closed account, an impossible role.
    #[error(transparent)]
    Staff(#[from] StaffError),
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Notices to operators.
#[derive(Debug, thiserror::Error)]
pub enum NoticeError {
    /// There is no such notice or network.
    #[error("no such notice or network")]
    Unknown,
    /// No title or text, or longer than they may be.
    #[error("title and text are needed")]
    Text,
    /// The last day is over.
    #[error("the last day is over")]
    Over,
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What people say of the pages.
#[derive(Debug, thiserror::Error)]
pub enum FeedbackError {
    /// Too many from there; again later.
    #[error("too many from there")]
    TooMany,
    /// Nothing was written, or too much.
    #[error("a text is needed")]
    Text,
    /// There is no such report, or it was answered by somebody else in the meantime.
    #[error("no open report of that id")]
    Unknown,
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
