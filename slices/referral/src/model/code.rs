//! Codes: computed from the installation's secret, so that the database holds keyed hashes and nothing to read aloud.

use kernel::{BookingCode, Id};
use storage::Keys;
use uuid::Uuid;

use super::{Recipient, Referral};

/// Digits of a one-time code.
pub const CODE_DIGITS: usize = 8;
/// How long a one-time code is good.
pub const CODE_MINUTES: i64 = 10;
/// How often one code may be tried.
pub const CODE_TRIES: i64 = 5;
/// For how long names stay open after a right code.
pub const NAMES_MINUTES: i64 = 15;

/// The code by which the person finds her hand-over again.
pub fn follow_code(keys: &Keys, id: Id<Referral>) -> BookingCode {
    let mac = keys.mac("referral.follow_code", &[id.uuid().as_bytes()]);
    let mut bytes = [0; 6];
    bytes.iter_mut().zip(mac).for_each(|(to, from)| *to = from);
    BookingCode::from_bytes(bytes)
}

/// How her code is found in the database.
pub fn follow_hash(keys: &Keys, code: &BookingCode) -> String {
    keys.pseudonym("referral.follow_code_hash", code.as_str())
}

/// The one-time code of a row: eight digits.
pub fn one_time_code(keys: &Keys, id: Uuid) -> String {
    let mac = keys.mac("referral.one_time_code", &[id.as_bytes()]);
    let number = mac.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{:08}", number % 100_000_000)
}

/// What is kept of it: bound to the link it was asked with, so that it opens no other.
pub fn one_time_hash(keys: &Keys, recipient: Id<Recipient>, code: &str) -> String {
    keys.pseudonym("referral.one_time_hash", &format!("{}:{code}", recipient.uuid()))
}

/// A code as somebody types it: spaces and dashes do not matter. `None` when it is none.
pub fn typed_code(text: &str) -> Option<String> {
    let code: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-' && *c != '.').collect();
    (code.len() == CODE_DIGITS && code.bytes().all(|c| c.is_ascii_digit())).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_time_code_has_eight_digits_and_is_the_same_each_time() {
        let keys = Keys::new(&[7; 32]);
        for number in 0..500 {
            let code = one_time_code(&keys, Uuid::from_u128(number));
            assert_eq!(typed_code(&code).as_deref(), Some(code.as_str()));
            assert_eq!(code, one_time_code(&keys, Uuid::from_u128(number)));
        }
        assert_ne!(one_time_code(&keys, Uuid::nil()), one_time_code(&Keys::new(&[8; 32]), Uuid::nil()));
    }

    #[test]
    fn hash_of_a_code_holds_for_one_link_alone() {
        let keys = Keys::new(&[7; 32]);
        let hash = |recipient| one_time_hash(&keys, Id::from_uuid(Uuid::from_u128(recipient)), "12345678");

        assert_eq!(hash(1), hash(1));
        assert_ne!(hash(1), hash(2));
    }

    #[test]
    fn typed_code_may_have_spaces_and_nothing_else() {
        assert_eq!(typed_code(" 1234 5678 ").as_deref(), Some("12345678"));
        for wrong in ["", "1234567", "123456789", "1234567a", "１２３４５６７８"] {
            assert_eq!(typed_code(wrong), None, "{wrong}");
        }
    }
}
