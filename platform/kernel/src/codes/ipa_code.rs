//! The code of a body in the index of public administrations (IPA).

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Longest code of the index, in characters.
const MAX_CHARS: usize = 16;

/// A code of the index of public administrations and operators of public services (CAD, art. 6-ter), such as
/// `c_e463`. Kept as it was given, compared without regard to capitals.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IpaCode(String);

/// Why a text is no IPA code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IpaCodeError {
    /// Nothing was typed.
    #[error("the IPA code is empty")]
    Empty,
    /// More than 16 characters.
    #[error("an IPA code has at most 16 characters")]
    TooLong,
    /// A space or a control character within.
    #[error("an IPA code has no spaces")]
    Space,
}

impl IpaCode {
    /// Reads an IPA code; space around it is dropped.
    ///
    /// # Errors
    /// See [`IpaCodeError`].
    pub fn parse(text: &str) -> Result<Self, IpaCodeError> {
        let code = text.trim();
        if code.is_empty() {
            Err(IpaCodeError::Empty)
        } else if code.chars().any(|c| c.is_whitespace() || c.is_control()) {
            Err(IpaCodeError::Space)
        } else if code.chars().count() > MAX_CHARS {
            Err(IpaCodeError::TooLong)
        } else {
            Ok(Self(code.to_owned()))
        }
    }

    /// The code as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code in lower case: what a unique column compares.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

impl PartialEq for IpaCode {
    fn eq(&self, other: &Self) -> bool {
        self.folded() == other.folded()
    }
}

impl Eq for IpaCode {}

impl Hash for IpaCode {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.folded().hash(state);
    }
}

impl fmt::Display for IpaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for IpaCode {
    type Err = IpaCodeError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for IpaCode {
    type Error = IpaCodeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<IpaCode> for String {
    fn from(code: IpaCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ipa_code_is_kept_as_given_and_compared_without_capitals() {
        let given = IpaCode::parse(" C_e463 ").unwrap();

        assert_eq!(given.as_str(), "C_e463");
        assert_eq!(given, IpaCode::parse("c_E463").unwrap());
        assert_ne!(given, IpaCode::parse("c_e464").unwrap());
    }

    #[test]
    fn ipa_code_empty_long_or_with_space_is_refused() {
        assert_eq!(IpaCode::parse(" "), Err(IpaCodeError::Empty));
        assert_eq!(IpaCode::parse("c e463"), Err(IpaCodeError::Space));
        assert_eq!(IpaCode::parse("12345678901234567"), Err(IpaCodeError::TooLong));
        assert!(IpaCode::parse("1234567890123456").is_ok());
    }
}
