//! A point in time, to the microsecond, and its reading on the wall clock of Europe/Rome.
//!
//! Rules are kept in local wall time and instants in UTC, so that an office that opens at 8:30 does so on both
//! sides of the two nights a year when the clock changes.

use std::fmt;
use std::sync::LazyLock;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The time zone of every desk: Europe/Rome, from the database bundled in the binary.
pub static ROME: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get("Europe/Rome").unwrap_or(TimeZone::UTC));

/// Microseconds since 1970-01-01T00:00Z: both databases keep it exactly, and it sorts as it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// Microseconds in a minute.
const MINUTE: i64 = 60_000_000;

impl Instant {
    /// The instant that many microseconds after 1970.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole milliseconds since 1970, for ids that carry a time.
    pub const fn millis(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// The same instant as the date library has it; the far ends of time are clamped.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::MAX)
    }

    /// What a clock on a wall in Rome shows.
    pub fn rome(self) -> Zoned {
        self.timestamp().to_zoned(ROME.clone())
    }

    /// The day it is in Rome.
    pub fn date(self) -> Date {
        self.rome().date()
    }

    /// The instant of a wall-clock reading in Rome. A reading that does not exist (the night in March) moves
    /// forward by the missing hour; one that exists twice (the night in October) is the first of the two.
    pub fn from_rome(wall: DateTime) -> Self {
        match wall.to_zoned(ROME.clone()) {
            Ok(zoned) => Self::from(zoned.timestamp()),
            Err(_) => Self(i64::MAX),
        }
    }

    /// Midnight at the beginning of a day in Rome.
    pub fn start_of(day: Date) -> Self {
        Self::from_rome(day.at(0, 0, 0, 0))
    }

    /// Later by whole minutes (earlier when negative).
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(MINUTE)))
    }

    /// Later by whole days of 24 hours.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_minutes(days.saturating_mul(24 * 60))
    }

    /// Whole minutes from `earlier` to this.
    pub const fn minutes_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).div_euclid(MINUTE)
    }

    /// RFC 3339 with the offset that Rome has at that instant, to the second: `2026-11-23T09:30:00+01:00`.
    pub fn rfc3339(self) -> String {
        let local = self.rome();
        let offset = local.offset().seconds();
        let sign = if offset < 0 { '-' } else { '+' };
        format!(
            "{}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
            local.date(),
            local.hour(),
            local.minute(),
            local.second(),
            offset.abs() / 3600,
            offset.abs() / 60 % 60
        )
    }

    /// Reads RFC 3339; an offset (or `Z`) is required, since a time without one is a guess.
    ///
    /// # Errors
    /// The date library's own, when the text is not such a time.
    pub fn parse(text: &str) -> Result<Self, jiff::Error> {
        text.parse::<Timestamp>().map(Self::from)
    }
}

impl From<Timestamp> for Instant {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

impl std::ops::Add<SignedDuration> for Instant {
    type Output = Self;
    fn add(self, duration: SignedDuration) -> Self {
        let micros = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
        Self(self.0.saturating_add(micros))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}
impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}
impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}
impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn wall_time_across_the_march_night_keeps_its_hour() {
        let before = Instant::from_rome(date(2027, 3, 27).at(8, 30, 0, 0));
        let after = Instant::from_rome(date(2027, 3, 28).at(8, 30, 0, 0));

        assert_eq!(after.minutes_since(before), 23 * 60);
        assert_eq!(after.rfc3339(), "2027-03-28T08:30:00+02:00");
    }

    #[test]
    fn wall_time_that_does_not_exist_moves_forward() {
        let missing = Instant::from_rome(date(2027, 3, 28).at(2, 30, 0, 0));

        assert_eq!(missing.rfc3339(), "2027-03-28T03:30:00+02:00");
    }

    #[test]
    fn wall_time_that_exists_twice_is_the_first() {
        let twice = Instant::from_rome(date(2026, 10, 25).at(2, 30, 0, 0));

        assert_eq!(twice.rfc3339(), "2026-10-25T02:30:00+02:00");
    }

    #[test]
    fn parse_without_offset_is_refused() {
        assert!(Instant::parse("2026-11-23T09:30:00").is_err());
        assert_eq!(Instant::parse("2026-11-23T08:30:00Z").unwrap().rfc3339(), "2026-11-23T09:30:00+01:00");
    }
}
