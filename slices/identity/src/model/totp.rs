//! One-time codes (RFC 6238): six digits, thirty seconds, one step of tolerance either way.

use kernel::Instant;
use totp_rs::{Builder, Secret, Totp};

/// Seconds of a step.
const STEP_SECONDS: u64 = 30;
/// RFC 4648, 6: what the apps read.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The secret shared with the app on her telephone. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret([u8; 20]);

impl std::fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

impl TotpSecret {
    /// From its 160 bits, the length that RFC 4226 recommends.
    #[must_use]
    pub const fn new(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    pub(crate) const fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    fn totp(&self) -> Totp {
        // Non-compliant means only "not checked": our length and step are fixed, and right.
        Builder::new()
            .with_secret(Secret::new_stack(self.0))
            .with_step_duration(STEP_SECONDS)
            .with_skew(1)
            .build_noncompliant()
    }

    /// The step whose code this is, if it is one of the three around `now`. That a step is accepted only once the
    /// store sees to.
    #[must_use]
    pub fn step_of(&self, code: &str, now: Instant) -> Option<i64> {
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() != 6 || !digits.bytes().all(|c| c.is_ascii_digit()) {
            return None;
        }
        self.totp().check(&digits, seconds(now)).and_then(|step| i64::try_from(step).ok())
    }

    /// The code at a time: what the app shows. For the demo and for tests.
    #[must_use]
    pub fn code_at(&self, now: Instant) -> String {
        self.totp().generate(seconds(now)).to_string()
    }

    /// As people type it into an app: base 32 in groups of four.
    #[must_use]
    pub fn grouped(&self) -> String {
        let text = self.base32();
        let groups: Vec<&str> =
            (0..text.len()).step_by(4).filter_map(|at| text.get(at..(at + 4).min(text.len()))).collect();
        groups.join(" ")
    }

    /// The address that the picture holds: what the app needs, and whose it is.
    pub(crate) fn address(&self, issuer: &str, account: &str) -> String {
        let (issuer, account) = (escaped(issuer), escaped(account));
        let secret = self.base32();
        format!(
            "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&digits=6&period={STEP_SECONDS}"
        )
    }

    fn base32(&self) -> String {
        let mut text = String::with_capacity(32);
        let (mut held, mut bits) = (0_u32, 0_u32);
        for byte in self.0 {
            held = (held << 8) | u32::from(byte);
            bits += 8;
            while bits >= 5 {
                bits -= 5;
                let index = usize::try_from((held >> bits) & 31).unwrap_or_default();
                text.extend(BASE32.get(index).copied().map(char::from));
            }
            held &= (1 << bits) - 1;
        }
        text
    }
}

fn seconds(now: Instant) -> u64 {
    u64::try_from(now.micros().div_euclid(1_000_000)).unwrap_or_default()
}

/// RFC 3986, 2.1: everything but unreserved signs.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    const SECRET: TotpSecret = TotpSecret(*b"12345678901234567890");

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn code_is_that_of_the_rfc() {
        // Appendix B has eight digits; ours are the last six.
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(SECRET.code_at(at(time)), code);
            assert_eq!(SECRET.step_of(code, at(time)), Some(time / 30));
        }
    }

    #[test]
    fn code_is_accepted_one_step_early_or_late_and_no_more() {
        let code = SECRET.code_at(at(3000));

        assert_eq!(SECRET.step_of(&code, at(2970)), Some(100));
        assert_eq!(SECRET.step_of(&code, at(3059)), Some(100));
        assert_eq!(SECRET.step_of(&code, at(3060)), None);
        assert_eq!(SECRET.step_of(&code, at(2969)), None);
    }

    #[test]
    fn code_with_spaces_is_read_and_anything_else_is_not() {
        assert_eq!(SECRET.step_of(" 287 082 ", at(59)), Some(1));
        for wrong in ["", "28708", "2870820", "28708a", "+87082"] {
            assert_eq!(SECRET.step_of(wrong, at(59)), None, "{wrong}");
        }
    }

    #[test]
    fn secret_is_shown_in_groups_of_base_32() {
        assert_eq!(SECRET.grouped(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    #[test]
    fn address_escapes_what_a_name_may_hold() {
        assert_eq!(
            SECRET.address("Rete: La Spezia", "a+b@comune.example"),
            "otpauth://totp/Rete%3A%20La%20Spezia:a%2Bb%40comune.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Rete%3A%20La%20Spezia&digits=6&period=30"
        );
    }
}
