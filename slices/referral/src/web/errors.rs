//! Outcomes of actions that no form shows, as pages.

use texts::Message;
use web::{Caller, PageError};

use crate::actions::{CodeError, ReferralError, TermsError};
use crate::model::State;

impl From<ReferralError> for PageError {
    fn from(error: ReferralError) -> Self {
        match error {
            ReferralError::NotFound | ReferralError::Contact(_) => Self::not_found(),
            ReferralError::Faulty(_) => Self::invalid("referral-error-faulty"),
            ReferralError::NotParties => Self::conflict("referral-error-not-parties"),
            ReferralError::NoGround(_) => Self::conflict("referral-error-no-ground"),
            ReferralError::NoContact => Self::conflict("referral-error-no-contact"),
            ReferralError::NoReason => Self::invalid("referral-error-no-reason"),
            ReferralError::Step(_) | ReferralError::Moved => Self::conflict("referral-error-moved"),
            ReferralError::Refused(refusal) => refusal.into(),
            ReferralError::Storage(error) => error.into(),
        }
    }
}

impl From<CodeError> for PageError {
    fn from(error: CodeError) -> Self {
        match error {
            CodeError::NotFound => Self::not_found(),
            CodeError::Unknown => Self::invalid("referral-names-wrong"),
            CodeError::TooMany => Self::too_many(3600).saying("referral-names-too-many"),
            CodeError::TooManyCodes => Self::too_many(3600).saying("referral-names-too-many-codes"),
            CodeError::NotNow => Self::conflict("referral-names-not-now"),
            CodeError::Refused(refusal) => refusal.into(),
            CodeError::Storage(error) => error.into(),
        }
    }
}

impl From<TermsError> for PageError {
    fn from(error: TermsError) -> Self {
        match error {
            TermsError::NotFound => Self::not_found(),
            TermsError::Days => Self::invalid("referral-terms-days-wrong"),
            TermsError::Moved => Self::conflict("referral-error-moved"),
            TermsError::Refused(refusal) => refusal.into(),
            TermsError::Storage(error) => error.into(),
        }
    }
}

/// A step that came too late, or the same error: it says where the hand-over stands now.
pub(crate) fn lost(caller: &Caller, error: ReferralError) -> PageError {
    match error {
        ReferralError::Step(refused) => conflict(caller, refused.from),
        other => other.into(),
    }
}

fn conflict(caller: &Caller, now: Option<State>) -> PageError {
    let Some(now) = now else { return PageError::conflict("referral-error-moved") };
    PageError::conflict(Message::new("referral-error-now").with("state", caller.t(now.text())))
}
