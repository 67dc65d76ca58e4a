//! The reference number of a need: ours, and no registration in an official register. Beside it a code, with which whoever has
//! no mail looks at where it stands; it is computed, and the database holds a hash of it alone.

use kernel::{BookingCode, Id};
use storage::Keys;

use super::Need;

/// The `count`-th need of a year, as people read it: `IMP-2026-0042`.
pub fn number(year: i16, count: i64) -> String {
    format!("IMP-{year}-{count:04}")
}

/// The code of a need: nine letters and digits, easily read aloud.
pub fn code_of(keys: &Keys, need: Id<Need>) -> BookingCode {
    let mac = keys.mac("firm.need_code", &[need.uuid().as_bytes()]);
    let mut bytes = [0; 6];
    bytes.iter_mut().zip(mac).for_each(|(to, from)| *to = from);
    BookingCode::from_bytes(bytes)
}

/// How a code is found again in the database.
pub fn hash_of(keys: &Keys, code: &BookingCode) -> String {
    keys.pseudonym("firm.need_code_hash", code.as_str())
}

#[cfg(test)]
mod tests {
    #[test]
    fn number_is_padded_and_grows_beyond_it() {
        assert_eq!(super::number(2026, 42), "IMP-2026-0042");
        assert_eq!(super::number(2026, 12_345), "IMP-2026-12345");
    }
}
