//! The code by which a person finds her appointment again.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The characters of a code with the word that Italians say for each. Of every family of look-alikes (0 and O, 1, I
/// and L, U and V) one is left, so that a misread one can be put right: see [`BookingCode::parse`].
const ALPHABET: [(char, &str); 32] = [
    ('0', "zero"),
    ('1', "uno"),
    ('2', "due"),
    ('3', "tre"),
    ('4', "quattro"),
    ('5', "cinque"),
    ('6', "sei"),
    ('7', "sette"),
    ('8', "otto"),
    ('9', "nove"),
    ('A', "Ancona"),
    ('B', "Bologna"),
    ('C', "Como"),
    ('D', "Domodossola"),
    ('E', "Empoli"),
    ('F', "Firenze"),
    ('G', "Genova"),
    ('H', "Hotel"),
    ('J', "Jolly"),
    ('K', "Kappa"),
    ('M', "Milano"),
    ('N', "Napoli"),
    ('P', "Palermo"),
    ('Q', "Quarto"),
    ('R', "Roma"),
    ('S', "Savona"),
    ('T', "Torino"),
    ('V', "Venezia"),
    ('W', "Washington"),
    ('X', "Xilofono"),
    ('Y', "York"),
    ('Z', "Zara"),
];

/// Characters of a code, dashes not counted: 45 bits.
const CHARACTERS: usize = 9;
/// Characters between two dashes.
const GROUP: usize = 3;

/// A booking code in three groups of three, such as `K7M-4QX-9TD`: short enough to be read out and written down, and
/// with 45 random bits too long to be guessed while tries are limited.
///
/// `Debug` hides it: who has the code can cancel the appointment.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BookingCode(String);

/// Why a text is no booking code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BookingCodeError {
    /// Nothing was typed.
    #[error("the booking code is empty")]
    Empty,
    /// Not nine characters, dashes and spaces not counted.
    #[error("a booking code has nine letters and digits")]
    WrongLength,
    /// A character that is neither a letter nor a digit.
    #[error("a booking code is made of letters and digits")]
    WrongCharacter,
}

impl BookingCode {
    /// Makes a code of random bytes; three bits of the 48 are not used, and all codes are equally likely.
    pub fn from_bytes(random: [u8; 6]) -> Self {
        let bits = random.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let characters = (0..CHARACTERS).filter_map(|place| {
            let index = usize::try_from(bits >> (5 * place) & 31).ok()?;
            ALPHABET.get(index).map(|(character, _)| *character)
        });
        Self(grouped(characters))
    }

    /// Reads a code as people type it: lower case, spaces, other dashes or none, and the usual confusions (O for 0,
    /// I or L for 1, U for V).
    ///
    /// # Errors
    /// See [`BookingCodeError`].
    pub fn parse(text: &str) -> Result<Self, BookingCodeError> {
        let typed =
            text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–' | '—' | '.' | '_'));
        let characters: Vec<char> = typed.map(|c| upright(c.to_ascii_uppercase())).collect();
        if characters.is_empty() {
            Err(BookingCodeError::Empty)
        } else if characters.len() != CHARACTERS {
            Err(BookingCodeError::WrongLength)
        } else if !characters.iter().all(|c| word(*c).is_some()) {
            Err(BookingCodeError::WrongCharacter)
        } else {
            Ok(Self(grouped(characters.into_iter())))
        }
    }

    /// The code in capitals and groups.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Each character with the Italian word for it, group after group: `K` Kappa, `7` sette.
    pub fn spelling(&self) -> impl Iterator<Item = (char, &'static str)> {
        self.0.chars().filter_map(|c| word(c).map(|word| (c, word)))
    }

    /// The code as it is said over the telephone in Italian: `K come Kappa, 7, M come Milano; …`, a semicolon between
    /// groups.
    pub fn read_aloud_in_italian(&self) -> String {
        let group = |text: &str| {
            let said = text.chars().map(|c| match word(c) {
                Some(word) if c.is_ascii_alphabetic() => format!("{c} come {word}"),
                _ => c.to_string(),
            });
            said.collect::<Vec<_>>().join(", ")
        };
        self.0.split('-').map(group).collect::<Vec<_>>().join("; ")
    }
}

/// The one that is left of a family of look-alikes.
fn upright(c: char) -> char {
    match c {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    }
}

fn word(c: char) -> Option<&'static str> {
    ALPHABET.iter().find_map(|(character, word)| (*character == c).then_some(*word))
}

fn grouped(characters: impl Iterator<Item = char>) -> String {
    let mut text = String::with_capacity(CHARACTERS + 2);
    for (place, character) in characters.enumerate() {
        if place > 0 && place.is_multiple_of(GROUP) {
            text.push('-');
        }
        text.push(character);
    }
    text
}

impl fmt::Display for BookingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for BookingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BookingCode(hidden)")
    }
}

impl FromStr for BookingCode {
    type Err = BookingCodeError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for BookingCode {
    type Error = BookingCodeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<BookingCode> for String {
    fn from(code: BookingCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn booking_code_is_read_as_people_type_it() {
        for typed in ["K7M-4QX-9TD", "k7m4qx9td", " k7m 4qx 9td ", "K7M–4QX–9TD", "K7M.4QX.9TD"] {
            assert_eq!(BookingCode::parse(typed).unwrap().as_str(), "K7M-4QX-9TD", "{typed}");
        }
        assert_eq!(BookingCode::parse("oil-ULO-iou").unwrap().as_str(), "011-V10-10V");
    }

    #[test]
    fn booking_code_of_wrong_form_is_refused() {
        assert_eq!(BookingCode::parse(" - "), Err(BookingCodeError::Empty));
        assert_eq!(BookingCode::parse("K7M-4QX"), Err(BookingCodeError::WrongLength));
        assert_eq!(BookingCode::parse("K7M-4QX-9TDA"), Err(BookingCodeError::WrongLength));
        assert_eq!(BookingCode::parse("K7M-4QX-9T'"), Err(BookingCodeError::WrongCharacter));
        assert_eq!(BookingCode::parse("K7M-4QX-9Tß"), Err(BookingCodeError::WrongCharacter));
    }

    #[test]
    fn booking_code_from_bytes_uses_each_of_the_45_bits() {
        let none = BookingCode::from_bytes([0; 6]);
        let all = BookingCode::from_bytes([0xff; 6]);
        let mut codes = std::collections::HashSet::from([none.clone()]);
        for bit in 0..48_u64 {
            let bytes = (1_u64 << bit).to_be_bytes();
            codes.insert(BookingCode::from_bytes(bytes[2..].try_into().unwrap()));
        }

        assert_eq!(none.as_str(), "000-000-000");
        assert_eq!(all.as_str(), "ZZZ-ZZZ-ZZZ");
        assert_eq!(codes.len(), 46);
        assert_eq!(BookingCode::parse(all.as_str()), Ok(all));
    }

    #[test]
    fn booking_code_is_spelled_with_the_words_italians_say() {
        let code = BookingCode::parse("K7M-4QX-9TD").unwrap();

        assert_eq!(
            code.read_aloud_in_italian(),
            "K come Kappa, 7, M come Milano; 4, Q come Quarto, X come Xilofono; 9, T come Torino, D come Domodossola"
        );
        assert_eq!(code.spelling().nth(1), Some(('7', "sette")));
        assert_eq!(code.spelling().count(), 9);
    }

    #[test]
    fn booking_code_alphabet_has_each_character_once() {
        let characters: std::collections::HashSet<char> = ALPHABET.iter().map(|(c, _)| *c).collect();

        assert_eq!(characters.len(), 32);
        assert!(ALPHABET.iter().filter(|(c, _)| c.is_alphabetic()).all(|(c, word)| word.starts_with(*c)));
        assert!(ALPHABET.iter().all(|(c, _)| upright(*c) == *c));
    }
}
