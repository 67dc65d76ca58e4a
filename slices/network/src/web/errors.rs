//! Outcomes of actions that no form shows, as pages.

use texts::{Message, Translator};
use web::{PageError, kinds};

use crate::actions::{
    ActivationError, AdhesionError, AgreementError, ImportError, IndexError, MandateFault, OrganisationError,
    SignatureError,
};

impl From<OrganisationError> for PageError {
    fn from(error: OrganisationError) -> Self {
        match error {
            OrganisationError::NotFound => Self::not_found(),
            OrganisationError::Known(_) => Self::conflict("network-error-known"),
            OrganisationError::UnknownMunicipality => Self::invalid("network-error-unknown-municipality"),
            OrganisationError::Refused(refusal) => refusal.into(),
            OrganisationError::Storage(error) => error.into(),
        }
    }
}

impl From<AgreementError> for PageError {
    fn from(error: AgreementError) -> Self {
        match error {
            AgreementError::NotFound => Self::not_found(),
            AgreementError::UnknownBody => Self::invalid("network-error-unknown-body"),
            AgreementError::NameTaken => Self::conflict("network-error-name-taken"),
            AgreementError::EndsBeforeStart => Self::invalid("network-error-ends-before-start"),
            AgreementError::Moved => Self::conflict("network-error-moved"),
            AgreementError::UsedElsewhere => Self::forbidden("network-error-programme-shared"),
            AgreementError::LeadNotParty => Self::invalid("network-error-lead-not-party"),
            AgreementError::ConfersSettled => Self::invalid("network-error-confers-settled"),
            // Forms say these beside their field, with the day.
            AgreementError::Validity(_) | AgreementError::RoundRenewsTo(_) => {
                Self::invalid("network-error-ends-before-start")
            }
            AgreementError::Refused(refusal) => refusal.into(),
            AgreementError::Storage(error) => error.into(),
        }
    }
}

impl From<AdhesionError> for PageError {
    fn from(error: AdhesionError) -> Self {
        match error {
            AdhesionError::NotFound => Self::not_found(),
            AdhesionError::Refused(refusal) => refusal.into(),
            AdhesionError::Storage(error) => error.into(),
            AdhesionError::Step(_) | AdhesionError::Moved => Self::conflict("network-error-moved"),
            other => Self::of(&kinds::INVALID).saying(adhesion_text(&other)),
        }
    }
}

/// The field beside which a form says what an agreement's facts do not bear, and what it says; the rest is a page.
pub(crate) fn agreement_text(
    say: &Translator,
    error: AgreementError,
) -> Result<(&'static str, Message), AgreementError> {
    use crate::model::ValidityError::{BeginsAfterTerm, EndsBeforeTerm};
    let dated = |key, day: jiff::civil::Date| Message::new(key).with("day", say.date_short(day));
    Ok(match error {
        AgreementError::EndsBeforeStart => ("until", Message::new("network-error-ends-before-start")),
        AgreementError::Validity(BeginsAfterTerm(day)) => {
            ("from", dated("network-error-begins-after-term", day))
        }
        AgreementError::Validity(EndsBeforeTerm(day)) => {
            ("until", dated("network-error-ends-before-term", day))
        }
        AgreementError::RoundRenewsTo(day) => ("until", dated("network-error-round-renews-to", day)),
        AgreementError::ConfersSettled => ("confers", Message::new("network-error-confers-settled")),
        AgreementError::LeadNotParty => ("lead", Message::new("network-error-lead-not-party")),
        AgreementError::UnknownBody => ("controller", Message::new("network-error-unknown-body")),
        other => return Err(other),
    })
}

/// What a form says of an adhesion that could not be moved.
pub(crate) const fn adhesion_text(error: &AdhesionError) -> &'static str {
    use crate::model::TermError::{OutsideAgreement, Overlaps};
    match error {
        AdhesionError::AlreadyParty => "network-error-already-party",
        AdhesionError::LeadTaken => "network-error-lead-taken",
        AdhesionError::AgreementOver => "network-error-agreement-over",
        AdhesionError::Term(OutsideAgreement) => "network-error-term-outside",
        AdhesionError::Term(Overlaps) => "network-error-term-overlaps",
        AdhesionError::NotBoundThen => "network-error-not-bound-then",
        AdhesionError::EndsBeforeStart => "network-error-ends-before-start",
        AdhesionError::NoEnd => "network-error-no-end",
        AdhesionError::NotThatBody => "network-error-not-that-body",
        _ => "network-error-moved",
    }
}

impl From<SignatureError> for PageError {
    fn from(error: SignatureError) -> Self {
        match error {
            SignatureError::NotFound => Self::not_found(),
            SignatureError::NotAwaited => Self::conflict("network-error-not-awaited"),
            SignatureError::Closed => Self::conflict("network-error-round-closed"),
            SignatureError::Refused(refusal) => refusal.into(),
            SignatureError::Storage(error) => error.into(),
            other => Self::invalid(signature_text(&other)),
        }
    }
}

/// What a form says of a signature or a round that could not be written.
pub(crate) const fn signature_text(error: &SignatureError) -> &'static str {
    match error {
        SignatureError::InFuture => "network-error-signed-in-future",
        SignatureError::DueInPast => "network-error-due-in-past",
        SignatureError::Nobody => "network-error-nobody-to-ask",
        SignatureError::AgreementEndsBefore => "network-error-agreement-ends-before",
        SignatureError::Closed => "network-error-round-closed",
        _ => "network-error-not-awaited",
    }
}

impl From<MandateFault> for PageError {
    fn from(error: MandateFault) -> Self {
        match error {
            MandateFault::NotFound => Self::not_found(),
            MandateFault::Refused(refusal) => refusal.into(),
            MandateFault::Storage(error) => error.into(),
            MandateFault::NotRunning => Self::conflict("network-error-not-running"),
            MandateFault::Rule(_) => Self::conflict("network-error-office-held"),
        }
    }
}

impl From<ImportError> for PageError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::NotFound => Self::not_found(),
            ImportError::Refused(refusal) => refusal.into(),
            ImportError::Storage(error) => error.into(),
            ImportError::Done => Self::conflict("network-error-import-done"),
            ImportError::Faulty | ImportError::Table(_) | ImportError::Columns(_) => {
                Self::conflict("network-error-import-faulty")
            }
        }
    }
}

impl From<IndexError> for PageError {
    fn from(error: IndexError) -> Self {
        match error {
            IndexError::Refused(refusal) => refusal.into(),
            IndexError::Storage(error) => error.into(),
            // The form says these beside its field.
            IndexError::Table(_) | IndexError::Columns(_) | IndexError::WithdrawsTooMuch(_) => {
                Self::invalid("network-error-import-faulty")
            }
        }
    }
}

/// Seconds until codes may be asked for or typed again.
const CODE_SECONDS: u32 = 3600;

impl From<ActivationError> for PageError {
    fn from(error: ActivationError) -> Self {
        use crate::model::CodeFault::{Expired, Used};
        let again = |page: Self| page.next("/entra-in-rete", "network-first-again");
        match error {
            ActivationError::UnknownBody => Self::not_found(),
            ActivationError::NoAddress => Self::conflict("network-first-no-address"),
            ActivationError::TooMany => Self::too_many(CODE_SECONDS).saying("network-first-too-many"),
            ActivationError::WrongCode => Self::invalid("network-first-code-wrong"),
            ActivationError::Code(Expired) => again(Self::conflict("network-first-code-expired")),
            ActivationError::Code(Used) => again(Self::conflict("network-first-code-used")),
            ActivationError::LevelTooLow => Self::sign_in(),
            ActivationError::NoNationalIdentity => Self::forbidden("network-first-no-identity")
                .next(crate::web::first::mandate::SIGN_IN, "network-first-sign-in"),
            ActivationError::NoFiscalCode => Self::forbidden("network-first-no-fiscal-code"),
            ActivationError::DoneBefore(_) => Self::conflict("network-first-done-before"),
            ActivationError::Unclear => Self::conflict("network-first-unclear"),
            ActivationError::Rule(_) => Self::conflict("network-error-office-held"),
            ActivationError::Role(_) => Self::forbidden("network-first-no-role"),
            ActivationError::Refused(refusal) => refusal.into(),
            ActivationError::Storage(error) => error.into(),
        }
    }
}
