//! Outcomes that no form shows, as pages.

use web::PageError;

use crate::actions::{CaseError, ClientError, ContactError};
use crate::queries::find_clients::FindError;
use crate::queries::ground::GroundError;

impl From<ContactError> for PageError {
    fn from(error: ContactError) -> Self {
        match error {
            ContactError::UnknownDesk | ContactError::Unknown => Self::not_found(),
            ContactError::UnknownClient => Self::conflict("contact-error-client-gone"),
            ContactError::Case => Self::invalid("contact-error-case"),
            ContactError::Faulty(_) => Self::invalid("contact-error-faulty"),
            ContactError::Changed => Self::conflict("contact-error-changed"),
            ContactError::Appointment => Self::conflict("contact-error-appointment"),
            ContactError::Refused(refusal) => refusal.into(),
            ContactError::Storage(error) => error.into(),
        }
    }
}

impl From<ClientError> for PageError {
    fn from(error: ClientError) -> Self {
        match error {
            // Whoever may not see her does not learn that she is known.
            ClientError::Unknown | ClientError::Refused(policy::Refusal::Forbidden(_)) => Self::not_found(),
            ClientError::NoName => Self::invalid("contact-error-no-name"),
            ClientError::AnotherName => Self::invalid("contact-error-another-name"),
            ClientError::TiedAlready => Self::conflict("contact-error-tied"),
            ClientError::Refused(refusal) => refusal.into(),
            ClientError::Storage(error) => error.into(),
        }
    }
}

impl From<CaseError> for PageError {
    fn from(error: CaseError) -> Self {
        match error {
            CaseError::Unknown | CaseError::Refused(policy::Refusal::Forbidden(_)) => Self::not_found(),
            CaseError::Closed => Self::conflict("contact-error-case-closed"),
            CaseError::NotReturned => Self::conflict("contact-error-not-returned"),
            CaseError::Purpose => Self::invalid("contact-error-purpose"),
            CaseError::Refused(refusal) => refusal.into(),
            CaseError::Storage(error) => error.into(),
        }
    }
}

impl From<GroundError> for PageError {
    fn from(error: GroundError) -> Self {
        match error {
            GroundError::UnknownDesk => Self::not_found(),
            GroundError::Refused(refusal) => refusal.into(),
            GroundError::Storage(error) => error.into(),
        }
    }
}

impl From<FindError> for PageError {
    fn from(error: FindError) -> Self {
        match error {
            FindError::Refused(refusal) => refusal.into(),
            FindError::Storage(error) => error.into(),
        }
    }
}
