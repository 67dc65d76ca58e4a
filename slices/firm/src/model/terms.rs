//! The network's time limits towards firms. They are the same for every installation: a firm that reads "within five days"
//! on one portal of this kind should not read "within thirty" on the next.

use jiff::civil::Date;
use kernel::Instant;

use super::{Need, State};

/// The network answers a confirmed need in so many days, holidays included.
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

/// The last day on which a need that was confirmed then is answered in time.
pub fn answer_by(received: Instant) -> Date {
    received.plus_days(ANSWER_DAYS).date()
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
