//! Outcomes of actions that no form shows, as pages.

use web::PageError;

use crate::actions::{InboxError, SendError};

impl From<InboxError> for PageError {
    fn from(error: InboxError) -> Self {
        match error {
            InboxError::NotFound => Self::not_found(),
            InboxError::Step(_) | InboxError::Moved => Self::conflict("inbox-error-moved"),
            InboxError::Text => Self::invalid("inbox-error-text"),
            InboxError::NoAddress => Self::invalid("inbox-error-no-address"),
            InboxError::NotColleague => Self::invalid("inbox-error-not-colleague"),
            InboxError::NoDay => Self::invalid("inbox-error-no-day"),
            InboxError::Contact(error) => error.into(),
            InboxError::Fault(error) => error.into(),
            InboxError::Refused(refusal) => refusal.into(),
            InboxError::Storage(error) => error.into(),
        }
    }
}

impl From<SendError> for PageError {
    fn from(error: SendError) -> Self {
        match error {
            SendError::NoDesk => Self::not_found(),
            SendError::TooMany => Self::too_many(3600)
                .saying("inbox-error-too-many")
                .next("/sportelli", "inbox-error-too-many-next"),
            SendError::Refused(refusal) => refusal.into(),
            SendError::Storage(error) => error.into(),
        }
    }
}
