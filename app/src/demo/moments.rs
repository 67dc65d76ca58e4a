//! The hours of the demonstration's past and future at which its people act.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use kernel::{Clock, Instant};
use storage::Cx;

/// The same context at an hour of a day.
pub fn at(cx: &Cx, day: Date, hour: i8) -> Cx {
    under(cx, Instant::from_rome(day.at(hour, 0, 0, 0)))
}

/// The same context at an instant.
pub fn under(cx: &Cx, instant: Instant) -> Cx {
    cx.under(Clock::still(instant))
}

/// So many days later, or earlier.
pub fn later(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// The day itself, or the Friday before a weekend: offices work from Monday to Friday.
pub fn working(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => later(day, -1),
        Weekday::Sunday => later(day, -2),
        _ => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weekend_is_worked_on_the_friday_before() {
        assert_eq!(working(date(2026, 11, 22)), date(2026, 11, 20));
        assert_eq!(working(date(2026, 11, 20)), date(2026, 11, 20));
    }
}
