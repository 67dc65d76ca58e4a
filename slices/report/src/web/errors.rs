//! Outcomes of actions that no form shows, as pages.

use web::PageError;

use crate::actions::{DefinitionError, HandInError, ImportLinesError, LineError, MOST};
use crate::queries::SeeError;

impl From<SeeError> for PageError {
    fn from(error: SeeError) -> Self {
        match error {
            SeeError::NotFound => Self::not_found(),
            SeeError::TooFine => Self::conflict("report-error-too-fine"),
            SeeError::Refused(refusal) => refusal.into(),
            SeeError::Storage(error) => error.into(),
        }
    }
}

impl From<HandInError> for PageError {
    fn from(error: HandInError) -> Self {
        match error {
            HandInError::NotFound => Self::not_found(),
            HandInError::NotOver => Self::conflict("report-error-not-over"),
            HandInError::Before(_) => Self::conflict("report-error-before"),
            HandInError::Moved => Self::conflict("report-error-moved"),
            HandInError::TooFine => Self::conflict("report-error-too-fine"),
            HandInError::Refused(refusal) => refusal.into(),
            HandInError::Storage(error) => error.into(),
        }
    }
}

impl From<DefinitionError> for PageError {
    fn from(error: DefinitionError) -> Self {
        match error {
            DefinitionError::NotFound => Self::not_found(),
            DefinitionError::Faulty(_) => Self::invalid("report-definition-faulty"),
            DefinitionError::Refused(refusal) => refusal.into(),
            DefinitionError::Storage(error) => error.into(),
        }
    }
}

impl From<LineError> for PageError {
    fn from(error: LineError) -> Self {
        match error {
            LineError::NotFound => Self::not_found(),
            LineError::Faulty(_) => Self::invalid("report-line-faulty"),
            LineError::Moved => Self::conflict("report-line-moved"),
            LineError::Counted => Self::conflict("report-line-counted"),
            LineError::Refused(refusal) => refusal.into(),
            LineError::Storage(error) => error.into(),
        }
    }
}

impl From<ImportLinesError> for PageError {
    fn from(error: ImportLinesError) -> Self {
        match error {
            ImportLinesError::NotFound => Self::not_found(),
            ImportLinesError::File(_) | ImportLinesError::Columns(_) => {
                Self::invalid("report-import-unreadable")
            }
            ImportLinesError::TooMany => {
                Self::invalid(texts::Message::new("report-import-too-many").with("most", MOST))
            }
            ImportLinesError::Refused(refusal) => refusal.into(),
            ImportLinesError::Storage(error) => error.into(),
        }
    }
}
