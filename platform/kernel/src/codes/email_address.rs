//! A mail address as people type it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Longest address that fits a path of SMTP (RFC 5321, 4.5.3.1.3), in bytes.
const MAX_LENGTH: usize = 254;
/// Longest local part (RFC 5321, 4.5.3.1.1), in bytes.
const MAX_LOCAL: usize = 64;
/// Longest label of a domain (RFC 1035, 2.3.4), in bytes.
const MAX_LABEL: usize = 63;

/// A mail address: a dot-atom of RFC 5322, `@`, and a domain of at least two labels in lower case. Quoted local parts,
/// address literals and non-ASCII addresses (RFC 6531) are refused: hardly anyone has one, and many providers bounce
/// them. That it exists only a mail can tell.
///
/// `Debug` hides it: addresses stay out of logs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

/// Why a text is no mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailAddressError {
    /// Nothing was typed.
    #[error("the mail address is empty")]
    Empty,
    /// More than 254 characters, or more than 64 before the `@`.
    #[error("the mail address is too long")]
    TooLong,
    /// No `@`, or nothing before it.
    #[error("a mail address has a name, an @ and a domain")]
    NoAtSign,
    /// The part before the `@` holds a space, an accent, two dots in a row or the like.
    #[error("the part before the @ has a character that cannot be there")]
    WrongName,
    /// The part after the `@` is no domain such as `example.it`.
    #[error("the part after the @ is not a domain")]
    WrongDomain,
}

impl EmailAddress {
    /// Reads a mail address; space around it is dropped, the domain becomes lower case. Capitals before the `@` are
    /// kept, since only the receiving provider may say that they do not matter (RFC 5321, 2.4).
    ///
    /// # Errors
    /// See [`EmailAddressError`].
    pub fn parse(text: &str) -> Result<Self, EmailAddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(EmailAddressError::Empty);
        }
        let Some((local, domain)) = text.rsplit_once('@').filter(|(local, _)| !local.is_empty()) else {
            return Err(EmailAddressError::NoAtSign);
        };
        if text.len() > MAX_LENGTH || local.len() > MAX_LOCAL {
            return Err(EmailAddressError::TooLong);
        }
        if !local.split('.').all(is_atom) {
            return Err(EmailAddressError::WrongName);
        }
        let domain = domain.to_ascii_lowercase();
        if !is_domain(&domain) {
            return Err(EmailAddressError::WrongDomain);
        }
        Ok(Self(format!("{local}@{domain}")))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the `@`.
    pub fn local(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// The part after the `@`, in lower case.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The whole address in lower case: what a unique column compares, so that one person has one account.
    pub fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

/// An atom of RFC 5322, 3.2.3.
fn is_atom(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|c| c.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&c))
}

fn is_domain(domain: &str) -> bool {
    let labels_right = domain.split('.').all(|label| {
        (1..=MAX_LABEL).contains(&label.len())
            && label.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    });
    let top = domain.rsplit_once('.').map(|(_, top)| top);
    labels_right && top.is_some_and(|top| top.len() >= 2 && !top.bytes().all(|c| c.is_ascii_digit()))
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(hidden)")
    }
}

impl FromStr for EmailAddress {
    type Err = EmailAddressError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = EmailAddressError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn email_address_keeps_the_name_and_lowers_the_domain() {
        let address = EmailAddress::parse(" Anna.Prova+sportello@Comune.Esempio.IT ").unwrap();

        assert_eq!(address.as_str(), "Anna.Prova+sportello@comune.esempio.it");
        assert_eq!(address.local(), "Anna.Prova+sportello");
        assert_eq!(address.domain(), "comune.esempio.it");
        assert_eq!(address.folded(), "anna.prova+sportello@comune.esempio.it");
        assert_eq!(format!("{address:?}"), "EmailAddress(hidden)");
    }

    #[test]
    fn email_address_of_wrong_form_is_refused() {
        let long = format!("{}@esempio.it", "a".repeat(65));
        let longer = format!("anna@{}it", "abcdefghi.".repeat(25));
        let refusals = [
            ("", EmailAddressError::Empty),
            ("anna", EmailAddressError::NoAtSign),
            ("@esempio.it", EmailAddressError::NoAtSign),
            ("anna prova@esempio.it", EmailAddressError::WrongName),
            ("anna..prova@esempio.it", EmailAddressError::WrongName),
            ("anna@b@esempio.it", EmailAddressError::WrongName),
            ("niccolò@esempio.it", EmailAddressError::WrongName),
            ("anna\r\nBcc:b@esempio.it", EmailAddressError::WrongName),
            ("anna@esempio", EmailAddressError::WrongDomain),
            ("anna@esempio.", EmailAddressError::WrongDomain),
            ("anna@-esempio.it", EmailAddressError::WrongDomain),
            ("anna@127.0.0.1", EmailAddressError::WrongDomain),
            ("anna@[127.0.0.1]", EmailAddressError::WrongDomain),
            (long.as_str(), EmailAddressError::TooLong),
            (longer.as_str(), EmailAddressError::TooLong),
        ];

        for (text, error) in refusals {
            assert_eq!(EmailAddress::parse(text), Err(error), "{text}");
        }
    }
}
