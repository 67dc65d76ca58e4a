//! Sessions: how long they live and how far they have come.

use std::str::FromStr;

use kernel::{Id, Instant};
use policy::Level;

use super::{PersonId, Way};

/// The id of a session, for the page that lists and ends them; the cookie holds a token instead.
pub type SessionId = Id<Session>;

/// Without a request for so long, a session is over.
const IDLE_MINUTES: i64 = 30;
/// So long after its beginning, whatever she does.
const FULL_MINUTES: i64 = 12 * 60;
/// Time to give the code.
const CODE_MINUTES: i64 = 15;
/// Time to set up the app.
const ENROL_MINUTES: i64 = 60;
/// How often at most it is written down that she is still there.
const SEEN_MINUTES: i64 = 1;

/// How far a sign-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Password given, code awaited.
    Code,
    /// Password given, the app that makes codes is not set up.
    Enrol,
    /// Signed in.
    Full,
}

/// The text is no step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such step of a session")]
pub struct UnknownStep;

impl Step {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Enrol => "enrol",
            Self::Full => "full",
        }
    }

    /// When a session that begins now in this step is over at the latest.
    pub(crate) const fn expiry(self, now: Instant) -> Instant {
        now.plus_minutes(match self {
            Self::Code => CODE_MINUTES,
            Self::Enrol => ENROL_MINUTES,
            Self::Full => FULL_MINUTES,
        })
    }
}

impl FromStr for Step {
    type Err = UnknownStep;
    fn from_str(text: &str) -> Result<Self, UnknownStep> {
        [Self::Code, Self::Enrol, Self::Full].into_iter().find(|step| step.name() == text).ok_or(UnknownStep)
    }
}

/// A session on record.
#[derive(Clone, Debug)]
pub struct Session {
    pub(crate) id: SessionId,
    pub(crate) person: PersonId,
    pub(crate) step: Step,
    pub(crate) created_at: Instant,
    pub(crate) last_seen_at: Instant,
    pub(crate) expires_at: Instant,
    /// How it was signed in.
    pub(crate) way: Way,
    /// The level, of national identities.
    pub(crate) level: Option<Level>,
}

impl Session {
    /// Whether it still counts.
    pub(crate) fn is_alive_at(&self, now: Instant) -> bool {
        now < self.expires_at && now < self.last_seen_at.plus_minutes(IDLE_MINUTES)
    }

    /// Whether it is time to write down that she is still there.
    pub(crate) fn is_to_be_seen_at(&self, now: Instant) -> bool {
        self.last_seen_at.plus_minutes(SEEN_MINUTES) <= now
    }

    /// Sessions last seen before this are over.
    pub(crate) const fn idle_limit(now: Instant) -> Instant {
        now.plus_minutes(-IDLE_MINUTES)
    }
}

/// An open session as its owner sees it in her list.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    pub(crate) id: SessionId,
    pub(crate) created_at: Instant,
    pub(crate) last_seen_at: Instant,
    pub(crate) is_this: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const START: Instant = Instant::from_micros(0);

    fn session(step: Step, last_seen_at: Instant) -> Session {
        let expires_at = step.expiry(START);
        let id = Id::from_uuid(Uuid::from_u128(1));
        Session {
            id,
            person: Id::from_uuid(id.uuid()),
            step,
            created_at: START,
            last_seen_at,
            expires_at,
            way: Way::Password,
            level: None,
        }
    }

    #[test]
    fn session_unseen_for_half_an_hour_is_over() {
        let session = session(Step::Full, START);

        assert!(session.is_alive_at(START.plus_minutes(29)));
        assert!(!session.is_alive_at(START.plus_minutes(30)));
    }

    #[test]
    fn session_in_use_is_over_after_twelve_hours() {
        let session = session(Step::Full, START.plus_minutes(12 * 60 - 1));

        assert!(session.is_alive_at(START.plus_minutes(12 * 60 - 1)));
        assert!(!session.is_alive_at(START.plus_minutes(12 * 60)));
    }

    #[test]
    fn sign_in_waits_a_quarter_of_an_hour_for_the_code() {
        let session = session(Step::Code, START.plus_minutes(14));

        assert!(session.is_alive_at(START.plus_minutes(14)));
        assert!(!session.is_alive_at(START.plus_minutes(15)));
    }

    #[test]
    fn session_is_seen_at_most_once_a_minute() {
        let session = session(Step::Full, START);

        assert!(!session.is_to_be_seen_at(Instant::from_micros(59_999_999)));
        assert!(session.is_to_be_seen_at(START.plus_minutes(1)));
    }
}
