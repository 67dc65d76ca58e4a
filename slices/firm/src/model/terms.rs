//! The network's time limits towards firms. They are the same for every installation: a firm that reads "within five days"
//! on one portal of this kind should not read "within thirty" on the next.

use jiff::civil::Date;
use kernel::Instant;
use kernel::calendar::working_day_from;

use super::{Need, State};

/// The network answers a confirmed need in so many days, holidays included; where the last of them is a holiday, on the
/// working day after it.
pub const ANSWER_DAYS: i64 = 5;
/// A need is over in so many days, or its page says that it is late.
pub const CLOSE_DAYS: i64 = 60;
/// A body of the network says whether it can in so many days.
pub const ASK_DAYS: i64 = 7;
/// So many days before, it is reminded.
pub const ASK_REMIND_DAYS: i64 = 2;
/// A firm that was asked how it went says so in as many days, or the need is closed without her word.
pub const OUTCOME_DAYS: i64 = 21;
/// A need to which nothing happened for so long is closed.
pub const REST_DAYS: i64 = 180;
/// A need that nobody confirmed goes.
pub const UNCONFIRMED_DAYS: i64 = 14;
/// A form that was begun is kept for so long.
pub const DRAFT_DAYS: i64 = 14;
/// Names, codes, contacts and words of a closed need are kept for so long.
pub const RETENTION_DAYS: i64 = 365;

/// What is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// The first answer.
    Answer,
    /// The end.
    End,
}

/// The last day on which a need that was confirmed then is answered in time: one on which somebody works.
pub fn answer_by(received: Instant) -> Date {
    working_day_from(received.plus_days(ANSWER_DAYS).date())
}

/// The last day on which a body that is asked now answers in time.
pub fn ask_by(now: Instant) -> Date {
    working_day_from(now.plus_days(ASK_DAYS).date())
}

/// What was confirmed before this moment and has no answer is late: holidays may have pushed the last day on.
pub fn late_before(now: Instant) -> Instant {
    let mut first = Instant::start_of(now.date()).plus_days(-ANSWER_DAYS);
    while answer_by(first.plus_days(-1)) >= now.date() {
        first = first.plus_days(-1);
    }
    Instant::start_of(first.date())
}

impl Need {
    /// Whether the network is late with it.
    pub fn late(&self, now: Instant) -> Option<Late> {
        let received = self.received_at?;
        match self.state {
            State::Received if now.date() > answer_by(received) => Some(Late::Answer),
            State::Received | State::Answered if now.date() > received.plus_days(CLOSE_DAYS).date() => {
                Some(Late::End)
            }
            _ => None,
        }
    }

    /// How many days it has waited, or had taken when it was closed.
    pub fn age_days(&self, now: Instant) -> i64 {
        let until = self.closed_at.unwrap_or(now);
        until.minutes_since(self.received_at.unwrap_or(self.sent_at)) / (24 * 60)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(day: Date) -> Instant {
        Instant::start_of(day).plus_minutes(600)
    }

    #[test]
    fn nobody_is_promised_an_answer_by_a_holiday() {
        for (confirmed, by) in [
            // Monday to Saturday, so Monday; Tuesday to Sunday; the 3rd of December to the Immaculate; Easter and its Monday.
            (date(2026, 11, 23), date(2026, 11, 30)),
            (date(2026, 11, 24), date(2026, 11, 30)),
            (date(2026, 11, 25), date(2026, 11, 30)),
            (date(2026, 12, 3), date(2026, 12, 9)),
            (date(2026, 3, 31), date(2026, 4, 7)),
        ] {
            assert_eq!(answer_by(at(confirmed)), by, "{confirmed}");
        }
        assert_eq!(ask_by(at(date(2026, 12, 1))), date(2026, 12, 9));
    }

    #[test]
    fn what_is_late_is_what_was_to_be_answered_before_today() {
        let mut day = date(2026, 11, 20);
        while day < date(2027, 1, 20) {
            let before = late_before(at(day));
            assert!(answer_by(before.plus_minutes(-1)) < day && answer_by(before) >= day, "{day}");
            day = day.tomorrow().unwrap();
        }
    }
}
