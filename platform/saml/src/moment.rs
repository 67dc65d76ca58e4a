//! Instants as messages write them: UTC, `YYYY-MM-DDThh:mm:ss[.fff]Z`.

use kernel::Instant;

const SECOND: i64 = 1_000_000;

/// Writes an instant to the second.
pub(crate) fn write(at: Instant) -> String {
    let whole = Instant::from_micros(at.micros().div_euclid(SECOND) * SECOND);
    whole.timestamp().to_string()
}

/// Reads an instant; any other form than UTC is none.
pub(crate) fn read(text: &str) -> Option<Instant> {
    let body = text.strip_suffix('Z')?;
    let (seconds, fraction) =
        body.split_once('.').map_or((body, None), |(seconds, part)| (seconds, Some(part)));
    let shape = seconds.len() == 19
        && seconds.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            10 => byte == b'T',
            13 | 16 => byte == b':',
            _ => byte.is_ascii_digit(),
        });
    let fraction_shape = fraction
        .is_none_or(|part| (1..=9).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    if shape && fraction_shape { Instant::parse(text).ok() } else { None }
}

/// Later by seconds (earlier when negative).
pub(crate) fn plus(at: Instant, seconds: i64) -> Instant {
    Instant::from_micros(at.micros().saturating_add(seconds.saturating_mul(SECOND)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_to_the_second_and_read_back() {
        let at = Instant::parse("2026-11-22T03:30:00.250Z").unwrap();

        assert_eq!(write(at), "2026-11-22T03:30:00Z");
        assert_eq!(read("2026-11-22T03:30:00.250Z"), Some(at));
        assert_eq!(read("2026-11-22T03:30:00.250000Z"), Some(at));
    }

    #[test]
    fn other_forms_are_none() {
        for text in [
            "",
            "2018/09/10",
            "2026-11-22",
            "2026-11-22T03:30:00",
            "2026-11-22T03:30:00+01:00",
            "2026-13-22T03:30:00Z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
