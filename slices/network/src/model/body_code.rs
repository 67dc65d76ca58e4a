//! The one-time code that goes to the certified mail of a body.

use std::fmt;

use kernel::{EmailAddress, Id, Instant};

/// What a code is made of: of every family of look-alikes (0 and O, 1, I and L, U and V) one is left.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters of a code, the dash not counted: 50 bits.
const CHARACTERS: usize = 10;
/// Characters before the dash, and after it.
const GROUP: usize = 5;

/// For how many days a code is good: it passes through an office or two.
pub const CODE_DAYS: i64 = 7;

/// A code, such as `K7M4Q-X9TDB`. `Debug` hides it: who has it may act for the body.
#[derive(Clone, PartialEq, Eq)]
pub struct BodyCode(String);

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BodyCodeError {
    /// Nothing was typed.
    #[error("the code is empty")]
    Empty,
    /// Not ten characters, dashes and spaces not counted.
    #[error("a code has ten letters and digits")]
    WrongLength,
    /// A character that is neither a letter nor a digit.
    #[error("a code is made of letters and digits")]
    WrongCharacter,
}

impl BodyCode {
    /// Makes a code of random bytes; the last bits are not used, and all codes are equally likely.
    #[must_use]
    pub fn from_bytes(random: [u8; 8]) -> Self {
        let bits = u64::from_be_bytes(random);
        let characters = (0..CHARACTERS).filter_map(|place| {
            let index = usize::try_from(bits >> (5 * place) & 31).ok()?;
            ALPHABET.get(index).map(|character| char::from(*character))
        });
        Self(grouped(characters))
    }

    /// Reads a code as people type it: capitals, spaces and dashes do not matter, and look-alikes are put right.
    ///
    /// # Errors
    /// See [`BodyCodeError`].
    pub fn parse(text: &str) -> Result<Self, BodyCodeError> {
        let is_between = |c: &char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '‑' | '.' | '_');
        let mut characters = Vec::with_capacity(CHARACTERS);
        for typed in text.chars().filter(|c| !is_between(c)) {
            let character = match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                'U' => 'V',
                other => other,
            };
            if !ALPHABET.iter().any(|known| char::from(*known) == character) {
                return Err(BodyCodeError::WrongCharacter);
            }
            characters.push(character);
        }
        match characters.len() {
            0 => Err(BodyCodeError::Empty),
            CHARACTERS => Ok(Self(grouped(characters.into_iter()))),
            _ => Err(BodyCodeError::WrongLength),
        }
    }

    /// The code as it is written, in two groups.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn grouped(characters: impl Iterator<Item = char>) -> String {
    let mut code = String::with_capacity(CHARACTERS + 1);
    for (place, character) in characters.enumerate() {
        if place == GROUP {
            code.push('-');
        }
        code.push(character);
    }
    code
}

impl fmt::Debug for BodyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BodyCode(hidden)")
    }
}

/// A code that was sent, as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct SentCode {
    /// Its id, from which the code is computed.
    pub id: Id<SentCode>,
    /// The body's key in the index.
    pub ipa_key: String,
    /// The certified address it went to.
    pub sent_to: EmailAddress,
    /// When it was asked for.
    pub created_at: Instant,
    /// When it stops being good.
    pub expires_at: Instant,
    /// When somebody used it.
    pub used_at: Option<Instant>,
}

/// Why a code opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeFault {
    /// Its days are over.
    #[error("the code has expired")]
    Expired,
    /// Somebody used it: it is good once.
    #[error("the code was used")]
    Used,
}

impl SentCode {
    /// Whether it opens the way still.
    ///
    /// # Errors
    /// [`CodeFault`].
    pub fn admit(&self, now: Instant) -> Result<(), CodeFault> {
        if self.used_at.is_some() {
            Err(CodeFault::Used)
        } else if self.expires_at <= now {
            Err(CodeFault::Expired)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_read_as_people_type_it() {
        let code = BodyCode::parse("K7M4Q-X9TDB").unwrap();

        for typed in ["k7m4qx9tdb", " K7M4Q X9TDB ", "K7M4Q–X9TDB", "K7-M4-QX-9T-DB"] {
            assert_eq!(BodyCode::parse(typed), Ok(code.clone()), "{typed}");
        }
        assert_eq!(BodyCode::parse("OIL00-00000").unwrap().as_str(), "01100-00000");
        assert_eq!(BodyCode::parse("uuuuu-00000").unwrap().as_str(), "VVVVV-00000");
    }

    #[test]
    fn code_empty_short_long_or_of_other_signs_is_refused() {
        assert_eq!(BodyCode::parse(" - "), Err(BodyCodeError::Empty));
        assert_eq!(BodyCode::parse("K7M4Q-X9TD"), Err(BodyCodeError::WrongLength));
        assert_eq!(BodyCode::parse("K7M4Q-X9TDBB"), Err(BodyCodeError::WrongLength));
        assert_eq!(BodyCode::parse("K7M4Q-X9TD*"), Err(BodyCodeError::WrongCharacter));
        assert_eq!(BodyCode::parse("K7M4Q-X9TDÈ"), Err(BodyCodeError::WrongCharacter));
    }

    #[test]
    fn code_is_not_shown_by_debug() {
        assert_eq!(format!("{:?}", BodyCode::from_bytes([7; 8])), "BodyCode(hidden)");
    }

    #[test]
    fn code_is_good_once_and_for_its_days() {
        let sent = |used_at| SentCode {
            id: Id::from_uuid(uuid::Uuid::from_u128(1)),
            ipa_key: "c_a000".into(),
            sent_to: EmailAddress::parse("protocollo@pec.example").unwrap(),
            created_at: Instant::from_micros(0),
            expires_at: Instant::from_micros(0).plus_days(CODE_DAYS),
            used_at,
        };
        let last = Instant::from_micros(0).plus_days(CODE_DAYS);

        assert_eq!(sent(None).admit(last.plus_minutes(-1)), Ok(()));
        assert_eq!(sent(None).admit(last), Err(CodeFault::Expired));
        assert_eq!(sent(Some(last)).admit(last), Err(CodeFault::Used));
    }

    proptest::proptest! {
        #[test]
        fn made_written_and_typed_in_any_way_is_the_same(random: [u8; 8], is_small: bool, gap in "[ -]{0,3}") {
            let code = BodyCode::from_bytes(random);
            let mut typed = code.as_str().replace('-', &gap);
            if is_small { typed = typed.to_lowercase(); }
            proptest::prop_assert_eq!(BodyCode::parse(&typed), Ok(code));
        }

        #[test]
        fn any_text_never_panics_and_what_is_read_is_written_the_same(text in ".{0,40}") {
            if let Ok(code) = BodyCode::parse(&text) {
                proptest::prop_assert_eq!(code.as_str().len(), 11);
                proptest::prop_assert_eq!(BodyCode::parse(code.as_str()), Ok(code));
            }
        }
    }
}
