//! Outcomes of actions that no form shows, as pages.

use web::PageError;

use crate::actions::{ImportError, MaterialError, OpportunityError, SourceError, SubscriptionError};

impl From<OpportunityError> for PageError {
    fn from(error: OpportunityError) -> Self {
        match error {
            OpportunityError::NotFound => Self::not_found(),
            OpportunityError::NotMember => Self::forbidden("opportunity-error-not-member"),
            OpportunityError::Faulty(_) => Self::invalid("opportunity-error-faulty"),
            OpportunityError::Step(_) | OpportunityError::Moved => Self::conflict("opportunity-error-moved"),
            OpportunityError::Doubtful(_) => Self::invalid("opportunity-error-doubtful"),
            OpportunityError::Over => Self::conflict("opportunity-error-over"),
            OpportunityError::NoReason => Self::invalid("opportunity-error-no-reason"),
            OpportunityError::Refused(refusal) => refusal.into(),
            OpportunityError::Storage(error) => error.into(),
        }
    }
}

impl From<SourceError> for PageError {
    fn from(error: SourceError) -> Self {
        match error {
            SourceError::NotFound => Self::not_found(),
            SourceError::NameTaken => Self::conflict("opportunity-source-name-taken"),
            SourceError::Refused(refusal) => refusal.into(),
            SourceError::Storage(error) => error.into(),
        }
    }
}

impl From<ImportError> for PageError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::NotFound => Self::not_found(),
            ImportError::File(_) => Self::invalid("opportunity-file-unreadable"),
            ImportError::Refused(refusal) => refusal.into(),
            ImportError::Storage(error) => error.into(),
        }
    }
}

impl From<SubscriptionError> for PageError {
    fn from(error: SubscriptionError) -> Self {
        match error {
            SubscriptionError::NotFound => Self::not_found(),
            SubscriptionError::Refused(refusal) => refusal.into(),
            SubscriptionError::Storage(error) => error.into(),
        }
    }
}

impl From<MaterialError> for PageError {
    fn from(error: MaterialError) -> Self {
        match error {
            MaterialError::NotFound => Self::not_found(),
            MaterialError::Refused(refusal) => refusal.into(),
            MaterialError::Storage(error) => error.into(),
        }
    }
}
