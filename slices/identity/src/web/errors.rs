//! What the actions refuse, as answers. Forms say what is wrong beside the field; here is the rest.

use web::PageError;

use crate::actions::ask_for_reset::ResetError;
use crate::actions::sign_out::SignOutError;
use crate::actions::{EnterError, PasswordError, StaffError};
use crate::queries::people::ListError;

/// After too many tries: the window of the limits.
const RETRY_SECONDS: u32 = 15 * 60;

fn too_many() -> PageError {
    PageError::too_many(RETRY_SECONDS).saying("identity-enter-too-many")
}

impl From<EnterError> for PageError {
    fn from(error: EnterError) -> Self {
        match error {
            EnterError::Wrong => Self::invalid("identity-enter-wrong"),
            EnterError::TooMany => too_many(),
            EnterError::Over => Self::sign_in(),
            EnterError::Closed => Self::forbidden("identity-enter-closed"),
            EnterError::Hash(fault) => Self::fault(fault),
            EnterError::Seal(fault) => Self::fault(fault),
            EnterError::Refused(refusal) => refusal.into(),
            EnterError::Storage(error) => error.into(),
        }
    }
}

impl From<PasswordError> for PageError {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Fault(fault) => Self::invalid(super::words::password_fault(fault)),
            PasswordError::Wrong => Self::invalid("identity-own-password-wrong"),
            PasswordError::TooMany => too_many(),
            PasswordError::Used => storage::links::LinkFault::Revoked.into(),
            PasswordError::Hash(fault) => Self::fault(fault),
            PasswordError::Seal(fault) => Self::fault(fault),
            PasswordError::Refused(refusal) => refusal.into(),
            PasswordError::Storage(error) => error.into(),
        }
    }
}

impl From<StaffError> for PageError {
    fn from(error: StaffError) -> Self {
        match error {
            StaffError::Unknown => Self::not_found(),
            StaffError::Disabled => Self::conflict("identity-people-disabled"),
            StaffError::Accepted => Self::conflict("identity-people-accepted"),
            StaffError::Dates(_) => Self::invalid("identity-people-dates-wrong"),
            StaffError::Yourself => Self::conflict("identity-people-yourself"),
            StaffError::Hash(fault) => Self::fault(fault),
            StaffError::Seal(fault) => Self::fault(fault),
            StaffError::Refused(refusal) => refusal.into(),
            StaffError::Storage(error) => error.into(),
        }
    }
}

impl From<ListError> for PageError {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Refused(refusal) => refusal.into(),
            ListError::Storage(error) => error.into(),
        }
    }
}

impl From<ResetError> for PageError {
    fn from(error: ResetError) -> Self {
        match error {
            ResetError::Refused(refusal) => refusal.into(),
            ResetError::Storage(error) => error.into(),
        }
    }
}

impl From<SignOutError> for PageError {
    fn from(error: SignOutError) -> Self {
        match error {
            SignOutError::Refused(refusal) => refusal.into(),
            SignOutError::Storage(error) => error.into(),
        }
    }
}
