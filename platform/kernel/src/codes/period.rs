//! A span of days, both ends included.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A span of days from a first day to a last one, both included, or with no end yet. Its text is the interval of
/// ISO 8601-2: `2026-01-01/2026-12-31`, open `2026-01-01/..`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    from: Date,
    until: Option<Date>,
}

/// Why a text or two days are no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// Nothing was typed.
    #[error("the period is empty")]
    Empty,
    /// Not two days with a slash between them, or a day that does not exist.
    #[error("a period is written 2026-01-01/2026-12-31")]
    WrongForm,
    /// The last day comes before the first.
    #[error("the period ends before it begins")]
    EndsBeforeStart,
}

impl Period {
    /// From a first day to a last one, both included; `None` for no end yet.
    ///
    /// # Errors
    /// [`PeriodError::EndsBeforeStart`].
    pub fn new(from: Date, until: Option<Date>) -> Result<Self, PeriodError> {
        match until {
            Some(until) if until < from => Err(PeriodError::EndsBeforeStart),
            _ => Ok(Self { from, until }),
        }
    }

    /// From a day on, with no end yet.
    pub const fn starting(from: Date) -> Self {
        Self { from, until: None }
    }

    /// Reads the text of a period (see the type).
    ///
    /// # Errors
    /// See [`PeriodError`].
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PeriodError::Empty);
        }
        let (from, until) = text.split_once('/').ok_or(PeriodError::WrongForm)?;
        let until = if until == ".." { None } else { Some(day(until)?) };
        Self::new(day(from)?, until)
    }

    /// The first day.
    pub const fn from(self) -> Date {
        self.from
    }

    /// The last day, which still belongs to it; `None` when it has no end yet.
    pub const fn until(self) -> Option<Date> {
        self.until
    }

    /// Whether the day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the two have at least one day in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.until.is_none_or(|until| other.from <= until)
            && other.until.is_none_or(|until| self.from <= until)
    }

    /// Whether its last day lies before `day`.
    pub fn is_over(self, day: Date) -> bool {
        self.until.is_some_and(|until| until < day)
    }
}

/// Exactly `YYYY-MM-DD`: the library alone would accept a time behind it and drop it.
fn day(text: &str) -> Result<Date, PeriodError> {
    if text.len() != 10 {
        return Err(PeriodError::WrongForm);
    }
    text.parse().map_err(|_| PeriodError::WrongForm)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.until {
            Some(until) => write!(f, "{}/{until}", self.from),
            None => write!(f, "{}/..", self.from),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn period_contains_both_its_ends() {
        let year = period("2026-01-01/2026-12-31");

        assert!(year.contains(date(2026, 1, 1)));
        assert!(year.contains(date(2026, 12, 31)));
        assert!(!year.contains(date(2025, 12, 31)));
        assert!(!year.contains(date(2027, 1, 1)));
        assert!(!year.is_over(date(2026, 12, 31)));
        assert!(year.is_over(date(2027, 1, 1)));
    }

    #[test]
    fn period_without_end_contains_every_later_day() {
        let open = period("2026-01-01/..");

        assert!(open.contains(date(9999, 12, 31)));
        assert!(!open.is_over(date(9999, 12, 31)));
        assert_eq!(open.to_string(), "2026-01-01/..");
    }

    #[test]
    fn periods_that_share_one_day_overlap() {
        let first = period("2026-01-01/2026-06-30");

        assert!(first.overlaps(period("2026-06-30/2026-07-01")));
        assert!(first.overlaps(period("2025-01-01/..")));
        assert!(!first.overlaps(period("2026-07-01/..")));
        assert!(!period("2026-07-01/..").overlaps(first));
    }

    #[test]
    fn period_of_wrong_form_is_refused() {
        assert_eq!(Period::parse(""), Err(PeriodError::Empty));
        assert_eq!(Period::parse("2026-01-01"), Err(PeriodError::WrongForm));
        assert_eq!(Period::parse("2026-02-29/.."), Err(PeriodError::WrongForm));
        assert_eq!(Period::parse("2026-01-01T10:00/.."), Err(PeriodError::WrongForm));
        assert_eq!(Period::parse("2026-02-01/2026-01-31"), Err(PeriodError::EndsBeforeStart));
        assert!(Period::parse("2026-02-01/2026-02-01").is_ok());
    }
}
