//! Who waits for a time, and the offer of one.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{EmailAddress, Id, Instant, PhoneNumber};
use texts::Locale;
use uuid::Uuid;

use super::{Appointment, Attendee, Channel, Desk, LocalDay, Opening, ServiceId, start_of_grain};

/// How long an offered time is held.
pub const OFFER_MINUTES: i64 = 120;
/// A time is offered only when at least so long remains before it, beyond the answer time.
pub const OFFER_LEAD_MINUTES: i64 = 60;

/// Somebody who waits for a time at a desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Her place.
    pub id: Id<Waiting>,
    /// Where.
    pub desk: Id<Desk>,
    /// What for.
    pub service: Option<ServiceId>,
    /// How.
    pub channel: Channel,
    /// From which day she could.
    pub from_day: Date,
    /// Until which day.
    pub until_day: Date,
    /// Her name.
    pub name: String,
    /// Her telephone.
    pub phone: Option<PhoneNumber>,
    /// Her mail address.
    pub email: Option<EmailAddress>,
    /// The language she reads.
    pub locale: Locale,
    /// Whether she still waits.
    pub state: WaitingState,
    /// Her account, if she had signed in.
    pub person: Option<Uuid>,
    /// Since when.
    pub created_at: Instant,
}

impl Waiting {
    /// Whether this is the place of who asks again: the same name with the same mail address or, where neither left
    /// one, with the same telephone. Two who share a telephone wait each for herself.
    pub fn is_of(&self, who: &Attendee) -> bool {
        let reached = match (&self.email, &who.email) {
            (Some(mine), Some(hers)) => mine.folded() == hers.folded(),
            (None, None) => self.phone.is_some() && self.phone == who.phone,
            _ => false,
        };
        let name = who.name.as_deref().unwrap_or_default();
        reached && self.name.to_lowercase() == name.to_lowercase()
    }
}

/// Whether somebody still waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingState {
    /// She waits.
    Waiting,
    /// A time is held for her.
    Offered,
    /// She took one.
    Satisfied,
    /// She does not wait any more.
    Withdrawn,
}

/// A time held for somebody who waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Its id; the resource of the mailed link.
    pub id: Id<Offer>,
    /// Who waits.
    pub waiting: Id<Waiting>,
    /// The held appointment.
    pub appointment: Id<Appointment>,
    /// Whether it can still be taken.
    pub state: OfferState,
    /// Until when.
    pub expires_at: Instant,
}

/// Whether an offer can still be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferState {
    /// It can, until it expires.
    Open,
    /// It was.
    Accepted,
    /// She said no.
    Refused,
    /// She did not answer.
    Lapsed,
}

/// Not a word of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a state of the waiting list")]
pub struct UnknownWaitingWord;

impl WaitingState {
    /// Whether she is on the list, with an offer or without.
    pub const fn is_on_list(self) -> bool {
        matches!(self, Self::Waiting | Self::Offered)
    }

    /// The word of the schema.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Offered => "offered",
            Self::Satisfied => "satisfied",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownWaitingWord`].
    pub fn parse(word: &str) -> Result<Self, UnknownWaitingWord> {
        let all = [Self::Waiting, Self::Offered, Self::Satisfied, Self::Withdrawn];
        all.into_iter().find(|state| state.word() == word).ok_or(UnknownWaitingWord)
    }
}

impl OfferState {
    /// The word of the schema.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Lapsed => "lapsed",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownWaitingWord`].
    pub fn parse(word: &str) -> Result<Self, UnknownWaitingWord> {
        let all = [Self::Open, Self::Accepted, Self::Refused, Self::Lapsed];
        all.into_iter().find(|state| state.word() == word).ok_or(UnknownWaitingWord)
    }
}

/// Hours of the day in which a mail is read; the time of an offer that is made at night begins in the morning.
const AWAKE: std::ops::Range<i8> = 8..20;

/// Until when a time may be offered: two hours of the day, and never so late that who is next could not come.
pub fn offer_until(now: Instant, starts_at: Instant) -> Option<Instant> {
    let until = awake(now).plus_minutes(OFFER_MINUTES);
    (until.plus_minutes(OFFER_LEAD_MINUTES) <= starts_at).then_some(until)
}

/// This moment, or the morning after it.
fn awake(now: Instant) -> Instant {
    let morning = |day: jiff::civil::Date| Instant::from_rome(day.at(AWAKE.start, 0, 0, 0));
    match now.rome().hour() {
        hour if hour < AWAKE.start => morning(now.date()),
        hour if hour >= AWAKE.end => morning(now.date().tomorrow().unwrap_or(now.date())),
        _ => now,
    }
}

/// The same for who left only a telephone: two hours from when somebody works at the desk to call her.
pub fn call_until(now: Instant, starts_at: Instant, openings: &[Opening]) -> Option<Instant> {
    let begins = (0..=7).find_map(|days| {
        let day = LocalDay::new(now.date().saturating_add(i64::from(days).days()));
        let at = |minute| start_of_grain(day.first_grain + i64::from(day.place_of(minute)));
        let today = openings.iter().filter(|opening| opening.weekday == day.date.weekday());
        let still_open = today.filter(|opening| at(opening.span.until()) > now);
        still_open.map(|opening| at(opening.span.from()).max(now)).min()
    });
    offer_until(begins?, starts_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Channels, WallSpan};
    use jiff::civil::{Weekday, date};
    use uuid::Uuid;

    #[test]
    fn who_is_called_has_two_hours_from_when_somebody_can_call() {
        let opening = |weekday| Opening {
            agenda: Id::from_uuid(Uuid::from_u128(1)),
            desk: Id::from_uuid(Uuid::from_u128(2)),
            weekday,
            span: WallSpan::new(510, 750).unwrap(),
            channels: Channels::ALL,
        };
        let openings = [opening(Weekday::Monday), opening(Weekday::Wednesday)];
        let monday = |hour, minute| Instant::from_rome(date(2026, 11, 23).at(hour, minute, 0, 0));
        let wednesday = |hour, minute| Instant::from_rome(date(2026, 11, 25).at(hour, minute, 0, 0));
        let thursday = wednesday(9, 0).plus_days(1);

        assert_eq!(call_until(monday(9, 0), thursday, &openings), Some(monday(11, 0)));
        assert_eq!(call_until(monday(6, 0), thursday, &openings), Some(monday(10, 30)));
        // In the afternoon nobody calls: on Wednesday from half past eight.
        assert_eq!(call_until(monday(15, 0), thursday, &openings), Some(wednesday(10, 30)));
        assert_eq!(call_until(monday(15, 0), wednesday(11, 0), &openings), None);
        assert_eq!(call_until(monday(9, 0), thursday, &[]), None);
    }

    #[test]
    fn time_too_near_is_not_offered() {
        let now = Instant::from_rome(date(2026, 11, 23).at(9, 0, 0, 0));

        assert_eq!(offer_until(now, now.plus_minutes(180)), Some(now.plus_minutes(120)));
        assert_eq!(offer_until(now, now.plus_minutes(179)), None);
    }

    #[test]
    fn time_offered_at_night_is_kept_into_the_morning() {
        let at = |day, hour| Instant::from_rome(date(2026, 11, day).at(hour, 25, 0, 0));
        let ten = |day| Some(Instant::from_rome(date(2026, 11, day).at(10, 0, 0, 0)));

        assert_eq!(offer_until(at(23, 3), at(23, 12)), ten(23));
        assert_eq!(offer_until(at(22, 22), at(23, 12)), ten(23));
        assert_eq!(offer_until(at(23, 3), at(23, 10)), None);
    }
}
