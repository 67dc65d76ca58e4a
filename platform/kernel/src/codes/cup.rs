//! The code of a public investment project (CUP).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Characters of a CUP.
const LENGTH: usize = 15;

/// The *codice unico di progetto* of a public investment (L. 3/2003, art. 11; CIPE 143/2002): 15 characters such as
/// `C11G06000000001`. It has no public check digit, so only the form is looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cup(String);

/// Why a text is no CUP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CupError {
    /// Nothing was typed.
    #[error("the CUP is empty")]
    Empty,
    /// Not 15 characters.
    #[error("a CUP has 15 characters")]
    WrongLength,
    /// Not a letter first and fourth, or not digits from the fifth on.
    #[error("the CUP has a character in the wrong place")]
    WrongForm,
}

impl Cup {
    /// Reads a CUP; capitals and spaces do not matter.
    ///
    /// # Errors
    /// See [`CupError`].
    pub fn parse(text: &str) -> Result<Self, CupError> {
        let code: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        if code.is_empty() {
            return Err(CupError::Empty);
        }
        if code.chars().count() != LENGTH {
            return Err(CupError::WrongLength);
        }
        let right = code.bytes().enumerate().all(|(place, c)| match place {
            0 | 3 => c.is_ascii_uppercase(),
            1 | 2 => c.is_ascii_alphanumeric(),
            _ => c.is_ascii_digit(),
        });
        if right { Ok(Self(code)) } else { Err(CupError::WrongForm) }
    }

    /// The code in capitals without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Cup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Cup {
    type Err = CupError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Cup {
    type Error = CupError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Cup> for String {
    fn from(code: Cup) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cup_is_accepted_as_printed_in_groups() {
        let cup = Cup::parse("c 11 g 06 00000 000 1").unwrap();

        assert_eq!(cup.as_str(), "C11G06000000001");
    }

    #[test]
    fn cup_of_wrong_form_is_refused() {
        assert_eq!(Cup::parse(" "), Err(CupError::Empty));
        assert_eq!(Cup::parse("C11G0600000000"), Err(CupError::WrongLength));
        assert_eq!(Cup::parse("111G06000000001"), Err(CupError::WrongForm));
        assert_eq!(Cup::parse("C11G0600000000X"), Err(CupError::WrongForm));
        assert_eq!(Cup::parse("C11G0600000000è"), Err(CupError::WrongForm));
    }
}
