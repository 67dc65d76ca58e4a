//! Recovery codes: for who has no telephone at hand. Eight, each good once, written on paper.

use std::fmt;

/// How many are made at a time.
pub(crate) const RECOVERY_CODES: usize = 8;
/// Letters of a code: 50 bits, with five tries in a quarter of an hour.
const LENGTH: usize = 10;
/// Without those that look alike.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// One code. `Debug` hides it; `Display` writes it in two groups.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct RecoveryCode(String);

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (head, tail) = self.0.split_at_checked(LENGTH / 2).unwrap_or((&self.0, ""));
        write!(f, "{head}-{tail}")
    }
}

impl RecoveryCode {
    /// From random bytes. 256 is a multiple of 32: every letter is as likely.
    pub(crate) fn from_random(bytes: [u8; LENGTH]) -> Self {
        let letter = |byte: u8| ALPHABET.get(usize::from(byte % 32)).copied().map_or('A', char::from);
        Self(bytes.into_iter().map(letter).collect())
    }

    /// Reads what she typed: capitals or not, with or without the dash; 0 and 1, which are in no code, are taken
    /// for the letters that they look like. `None` when it is no such code.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let signs =
            text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| match c.to_ascii_uppercase() {
                '0' => 'O',
                '1' => 'L',
                other => other,
            });
        let code: String = signs.collect();
        let is_ours = |c: char| c == 'O' || u8::try_from(c).is_ok_and(|byte| ALPHABET.contains(&byte));
        (code.chars().count() == LENGTH && code.chars().all(is_ours)).then_some(Self(code))
    }

    /// The letters, for the keyed hash and for keeping them.
    pub(crate) fn letters(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_written_and_typed_is_the_same() {
        let code = RecoveryCode::from_random([0, 7, 8, 31, 32, 99, 128, 200, 254, 255]);

        assert_eq!(code.to_string(), "AHJ9A-DAJ89");
        assert_eq!(RecoveryCode::parse(" ahj9a daj89 "), Some(code));
    }

    #[test]
    fn text_that_is_no_code_is_refused() {
        for wrong in ["", "123456", "ABCDE-FGHJ", "ABCDE-FGHJKL", "ABCDE-FGH!K"] {
            assert_eq!(RecoveryCode::parse(wrong), None, "{wrong}");
        }
    }
}
