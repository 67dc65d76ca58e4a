//! How fresh a sheet is: directories go stale, so the date of the last confirmation decides who sees it.

use jiff::civil::Date;
use serde::Serialize;

/// Days for which a confirmation is good.
pub const FRESH_DAYS: i64 = 180;
/// Days after which a sheet that nobody confirmed is no longer shown.
pub const SHOWN_DAYS: i64 = 365;

/// Who stood by a sheet, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The day.
    pub on: Date,
    /// The body or its office, never a person.
    pub by: String,
}

/// What the date of the last confirmation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Freshness {
    /// Confirmed within 180 days.
    Fresh,
    /// Confirmed within a year: shown, with a mark.
    Stale,
    /// Older: not shown to the public.
    Hidden,
}

impl Freshness {
    /// On the day `today`.
    pub fn of(confirmed_on: Date, today: Date) -> Self {
        let days = days_between(confirmed_on, today);
        if days < FRESH_DAYS {
            Self::Fresh
        } else if days < SHOWN_DAYS {
            Self::Stale
        } else {
            Self::Hidden
        }
    }

    /// The last day of confirmation that hides a sheet on `today`: shown are those confirmed after it.
    pub fn hidden_up_to(today: Date) -> Date {
        days_before(today, SHOWN_DAYS)
    }

    /// The last day of confirmation that makes a sheet stale on `today`.
    pub fn stale_up_to(today: Date) -> Date {
        days_before(today, FRESH_DAYS)
    }
}

fn days_between(earlier: Date, later: Date) -> i64 {
    earlier.until(later).map_or(i64::MAX, |span| i64::from(span.get_days()))
}

fn days_before(day: Date, days: i64) -> Date {
    let span = jiff::Span::new().try_days(days);
    span.and_then(|span| day.checked_sub(span)).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn confirmation_ages_from_fresh_to_stale_to_hidden() {
        let today = date(2026, 11, 21);
        let ago = |days| days_before(today, days);

        assert_eq!(Freshness::of(today, today), Freshness::Fresh);
        assert_eq!(Freshness::of(ago(179), today), Freshness::Fresh);
        assert_eq!(Freshness::of(ago(180), today), Freshness::Stale);
        assert_eq!(Freshness::of(ago(364), today), Freshness::Stale);
        assert_eq!(Freshness::of(ago(365), today), Freshness::Hidden);
    }

    #[test]
    fn limits_for_the_database_agree_with_the_rule() {
        let today = date(2026, 11, 21);

        assert_eq!(Freshness::of(Freshness::hidden_up_to(today), today), Freshness::Hidden);
        assert_eq!(
            Freshness::of(Freshness::hidden_up_to(today).tomorrow().unwrap(), today),
            Freshness::Stale
        );
        assert_eq!(Freshness::of(Freshness::stale_up_to(today), today), Freshness::Stale);
        assert_eq!(Freshness::of(Freshness::stale_up_to(today).tomorrow().unwrap(), today), Freshness::Fresh);
    }
}
