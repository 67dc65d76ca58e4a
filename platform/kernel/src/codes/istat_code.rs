//! The statistical code of a municipality.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The code that ISTAT gives a Comune: six digits, the first three of the province, leading zeros kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IstatCode(String);

/// Why a text is no ISTAT code of a Comune.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IstatCodeError {
    /// Nothing was typed.
    #[error("the ISTAT code is empty")]
    Empty,
    /// Not six characters. Spreadsheets drop leading zeros: `11015` was `011015`.
    #[error("an ISTAT code has six digits, leading zeros included")]
    WrongLength,
    /// Something else than digits, or a province or Comune `000`.
    #[error("an ISTAT code is made of digits")]
    WrongForm,
}

impl IstatCode {
    /// Reads an ISTAT code; space around it is dropped. Missing zeros are not guessed: `11015` could be read as the
    /// beginning of another code.
    ///
    /// # Errors
    /// See [`IstatCodeError`].
    pub fn parse(text: &str) -> Result<Self, IstatCodeError> {
        let code = text.trim();
        if code.is_empty() {
            Err(IstatCodeError::Empty)
        } else if !code.bytes().all(|c| c.is_ascii_digit()) {
            Err(IstatCodeError::WrongForm)
        } else if code.len() != 6 {
            Err(IstatCodeError::WrongLength)
        } else if code.starts_with("000") || code.ends_with("000") {
            Err(IstatCodeError::WrongForm)
        } else {
            Ok(Self(code.to_owned()))
        }
    }

    /// The six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The three digits of the province or metropolitan city.
    pub fn province(&self) -> &str {
        self.0.get(..3).unwrap_or_default()
    }
}

impl fmt::Display for IstatCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for IstatCode {
    type Err = IstatCodeError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for IstatCode {
    type Error = IstatCodeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<IstatCode> for String {
    fn from(code: IstatCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn istat_code_of_la_spezia_is_accepted() {
        let code = IstatCode::parse(" 011015 ").unwrap();

        assert_eq!(code.as_str(), "011015");
        assert_eq!(code.province(), "011");
    }

    #[test]
    fn istat_code_of_wrong_form_is_refused() {
        assert_eq!(IstatCode::parse(""), Err(IstatCodeError::Empty));
        assert_eq!(IstatCode::parse("11015"), Err(IstatCodeError::WrongLength));
        assert_eq!(IstatCode::parse("O11015"), Err(IstatCodeError::WrongForm));
        assert_eq!(IstatCode::parse("000015"), Err(IstatCodeError::WrongForm));
        assert_eq!(IstatCode::parse("011000"), Err(IstatCodeError::WrongForm));
    }
}
