//! How long an answer takes: the time that passed, nights and holidays included, and said so.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Instant;
use kernel::calendar::working_day_from;

/// How long it took, coarsely: all that is told outside the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerTime {
    /// Within a day of 24 hours.
    Day,
    /// Within three.
    ThreeDays,
    /// Within seven.
    Week,
    /// Within thirty.
    Month,
    /// Longer.
    Longer,
}

kernel::words!(AnswerTime {
    Day = "day",
    ThreeDays = "three_days",
    Week = "week",
    Month = "month",
    Longer = "longer",
});

impl AnswerTime {
    /// The class of so many minutes.
    pub const fn of(minutes: i64) -> Self {
        const DAY: i64 = 24 * 60;
        match minutes {
            ..=1440 => Self::Day,
            _ if minutes <= 3 * DAY => Self::ThreeDays,
            _ if minutes <= 7 * DAY => Self::Week,
            _ if minutes <= 30 * DAY => Self::Month,
            _ => Self::Longer,
        }
    }
}

/// Minutes from one moment to the other; never negative, whatever a mail server's clock says.
pub fn elapsed(from: Instant, to: Instant) -> i64 {
    to.minutes_since(from).max(0)
}

/// The day by which an answer comes: so many days after the day it arrived, or the first working day after.
pub fn answer_due(received: Instant, days: u16) -> Date {
    working_day_from(received.date().saturating_add(i64::from(days).days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn class_changes_at_its_border() {
        let classes = [0, 1440, 1441, 4320, 4321, 10_080, 10_081, 43_200, 43_201].map(AnswerTime::of);

        use AnswerTime::{Day, Longer, Month, ThreeDays, Week};
        assert_eq!(classes, [Day, Day, ThreeDays, ThreeDays, Week, Week, Month, Month, Longer]);
    }

    #[test]
    fn answer_is_due_on_a_day_on_which_somebody_works() {
        // 23 November 2026 is a Monday.
        let received = Instant::start_of(date(2026, 11, 23));

        assert_eq!(answer_due(received, 3), date(2026, 11, 26));
        assert_eq!(answer_due(received, 5), date(2026, 11, 30));
        // Tuesday the 8th of December is a holiday.
        assert_eq!(answer_due(received, 15), date(2026, 12, 9));
        assert_eq!(elapsed(received.plus_minutes(5), received), 0);
    }
}
