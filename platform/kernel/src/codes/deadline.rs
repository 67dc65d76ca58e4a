//! The last moment that still counts.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::{Instant, ROME};

/// The last second, on the wall clocks of Europe/Rome, in which something is still in time. The second that it names
/// belongs to it. Where the clock shows that second twice (the night in October) the later one counts, and one that
/// is missing (the night in March) moves forward: doubt is resolved for the person who must keep the deadline.
///
/// Its text is `2026-11-23T12:00:00`, without offset since it is a wall reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Deadline(DateTime);

/// Why a text is no deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeadlineError {
    /// Nothing was typed.
    #[error("the deadline is empty")]
    Empty,
    /// Neither a day nor a day and a time, or one that does not exist.
    #[error("a deadline is written 2026-11-23T12:00")]
    WrongForm,
}

impl Deadline {
    /// At a wall-clock reading; parts of a second are dropped.
    pub fn at(wall: DateTime) -> Self {
        Self(wall.date().at(wall.hour(), wall.minute(), wall.second(), 0))
    }

    /// At the end of a day: its last second counts.
    pub fn end_of(day: Date) -> Self {
        Self(day.at(23, 59, 59, 0))
    }

    /// Reads `2026-11-23` (end of that day), `2026-11-23T12:00` or `2026-11-23T12:00:00`, also with a space for the
    /// `T`: what the browser's fields send.
    ///
    /// # Errors
    /// See [`DeadlineError`].
    pub fn parse(text: &str) -> Result<Self, DeadlineError> {
        let text = text.trim();
        match text.len() {
            0 => Err(DeadlineError::Empty),
            10 => text.parse().map(Self::end_of).map_err(|_| DeadlineError::WrongForm),
            16 | 19 => text.parse().map(Self::at).map_err(|_| DeadlineError::WrongForm),
            _ => Err(DeadlineError::WrongForm),
        }
    }

    /// The wall-clock reading in Europe/Rome.
    pub const fn wall(self) -> DateTime {
        self.0
    }

    /// The first instant that is too late.
    pub fn too_late_from(self) -> Instant {
        let last = ROME.to_ambiguous_timestamp(self.0).later();
        last.map_or(Instant::from_micros(i64::MAX), |last| {
            Instant::from_micros(Instant::from(last).micros().saturating_add(1_000_000))
        })
    }

    /// Whether something that happened at `instant` was in time.
    pub fn is_met_at(self, instant: Instant) -> bool {
        instant < self.too_late_from()
    }
}

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Deadline {
    type Err = DeadlineError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Deadline {
    type Error = DeadlineError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Deadline> for String {
    fn from(deadline: Deadline) -> Self {
        deadline.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn deadline_counts_its_own_second() {
        let noon = Deadline::parse("2026-11-23T12:00").unwrap();

        assert!(noon.is_met_at(instant("2026-11-23T12:00:00+01:00")));
        assert!(noon.is_met_at(instant("2026-11-23T12:00:00.999999+01:00")));
        assert!(!noon.is_met_at(instant("2026-11-23T12:00:01+01:00")));
    }

    #[test]
    fn deadline_of_a_day_lasts_until_midnight_in_rome() {
        let day = Deadline::parse("2026-07-01").unwrap();

        assert!(day.is_met_at(instant("2026-07-01T21:59:59Z")));
        assert!(!day.is_met_at(instant("2026-07-01T22:00:00Z")));
        assert_eq!(day.to_string(), "2026-07-01T23:59:59");
    }

    #[test]
    fn deadline_that_the_clock_shows_twice_is_the_later_one() {
        let twice = Deadline::parse("2026-10-25T02:30").unwrap();

        assert!(twice.is_met_at(instant("2026-10-25T02:30:00+01:00")));
        assert!(!twice.is_met_at(instant("2026-10-25T02:30:01+01:00")));
    }

    #[test]
    fn deadline_that_the_clock_never_shows_moves_forward() {
        let missing = Deadline::parse("2027-03-28T02:30").unwrap();

        assert!(missing.is_met_at(instant("2027-03-28T03:30:00+02:00")));
        assert!(!missing.is_met_at(instant("2027-03-28T03:30:01+02:00")));
    }

    #[test]
    fn deadline_written_is_read_back_and_wrong_form_is_refused() {
        let deadline = Deadline::parse("2026-11-23 12:00:00").unwrap();

        assert_eq!(Deadline::parse(&deadline.to_string()), Ok(deadline));
        assert_eq!(Deadline::parse(""), Err(DeadlineError::Empty));
        assert_eq!(Deadline::parse("23/11/2026"), Err(DeadlineError::WrongForm));
        assert_eq!(Deadline::parse("2026-11-31"), Err(DeadlineError::WrongForm));
        assert_eq!(Deadline::parse("2026-11-23T12:00Z"), Err(DeadlineError::WrongForm));
    }
}
