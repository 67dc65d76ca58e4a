//! The two numbers of a document: ours, and that of a body's official register. They are never called the same.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Longest number of a register, in characters.
const MAX_REGISTRY_CHARS: usize = 60;

/// The number of a receipt that this program gave: it proves that something was handed in, and is no registration in
/// an official register. Written `R-2026-000123`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReceiptNumber {
    year: u16,
    number: u32,
}

/// Why a text is no receipt number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptNumberError {
    /// Nothing was typed.
    #[error("the receipt number is empty")]
    Empty,
    /// Not `R-`, a year and a number.
    #[error("a receipt number is written R-2026-000123")]
    WrongForm,
}

impl ReceiptNumber {
    /// The `number`-th receipt of a year, from 1.
    ///
    /// # Errors
    /// [`ReceiptNumberError::WrongForm`] for number 0 or a year that has not four digits.
    pub fn new(year: u16, number: u32) -> Result<Self, ReceiptNumberError> {
        if (1000..=9999).contains(&year) && number > 0 {
            Ok(Self { year, number })
        } else {
            Err(ReceiptNumberError::WrongForm)
        }
    }

    /// Reads a receipt number; capitals, spaces and missing zeros do not matter.
    ///
    /// # Errors
    /// See [`ReceiptNumberError`].
    pub fn parse(text: &str) -> Result<Self, ReceiptNumberError> {
        let text: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        if text.is_empty() {
            return Err(ReceiptNumberError::Empty);
        }
        let (year, number) = text
            .strip_prefix("R-")
            .and_then(|rest| rest.split_once('-'))
            .ok_or(ReceiptNumberError::WrongForm)?;
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
        if !is_digits(year) || !is_digits(number) {
            return Err(ReceiptNumberError::WrongForm);
        }
        let year = year.parse().map_err(|_| ReceiptNumberError::WrongForm)?;
        Self::new(year, number.parse().map_err(|_| ReceiptNumberError::WrongForm)?)
    }

    /// The year of the receipt.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Its place in the year, from 1.
    pub const fn number(self) -> u32 {
        self.number
    }
}

impl fmt::Display for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R-{}-{:06}", self.year, self.number)
    }
}

impl TryFrom<String> for ReceiptNumber {
    type Error = ReceiptNumberError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<ReceiptNumber> for String {
    fn from(number: ReceiptNumber) -> Self {
        number.to_string()
    }
}

/// The number and day under which a body registered a document in its official register (DPR 445/2000, art. 53). The
/// body gives it, a person enters it here. Its text is the day and the number: `2026-11-23 0012345`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegistryNumber {
    registered_on: Date,
    number: String,
}

/// Why a text is no registry number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegistryNumberError {
    /// Nothing was typed.
    #[error("the registry number is empty")]
    Empty,
    /// No digit in it, or a control character.
    #[error("a registry number has digits")]
    WrongForm,
    /// More than 60 characters.
    #[error("the registry number is too long")]
    TooLong,
    /// No day, or one that does not exist.
    #[error("a registry number has the day of its registration")]
    NoDay,
}

impl RegistryNumber {
    /// A number as the body writes it, with letters of its register or without, and the day of registration.
    ///
    /// # Errors
    /// [`RegistryNumberError::Empty`], [`RegistryNumberError::WrongForm`], [`RegistryNumberError::TooLong`].
    pub fn new(registered_on: Date, number: &str) -> Result<Self, RegistryNumberError> {
        let number = number.split_whitespace().collect::<Vec<_>>().join(" ");
        if number.is_empty() {
            Err(RegistryNumberError::Empty)
        } else if number.chars().count() > MAX_REGISTRY_CHARS {
            Err(RegistryNumberError::TooLong)
        } else if number.chars().any(char::is_control) || !number.contains(|c: char| c.is_ascii_digit()) {
            Err(RegistryNumberError::WrongForm)
        } else {
            Ok(Self { registered_on, number })
        }
    }

    /// Reads the text of a registry number (see the type).
    ///
    /// # Errors
    /// See [`RegistryNumberError`].
    pub fn parse(text: &str) -> Result<Self, RegistryNumberError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(RegistryNumberError::Empty);
        }
        let (day, number) = text.split_once(' ').ok_or(RegistryNumberError::NoDay)?;
        let day = if day.len() == 10 { day.parse().ok() } else { None };
        Self::new(day.ok_or(RegistryNumberError::NoDay)?, number)
    }

    /// The number as the body writes it.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The day of registration.
    pub const fn registered_on(&self) -> Date {
        self.registered_on
    }
}

impl fmt::Display for RegistryNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.registered_on, self.number)
    }
}

impl TryFrom<String> for RegistryNumber {
    type Error = RegistryNumberError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<RegistryNumber> for String {
    fn from(number: RegistryNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn receipt_number_is_read_as_typed_and_written_in_full() {
        let number = ReceiptNumber::new(2026, 123).unwrap();

        assert_eq!(number.to_string(), "R-2026-000123");
        assert_eq!(ReceiptNumber::parse(" r-2026-123 "), Ok(number));
        assert_eq!(ReceiptNumber::parse("R-2026-1234567").unwrap().to_string(), "R-2026-1234567");
    }

    #[test]
    fn receipt_number_of_wrong_form_is_refused() {
        assert_eq!(ReceiptNumber::parse(""), Err(ReceiptNumberError::Empty));
        for text in ["2026-123", "R-2026", "R-26-1", "R-2026-0", "R-2026-+1", "R-2026-99999999999"] {
            assert_eq!(ReceiptNumber::parse(text), Err(ReceiptNumberError::WrongForm), "{text}");
        }
    }

    #[test]
    fn registry_number_is_kept_as_the_body_writes_it() {
        let number = RegistryNumber::new(date(2026, 11, 23), " REG_UFF  0012345/2026 ").unwrap();

        assert_eq!(number.number(), "REG_UFF 0012345/2026");
        assert_eq!(number.to_string(), "2026-11-23 REG_UFF 0012345/2026");
        assert_eq!(RegistryNumber::parse(&number.to_string()), Ok(number));
    }

    #[test]
    fn registry_number_of_wrong_form_is_refused() {
        let day = date(2026, 11, 23);

        assert_eq!(RegistryNumber::new(day, " "), Err(RegistryNumberError::Empty));
        assert_eq!(RegistryNumber::new(day, "senza numero"), Err(RegistryNumberError::WrongForm));
        assert_eq!(RegistryNumber::new(day, &"1".repeat(61)), Err(RegistryNumberError::TooLong));
        assert_eq!(RegistryNumber::parse("0012345"), Err(RegistryNumberError::NoDay));
        assert_eq!(RegistryNumber::parse("2026-02-30 0012345"), Err(RegistryNumberError::NoDay));
    }
}
