//! The Italian fiscal code of a person or of a body.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Weights of the characters in odd places, for `0`/`A`, `1`/`B` and so on (DM 23 December 1976).
const ODD_PLACE_WEIGHTS: [u32; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/// Letters that stand for the digits 0 to 9 when two people would have the same code (omocodia, DM 23 December
/// 1976).
const OMOCODIA: [u8; 10] = *b"LMNPQRSTUV";

/// Letters of the twelve months.
const MONTHS: &[u8] = b"ABCDEHLMPRST";

/// Whom a fiscal code names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FiscalCodeKind {
    /// A natural person: 16 characters.
    Person,
    /// A body or a firm: 11 digits. A foreigner's provisional code has this form too.
    Body,
}

/// A fiscal code (DPR 605/1973, DM 23 December 1976): form and check character are right. That it was ever given
/// to someone only the Revenue Agency can say.
///
/// `Debug` hides it: fiscal codes stay out of logs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FiscalCode(String);

/// Why a text is no fiscal code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FiscalCodeError {
    /// Nothing was typed.
    #[error("the fiscal code is empty")]
    Empty,
    /// Neither 16 nor 11 characters.
    #[error("a fiscal code has 16 characters, or 11 digits")]
    WrongLength,
    /// The right length, but a letter where a digit belongs or the like, or a month or day that does not exist.
    #[error("the fiscal code has a character in the wrong place")]
    WrongForm,
    /// Well formed, but the last character does not fit the others: a typing error.
    #[error("the last character of the fiscal code does not fit the others")]
    WrongCheck,
}

impl FiscalCode {
    /// Reads a fiscal code; capitals and spaces do not matter.
    ///
    /// # Errors
    /// See [`FiscalCodeError`].
    pub fn parse(text: &str) -> Result<Self, FiscalCodeError> {
        let code: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        match (code.chars().count(), code.is_ascii()) {
            (0, _) => Err(FiscalCodeError::Empty),
            (16, true) => check_person(code.as_bytes()).map(|()| Self(code)),
            (11, true) => check_body(code.as_bytes()).map(|()| Self(code)),
            (16 | 11, false) => Err(FiscalCodeError::WrongForm),
            _ => Err(FiscalCodeError::WrongLength),
        }
    }

    /// Whether it names a person or a body.
    pub fn kind(&self) -> FiscalCodeKind {
        if self.0.len() == 16 { FiscalCodeKind::Person } else { FiscalCodeKind::Body }
    }

    /// The code in capitals without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn check_person(code: &[u8]) -> Result<(), FiscalCodeError> {
    let mut day = 0;
    for (place, c) in code.iter().enumerate() {
        let right = match place {
            0..=5 | 11 | 15 => c.is_ascii_uppercase(),
            8 => MONTHS.contains(c),
            _ => digit(*c).is_some(),
        };
        if !right {
            return Err(FiscalCodeError::WrongForm);
        }
        if matches!(place, 9 | 10) {
            day = day * 10 + digit(*c).unwrap_or_default();
        }
    }
    // A woman's day of birth is written plus 40.
    if !matches!(day, 1..=31 | 41..=71) {
        return Err(FiscalCodeError::WrongForm);
    }
    let Some((check, rest)) = code.split_last() else { return Err(FiscalCodeError::WrongLength) };
    let sum: u32 = rest.iter().enumerate().map(|(place, c)| weight(place, *c)).sum();
    if u32::from(check.saturating_sub(b'A')) == sum % 26 { Ok(()) } else { Err(FiscalCodeError::WrongCheck) }
}

/// The digit that a character stands for, omocodia undone.
fn digit(c: u8) -> Option<u32> {
    if c.is_ascii_digit() {
        return Some(u32::from(c - b'0'));
    }
    OMOCODIA.iter().zip(0..).find_map(|(letter, value)| (*letter == c).then_some(value))
}

/// What a character adds to the sum. Places count from zero here and from one in the decree, so "odd" is even.
fn weight(place: usize, c: u8) -> u32 {
    let ordinal = if c.is_ascii_digit() { c - b'0' } else { c.saturating_sub(b'A') };
    if place.is_multiple_of(2) {
        ODD_PLACE_WEIGHTS.get(usize::from(ordinal)).copied().unwrap_or_default()
    } else {
        u32::from(ordinal)
    }
}

/// The check of the 11 digits is that of the VAT number (DM 23 December 1976), Luhn's).
fn check_body(code: &[u8]) -> Result<(), FiscalCodeError> {
    if !code.iter().all(u8::is_ascii_digit) || code.iter().all(|c| *c == b'0') {
        return Err(FiscalCodeError::WrongForm);
    }
    let sum: u32 = code
        .iter()
        .enumerate()
        .map(|(place, c)| {
            let value = u32::from(c - b'0');
            match value * 2 {
                _ if place.is_multiple_of(2) => value,
                double if double > 9 => double - 9,
                double => double,
            }
        })
        .sum();
    if sum.is_multiple_of(10) { Ok(()) } else { Err(FiscalCodeError::WrongCheck) }
}

impl fmt::Display for FiscalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for FiscalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FiscalCode(hidden)")
    }
}

impl FromStr for FiscalCode {
    type Err = FiscalCodeError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for FiscalCode {
    type Error = FiscalCodeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<FiscalCode> for String {
    fn from(code: FiscalCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code that official leaflets print for the invented Mario Rossi.
    const PERSON: &str = "RSSMRA85T10A562S";

    #[test]
    fn fiscal_code_of_a_person_is_accepted_as_typed() {
        let code = FiscalCode::parse(" rss mra 85t10 a562s ").unwrap();

        assert_eq!(code.as_str(), PERSON);
        assert_eq!(code.kind(), FiscalCodeKind::Person);
    }

    #[test]
    fn fiscal_code_with_omocodia_is_accepted() {
        // The last digit of the place of birth became a letter (2 is N), and with it the check letter.
        let code = FiscalCode::parse("RSSMRA85T10A56NH").unwrap();

        assert_eq!(code.kind(), FiscalCodeKind::Person);
    }

    #[test]
    fn fiscal_code_of_a_body_is_accepted() {
        let code = FiscalCode::parse("00211160114").unwrap();

        assert_eq!(code.kind(), FiscalCodeKind::Body);
    }

    #[test]
    fn fiscal_code_with_one_wrong_character_is_refused() {
        let refusals = [
            ("", FiscalCodeError::Empty),
            ("   ", FiscalCodeError::Empty),
            ("RSSMRA85T10A562", FiscalCodeError::WrongLength),
            ("RSSMRA85T10A562T", FiscalCodeError::WrongCheck),
            ("RSSMRA85F10A562S", FiscalCodeError::WrongForm),
            ("RSSMRA85T32A562S", FiscalCodeError::WrongForm),
            ("RSSMRA85T00A562S", FiscalCodeError::WrongForm),
            ("RSSMRÀ85T10A562S", FiscalCodeError::WrongForm),
            ("RSSMRA85T10A5620", FiscalCodeError::WrongForm),
            ("00211160115", FiscalCodeError::WrongCheck),
            ("00000000000", FiscalCodeError::WrongForm),
            ("0021116011A", FiscalCodeError::WrongForm),
        ];

        for (text, error) in refusals {
            assert_eq!(FiscalCode::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn fiscal_code_is_not_shown_by_debug() {
        let code = FiscalCode::parse(PERSON).unwrap();

        assert_eq!(format!("{code:?}"), "FiscalCode(hidden)");
        assert_eq!(code.to_string(), PERSON);
    }
}
