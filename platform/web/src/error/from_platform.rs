//! What database, links and policy say, as an answer. Of the database, busy is "again in a moment" and
//! everything else is our fault.

use policy::Refusal;
use storage::StorageError;
use storage::links::LinkFault;

use super::{PageError, kinds};

/// A writer waits at most five seconds for another; after as much again the queue is usually gone.
const RETRY_SECONDS: u32 = 5;

impl From<StorageError> for PageError {
    fn from(error: StorageError) -> Self {
        if error.is_busy() {
            Self::busy(RETRY_SECONDS).caused_by(error.to_string())
        } else {
            Self::fault(error)
        }
    }
}

impl From<LinkFault> for PageError {
    fn from(fault: LinkFault) -> Self {
        match fault {
            // Nothing is told about links that never were.
            LinkFault::Forged => Self::of(&kinds::LINK),
            LinkFault::Expired => Self::of(&kinds::GONE).saying("web-error-link-expired"),
            LinkFault::Revoked => Self::of(&kinds::GONE).saying("web-error-link-revoked"),
        }
    }
}

impl From<Refusal> for PageError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::SignIn(_) => Self::sign_in(),
            Refusal::Forbidden(_) => Self::of(&kinds::FORBIDDEN),
        }
    }
}
