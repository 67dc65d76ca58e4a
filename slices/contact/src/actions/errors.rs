//! Why something was not done.

use desk::api::ChangeError;
use policy::Refusal;
use storage::StorageError;

use crate::model::EntryFault;

/// Why a contact was not written.
#[derive(Debug, thiserror::Error)]
pub enum ContactError {
    /// There is no such desk.
    #[error("no such desk")]
    UnknownDesk,
    /// There is no such contact, or none of this desk; or no such appointment.
    #[error("no such contact")]
    Unknown,
    /// The body does not know such a client, or such a case of hers.
    #[error("the body knows no such client")]
    UnknownClient,
    /// There is no such case of hers at this body, or it is closed.
    #[error("no open case of hers")]
    Case,
    /// What was written is not right.
    #[error("to mend: {0:?}")]
    Faulty(Vec<EntryFault>),
    /// Somebody else changed it meanwhile.
    #[error("changed meanwhile")]
    Changed,
    /// The appointment it was was cancelled or is still to come.
    #[error("not an appointment that was served here")]
    Appointment,
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl ContactError {
    /// Why an appointment cannot be read: whose it is that may not see it does not learn that there is one.
    pub(crate) fn unseen(error: ChangeError) -> Self {
        match error {
            ChangeError::Unknown | ChangeError::Refused(Refusal::Forbidden(_)) => Self::Unknown,
            other => other.into(),
        }
    }
}

impl From<ChangeError> for ContactError {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Refused(refusal) => Self::Refused(refusal),
            ChangeError::Storage(error) => Self::Storage(error),
            _ => Self::Appointment,
        }
    }
}

/// Why nothing was done to a client.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// There is no such client.
    #[error("no such client")]
    Unknown,
    /// Nothing is left by which she could be known again.
    #[error("a client without any name")]
    NoName,
    /// The account is tied to another client, or the client to another account.
    #[error("tied already")]
    TiedAlready,
    /// The account is not called as the client is.
    #[error("an account of another name")]
    AnotherName,
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Why nothing was done to a case.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// There is no such case, or no such client at this desk.
    #[error("no such case")]
    Unknown,
    /// It was closed before.
    #[error("closed already")]
    Closed,
    /// She came once: a case is for who comes back with one purpose.
    #[error("she did not come back yet")]
    NotReturned,
    /// The line on its purpose is too long.
    #[error("the purpose is too long")]
    Purpose,
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Why months were not closed.
#[derive(Debug, thiserror::Error)]
pub enum CloseError {
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
