//! How long something may be kept, and why.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Longest reason that is kept, in bytes: one line of a table.
const MAX_REASON: usize = 300;

/// How long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RetentionLength {
    /// Whole days.
    Days(u16),
    /// Whole calendar months.
    Months(u16),
}

/// How long a personal datum or a document is kept after its last use, and the reason (GDPR art. 5(1)(e): storage
/// limitation). Its text is an ISO 8601 duration and the reason: `P24M accounts of the agreement`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Retention {
    length: RetentionLength,
    reason: Cow<'static, str>,
}

/// Why a text is no retention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RetentionError {
    /// Nothing was typed.
    #[error("the retention is empty")]
    Empty,
    /// No duration of days (`P90D`), months (`P24M`) or years (`P10Y`) at the beginning.
    #[error("a retention begins with a duration such as P24M")]
    WrongLength,
    /// No reason behind the duration.
    #[error("a retention has a reason")]
    NoReason,
    /// A reason of more than 300 characters.
    #[error("the reason is too long")]
    ReasonTooLong,
}

impl Retention {
    /// So many days; 0 is until the end of the day of the last use.
    pub const fn days(count: u16, reason: &'static str) -> Self {
        Self { length: RetentionLength::Days(count), reason: Cow::Borrowed(reason) }
    }

    /// So many calendar months.
    pub const fn months(count: u16, reason: &'static str) -> Self {
        Self { length: RetentionLength::Months(count), reason: Cow::Borrowed(reason) }
    }

    /// Reads the text of a retention (see the type); years become months.
    ///
    /// # Errors
    /// See [`RetentionError`].
    pub fn parse(text: &str) -> Result<Self, RetentionError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(RetentionError::Empty);
        }
        let (duration, reason) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let length = length(duration).ok_or(RetentionError::WrongLength)?;
        let reason = reason.trim();
        if reason.is_empty() {
            Err(RetentionError::NoReason)
        } else if reason.len() > MAX_REASON {
            Err(RetentionError::ReasonTooLong)
        } else {
            Ok(Self { length, reason: Cow::Owned(reason.to_owned()) })
        }
    }

    /// How long.
    pub const fn length(&self) -> RetentionLength {
        self.length
    }

    /// Why so long.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The last day on which something last used on `last_use` may still be there. A month that is shorter ends it
    /// on its own last day. The far end of the calendar is never passed.
    pub fn last_day(&self, last_use: Date) -> Date {
        match self.length {
            RetentionLength::Days(count) => last_use.saturating_add(i64::from(count).days()),
            RetentionLength::Months(count) => last_use.saturating_add(i64::from(count).months()),
        }
    }

    /// Whether something last used on `last_use` must be gone on `today`.
    pub fn is_over(&self, last_use: Date, today: Date) -> bool {
        self.last_day(last_use) < today
    }
}

fn length(duration: &str) -> Option<RetentionLength> {
    let body = duration.strip_prefix('P')?;
    let count =
        |unit: char| body.strip_suffix(unit).filter(|n| n.bytes().all(|c| c.is_ascii_digit()))?.parse().ok();
    let years = || count('Y').and_then(|years: u16| years.checked_mul(12));
    count('D').map(RetentionLength::Days).or_else(|| count('M').or_else(years).map(RetentionLength::Months))
}

impl fmt::Display for Retention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length {
            RetentionLength::Days(count) => write!(f, "P{count}D {}", self.reason),
            RetentionLength::Months(count) => write!(f, "P{count}M {}", self.reason),
        }
    }
}

impl FromStr for Retention {
    type Err = RetentionError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Retention {
    type Error = RetentionError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Retention> for String {
    fn from(retention: Retention) -> Self {
        retention.to_string()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn retention_in_months_ends_on_the_same_day_or_the_last_of_the_month() {
        let retention = Retention::months(1, "to answer complaints");

        assert_eq!(retention.last_day(date(2026, 10, 25)), date(2026, 11, 25));
        assert_eq!(retention.last_day(date(2026, 1, 31)), date(2026, 2, 28));
        assert!(!retention.is_over(date(2026, 10, 25), date(2026, 11, 25)));
        assert!(retention.is_over(date(2026, 10, 25), date(2026, 11, 26)));
    }

    #[test]
    fn retention_is_written_and_read_back() {
        let kept = Retention::days(90, "to call back");

        assert_eq!(kept.to_string(), "P90D to call back");
        assert_eq!(Retention::parse("P90D to call back"), Ok(kept));
        assert_eq!(Retention::parse("P10Y accounts"), Ok(Retention::months(120, "accounts")));
    }

    #[test]
    fn retention_of_wrong_form_is_refused() {
        assert_eq!(Retention::parse(" "), Err(RetentionError::Empty));
        assert_eq!(Retention::parse("P24M"), Err(RetentionError::NoReason));
        for text in ["two years", "24M reason", "P-1M reason", "P+1M reason", "PM reason", "P9999Y reason"] {
            assert_eq!(Retention::parse(text), Err(RetentionError::WrongLength), "{text}");
        }
        let long = format!("P1M {}", "x".repeat(301));
        assert_eq!(Retention::parse(&long), Err(RetentionError::ReasonTooLong));
    }
}
