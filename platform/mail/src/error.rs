//! What becomes of a mail that was not sent.

use jobs::JobError;
use lettre::transport::smtp;

/// Why a mail was not sent. The server's own words are left out: they quote the address, and errors are kept with the
/// job and logged.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The settings cannot be used.
    #[error("mail settings: {0}")]
    Settings(String),
    /// The server does not answer, hangs up or cannot be trusted; the text names the trouble.
    #[error("the mail server cannot be reached ({0})")]
    Unreachable(&'static str),
    /// The server says "not now".
    #[error("the mail server puts the mail off ({code})")]
    PutOff {
        /// The reply code (RFC 5321): 400 to 499, or one that asks for another sign-in.
        code: u16,
    },
    /// The server says "never".
    #[error("the mail server refuses the mail ({code})")]
    Refused {
        /// The reply code (RFC 5321), 500 to 599.
        code: u16,
    },
    /// The mail cannot be written: the named part does not fit the format.
    #[error("the mail cannot be written ({0})")]
    Unwritable(&'static str),
}

impl MailError {
    /// Whether the same mail may go through later.
    pub const fn is_temporary(&self) -> bool {
        match self {
            Self::Settings(_) | Self::Unreachable(_) | Self::PutOff { .. } => true,
            Self::Refused { .. } | Self::Unwritable(_) => false,
        }
    }
}

impl From<smtp::Error> for MailError {
    fn from(error: smtp::Error) -> Self {
        match error.status().map(u16::from) {
            // The server wants another sign-in of us (RFC 4954). The operator mends the settings; the mails of the
            // meantime must not be lost.
            Some(code @ (530 | 534 | 535 | 538)) => Self::PutOff { code },
            Some(code) if error.is_permanent() => Self::Refused { code },
            Some(code) => Self::PutOff { code },
            None if error.is_client() => {
                Self::Unwritable("the server lacks an extension that the mail needs")
            }
            None if error.is_tls() => Self::Unreachable("encryption"),
            None if error.is_timeout() => Self::Unreachable("no answer in time"),
            None if error.is_response() => Self::Unreachable("an answer that is no SMTP"),
            None => Self::Unreachable("connection"),
        }
    }
}

impl From<MailError> for JobError {
    fn from(error: MailError) -> Self {
        if error.is_temporary() { Self::Later(Box::new(error)) } else { Self::Never(Box::new(error)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temporary_errors_are_tried_again_and_permanent_ones_given_up() {
        for temporary in [MailError::Unreachable("connection"), MailError::PutOff { code: 450 }] {
            assert!(matches!(JobError::from(temporary), JobError::Later(_)));
        }
        for permanent in [MailError::Refused { code: 550 }, MailError::Unwritable("address")] {
            assert!(matches!(JobError::from(permanent), JobError::Never(_)));
        }
    }
}
