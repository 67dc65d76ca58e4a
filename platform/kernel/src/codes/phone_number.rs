//! A telephone number as people type it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Digits of an international number, country code included (ITU-T E.164); shorter ones are not reachable from abroad.
const E164_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Italian area codes of two digits.
const AREAS_OF_TWO: [&str; 2] = ["02", "06"];
/// Italian area codes of three digits (national numbering plan, AGCOM resolution 8/15/CIR); all others have four.
const AREAS_OF_THREE: [&str; 28] = [
    "010", "011", "015", "019", "030", "031", "035", "039", "040", "041", "045", "049", "050", "051", "055",
    "059", "070", "071", "075", "079", "080", "081", "085", "089", "090", "091", "095", "099",
];
/// Country codes of two digits (ITU-T E.164 list); `1` and `7` have one, all others three.
const COUNTRIES_OF_TWO: [&str; 44] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48",
    "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81",
    "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// A telephone number that can be dialled from anywhere. Kept as `+` and digits (`+390187123456`, good for a `tel:`
/// link), shown in groups (`+39 0187 123 456`). A number without country code is Italian.
///
/// `Debug` hides it: telephone numbers stay out of logs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

/// Why a text is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneNumberError {
    /// Nothing was typed.
    #[error("the telephone number is empty")]
    Empty,
    /// A letter, a second number, an extension.
    #[error("a telephone number is made of digits")]
    NotDigits,
    /// Too few digits. Emergency and other short numbers are among these: no person can be called there.
    #[error("the telephone number is too short")]
    TooShort,
    /// Too many digits: two numbers in one field, most often.
    #[error("the telephone number is too long")]
    TooLong,
    /// A beginning that no number has: an Italian one begins with 0, 3 or 8.
    #[error("no telephone number begins like this")]
    UnknownPrefix,
}

impl PhoneNumber {
    /// Reads a number; spaces, dots, dashes, slashes and round brackets do not matter, `+39` or `0039` may be there
    /// or not.
    ///
    /// # Errors
    /// See [`PhoneNumberError`].
    pub fn parse(text: &str) -> Result<Self, PhoneNumberError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PhoneNumberError::Empty);
        }
        let (international, rest) = match text.strip_prefix('+').or_else(|| text.strip_prefix("00")) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let italian = !international || rest.trim_start().starts_with("39");
        // The zero in "+44 (0)20" is dialled only within that country; Italy's belongs to the number.
        let rest = if italian { rest.to_owned() } else { rest.replacen("(0)", "", 1) };
        let digits = digits_of(&rest)?;
        if international && !italian {
            return foreign(&digits);
        }
        let national = match digits.strip_prefix("39") {
            Some(national) if international => national,
            // "39 333 1234567": no mobile number has more than ten digits, so this 39 is the country's.
            Some(national) if digits.len() > 10 && check_italian(national).is_ok() => national,
            _ => digits.as_str(),
        };
        check_italian(national)?;
        Ok(Self(format!("+39{national}")))
    }

    /// `+` and digits, nothing else.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an Italian mobile number, which can get a text message.
    pub fn is_italian_mobile(&self) -> bool {
        self.0.starts_with("+393")
    }
}

fn digits_of(text: &str) -> Result<String, PhoneNumberError> {
    let typed =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '–' | '/' | '(' | ')'));
    let digits: String = typed.collect();
    match digits.bytes().all(|c| c.is_ascii_digit()) {
        true if digits.is_empty() => Err(PhoneNumberError::TooShort),
        true => Ok(digits),
        false => Err(PhoneNumberError::NotDigits),
    }
}

/// The lengths of the national numbering plan: geographic 6 to 11 with their zero, mobile 9 or 10, toll-free and
/// shared-cost (80x, 84x) 6 to 10.
fn check_italian(national: &str) -> Result<(), PhoneNumberError> {
    let mut heads = national.bytes();
    let lengths = match (heads.next(), heads.next()) {
        (Some(b'0'), Some(b'1'..=b'9')) => 6..=11,
        (Some(b'3'), Some(b'1'..=b'9')) => 9..=10,
        (Some(b'8'), Some(b'0' | b'4')) => 6..=10,
        // Emergency numbers and the like: 112, 1500, 116117.
        (Some(b'1'), _) if national.len() <= 6 => return Err(PhoneNumberError::TooShort),
        (_, None) => return Err(PhoneNumberError::TooShort),
        _ => return Err(PhoneNumberError::UnknownPrefix),
    };
    if national.len() < *lengths.start() {
        Err(PhoneNumberError::TooShort)
    } else if national.len() > *lengths.end() {
        Err(PhoneNumberError::TooLong)
    } else {
        Ok(())
    }
}

fn foreign(digits: &str) -> Result<PhoneNumber, PhoneNumberError> {
    if digits.starts_with('0') {
        Err(PhoneNumberError::UnknownPrefix)
    } else if digits.len() < *E164_DIGITS.start() {
        Err(PhoneNumberError::TooShort)
    } else if digits.len() > *E164_DIGITS.end() {
        Err(PhoneNumberError::TooLong)
    } else {
        Ok(PhoneNumber(format!("+{digits}")))
    }
}

/// How many digits the country code has.
fn country_length(digits: &str) -> usize {
    match digits.get(..2) {
        _ if digits.starts_with(['1', '7']) => 1,
        Some(two) if COUNTRIES_OF_TWO.contains(&two) => 2,
        _ => 3,
    }
}

/// How many digits the first group of an Italian number has.
fn area_length(national: &str) -> usize {
    match (national.get(..2), national.get(..3)) {
        (Some(two), _) if AREAS_OF_TWO.contains(&two) => 2,
        (_, Some(three)) if !national.starts_with('0') || AREAS_OF_THREE.contains(&three) => 3,
        _ => 4,
    }
}

/// Groups of three, the last one of four rather than a single digit left over.
fn write_in_threes(f: &mut fmt::Formatter<'_>, mut digits: &str) -> fmt::Result {
    while !digits.is_empty() {
        let take = if digits.len() <= 4 { digits.len() } else { 3 };
        let (group, rest) = digits.split_at_checked(take).unwrap_or((digits, ""));
        write!(f, " {group}")?;
        digits = rest;
    }
    Ok(())
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.trim_start_matches('+');
        let (country, national) = digits.split_at_checked(country_length(digits)).unwrap_or((digits, ""));
        write!(f, "+{country}")?;
        if country != "39" {
            return write_in_threes(f, national);
        }
        let (area, rest) = national.split_at_checked(area_length(national)).unwrap_or((national, ""));
        write!(f, " {area}")?;
        write_in_threes(f, rest)
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneNumber(hidden)")
    }
}

impl FromStr for PhoneNumber {
    type Err = PhoneNumberError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = PhoneNumberError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> Self {
        number.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_number_is_kept_and_shown_in_one_way_however_typed() {
        let numbers = [
            ("0187 123456", "+390187123456", "+39 0187 123 456"),
            ("(0187) 12.34.56", "+390187123456", "+39 0187 123 456"),
            ("+39 0187/123456", "+390187123456", "+39 0187 123 456"),
            ("0039 0187-123456", "+390187123456", "+39 0187 123 456"),
            ("02 12345678", "+390212345678", "+39 02 123 456 78"),
            ("010 1234567", "+390101234567", "+39 010 123 4567"),
            ("333 1234567", "+393331234567", "+39 333 123 4567"),
            ("39 333 1234567", "+393331234567", "+39 333 123 4567"),
            ("393 1234567", "+393931234567", "+39 393 123 4567"),
            ("800 123 456", "+39800123456", "+39 800 123 456"),
            ("+33 6 12 34 56 78", "+33612345678", "+33 612 345 678"),
            ("+44 (0)20 7946 0000", "+442079460000", "+44 207 946 0000"),
            ("+355 69 123 4567", "+355691234567", "+355 691 234 567"),
            ("+1 202 555 0100", "+12025550100", "+1 202 555 0100"),
        ];

        for (typed, kept, shown) in numbers {
            let number = PhoneNumber::parse(typed).unwrap();

            assert_eq!((number.as_str(), number.to_string().as_str()), (kept, shown), "{typed}");
            assert_eq!(PhoneNumber::parse(shown).unwrap(), number, "{shown}");
        }
    }

    #[test]
    fn phone_number_that_is_nonsense_is_refused() {
        let refusals = [
            ("", PhoneNumberError::Empty),
            ("-", PhoneNumberError::TooShort),
            ("112", PhoneNumberError::TooShort),
            ("0187", PhoneNumberError::TooShort),
            ("333 12345", PhoneNumberError::TooShort),
            ("333 123456789", PhoneNumberError::TooLong),
            ("0187123456 0187654321", PhoneNumberError::TooLong),
            ("0187 123456 int. 12", PhoneNumberError::NotDigits),
            ("non ce l'ho", PhoneNumberError::NotDigits),
            ("0187+123456", PhoneNumberError::NotDigits),
            ("555 1234567", PhoneNumberError::UnknownPrefix),
            ("+39 555 1234567", PhoneNumberError::UnknownPrefix),
            ("0000000000", PhoneNumberError::UnknownPrefix),
            ("+33 1", PhoneNumberError::TooShort),
            ("+33 1234567890123456", PhoneNumberError::TooLong),
        ];

        for (text, error) in refusals {
            assert_eq!(PhoneNumber::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn phone_number_of_a_mobile_is_known_as_such() {
        assert!(PhoneNumber::parse("333 1234567").unwrap().is_italian_mobile());
        assert!(!PhoneNumber::parse("0187 123456").unwrap().is_italian_mobile());
        assert!(!PhoneNumber::parse("+33 612345678").unwrap().is_italian_mobile());
    }
}
