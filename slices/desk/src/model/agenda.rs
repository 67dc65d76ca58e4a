//! The agenda, the bookable resource, and its rules in local wall time.

use jiff::civil::{Date, Weekday};
use kernel::Id;
use uuid::Uuid;

use super::{Channels, Desk, VideoAddress};

/// An operator or a counter that can be booked. It may serve several desks and channels; its bookings never overlap
/// in one seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda {
    /// Its id.
    pub id: Id<Agenda>,
    /// The desk that keeps it.
    pub desk: Id<Desk>,
    /// How operators call it.
    pub name: String,
    /// The operator whose agenda it is; none for a counter.
    pub person: Option<Uuid>,
    /// How many people at the same time (1 to 200).
    pub capacity: u8,
    /// Length of an appointment.
    pub slot_minutes: u16,
    /// Left free after each.
    pub buffer_minutes: u16,
    /// How long before it can still be booked by the public.
    pub notice_minutes: u32,
    /// How many days ahead it can be booked.
    pub horizon_days: u16,
    /// Whether it takes bookings.
    pub active: bool,
    /// Where it meets people by video.
    pub video: Option<VideoAddress>,
}

/// A span of a day on the wall clock, in minutes from midnight; the end (at most 1440) is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WallSpan {
    from: u16,
    until: u16,
}

/// Why two times are no span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WallSpanError {
    /// Ends before it begins, or after midnight.
    #[error("a span ends after it begins, at midnight at the latest")]
    WrongOrder,
    /// Not a multiple of five minutes.
    #[error("times are whole five minutes")]
    NotFiveMinutes,
}

impl WallSpan {
    /// The whole day.
    pub const DAY: Self = Self { from: 0, until: 1440 };

    /// From and until, in minutes from midnight.
    ///
    /// # Errors
    /// See [`WallSpanError`].
    pub const fn new(from: u16, until: u16) -> Result<Self, WallSpanError> {
        if from >= until || until > 1440 {
            Err(WallSpanError::WrongOrder)
        } else if !from.is_multiple_of(5) || !until.is_multiple_of(5) {
            Err(WallSpanError::NotFiveMinutes)
        } else {
            Ok(Self { from, until })
        }
    }

    /// Where it begins.
    pub const fn from(self) -> u16 {
        self.from
    }

    /// Where it ends.
    pub const fn until(self) -> u16 {
        self.until
    }
}

/// Weekly hours: on that weekday the agenda serves that desk on those channels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opening {
    /// Whose.
    pub agenda: Id<Agenda>,
    /// Where.
    pub desk: Id<Desk>,
    /// On which day of each week.
    pub weekday: Weekday,
    /// When.
    pub span: WallSpan,
    /// How.
    pub channels: Channels,
}

/// A pause inside the weekly hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break {
    /// Whose.
    pub agenda: Id<Agenda>,
    /// On which day of each week.
    pub weekday: Weekday,
    /// When.
    pub span: WallSpan,
}

/// Hours of one day in place of the weekly ones and their breaks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exception {
    /// Whose.
    pub agenda: Id<Agenda>,
    /// Where.
    pub desk: Id<Desk>,
    /// On which day.
    pub day: Date,
    /// When.
    pub span: WallSpan,
    /// How.
    pub channels: Channels,
}

/// What a closure closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosureOf {
    /// One agenda, at all its desks.
    Agenda(Id<Agenda>),
    /// One desk, for all agendas.
    Desk(Id<Desk>),
    /// All desks of a network.
    Network(Uuid),
}

/// No bookings: on each day from `from_day` to `until_day` (included), within `span`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Closure {
    /// What it closes.
    pub of: ClosureOf,
    /// First day.
    pub from_day: Date,
    /// Last day.
    pub until_day: Date,
    /// Which hours of each.
    pub span: WallSpan,
}

/// All that decides when an agenda can be booked at some desks in some days. Its closures are those of the agenda
/// and of the desks; a network's come as one of each of its desks.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaRules {
    /// The agenda.
    pub agenda: Agenda,
    /// Its weekly hours at the desks asked for.
    pub openings: Vec<Opening>,
    /// Its breaks.
    pub breaks: Vec<Break>,
    /// Its exceptions in the days asked for, at any desk.
    pub exceptions: Vec<Exception>,
    /// The closures in the days asked for.
    pub closures: Vec<Closure>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn span_of_wrong_order_or_grain_is_refused() {
        assert_eq!(WallSpan::new(510, 510), Err(WallSpanError::WrongOrder));
        assert_eq!(WallSpan::new(510, 1445), Err(WallSpanError::WrongOrder));
        assert_eq!(WallSpan::new(511, 720), Err(WallSpanError::NotFiveMinutes));
        assert!(WallSpan::new(0, 1440).is_ok_and(|span| span == WallSpan::DAY));
    }
}
