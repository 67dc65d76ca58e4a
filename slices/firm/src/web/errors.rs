//! Outcomes of actions that no form shows, as pages.

use ::web::PageError;

use crate::actions::NeedError;

impl From<NeedError> for PageError {
    fn from(error: NeedError) -> Self {
        match error {
            NeedError::NotFound => Self::not_found(),
            NeedError::NoDesk => {
                Self::conflict("firm-error-no-desk").next("/sportelli", "firm-error-no-desk-next")
            }
            NeedError::Faulty(_) | NeedError::Doubtful(_) | NeedError::NoWords | NeedError::NoBody => {
                Self::invalid("firm-error-faulty")
            }
            NeedError::Step(_) | NeedError::Moved => Self::conflict("firm-error-moved"),
            NeedError::NotAsked => Self::conflict("firm-error-not-asked"),
            NeedError::KeyUsed => Self::conflict("firm-error-key-used"),
            NeedError::TooMany => Self::too_many(3600).saying("firm-error-too-many"),
            NeedError::Refused(refusal) => refusal.into(),
            NeedError::Contact(error) => contact_error(error),
            NeedError::Storage(error) => error.into(),
        }
    }
}

fn contact_error(error: contact::api::ContactError) -> PageError {
    match error {
        contact::api::ContactError::Storage(error) => error.into(),
        contact::api::ContactError::Refused(refusal) => refusal.into(),
        _ => PageError::conflict("firm-error-contact"),
    }
}
