//! The number of a request: ours, never called protocollo.

use std::fmt;

use kernel::BookingCode;
use storage::Keys;
use uuid::Uuid;

/// A year and a place in it, written `C-2026-000123`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestNumber {
    /// The year.
    pub year: i64,
    /// Its place in the year, from 1.
    pub number: i64,
}

impl fmt::Display for RequestNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "C-{}-{:06}", self.year, self.number)
    }
}

impl RequestNumber {
    /// The first one in a text, such as the subject of an answer.
    pub fn find(text: &str) -> Option<Self> {
        let upper = text.to_ascii_uppercase();
        upper.match_indices("C-").find_map(|(at, _)| {
            let begins = upper.get(..at)?.chars().next_back().is_none_or(|c| !c.is_ascii_alphanumeric());
            let mut digits = upper.get(at + 2..)?.splitn(2, '-');
            let year = digits.next().filter(|year| year.len() == 4)?;
            let number: String = digits.next()?.chars().take_while(char::is_ascii_digit).collect();
            let is_number =
                begins && (1..=9).contains(&number.len()) && year.bytes().all(|c| c.is_ascii_digit());
            is_number.then(|| Some(Self { year: year.parse().ok()?, number: number.parse().ok()? }))?
        })
    }

    /// The code that opens a request for who sent it: computed, so that the database holds none.
    pub fn code(keys: &Keys, message: Uuid) -> BookingCode {
        let mac = keys.mac("inbox.request_code", &[message.as_bytes()]);
        let mut bytes = [0; 6];
        bytes.iter_mut().zip(mac).for_each(|(to, from)| *to = from);
        BookingCode::from_bytes(bytes)
    }

    /// How a code is found again in the database.
    pub fn code_hash(keys: &Keys, code: &BookingCode) -> String {
        keys.pseudonym("inbox.request_code_hash", code.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_is_found_in_a_subject_however_it_was_answered() {
        let number = RequestNumber { year: 2026, number: 123 };

        for text in
            ["Re: Corsi [C-2026-000123]", "R: r: c-2026-000123", "C-2026-123", "(C-2026-000123): grazie"]
        {
            assert_eq!(RequestNumber::find(text), Some(number), "{text}");
        }
        for text in ["ABC-2026-000123", "C-26-1", "C-2026-", "C-2026", "", "àC", "C-2026-1234567890"] {
            assert_eq!(RequestNumber::find(text), None, "{text}");
        }
        assert_eq!(number.to_string(), "C-2026-000123");
    }

    proptest::proptest! {
        #[test]
        fn number_is_read_back_and_nothing_stops_the_search(year in 1000_i64..9999, number in 1_i64..999_999_999, text in ".*") {
            let number = RequestNumber { year, number };
            proptest::prop_assert_eq!(RequestNumber::find(&format!("[{number}] {text}")), Some(number));
            let _ = RequestNumber::find(&text);
        }
    }
}
