//! Roles held on scopes, with dates.

use jiff::civil::Date;
use kernel::{Id, Instant};
use uuid::Uuid;

use super::{PersonId, Role};

/// The id of a grant.
pub type GrantId = Id<Grant>;

/// A role that somebody holds on a scope from a time on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Its id.
    pub id: GrantId,
    /// Who holds it.
    pub person: PersonId,
    /// What she may be.
    pub role: Role,
    /// On what.
    pub scope: Uuid,
    /// From when.
    pub valid_from: Instant,
    /// Until when (no longer at that instant); open when absent.
    pub valid_until: Option<Instant>,
    /// The office whose group it comes from, if it does: such a one ends with the group.
    pub office: Option<String>,
}

impl Grant {
    /// Whether it holds at that time.
    #[must_use]
    pub fn holds_at(&self, now: Instant) -> bool {
        self.valid_from <= now && self.valid_until.is_none_or(|until| now < until)
    }

    /// Whether it is over at that time.
    #[must_use]
    pub fn is_over_at(&self, now: Instant) -> bool {
        self.valid_until.is_some_and(|until| until <= now)
    }
}

/// What a grant is of: the target of the permits to give it or end it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Who.
    pub person: PersonId,
    /// On what.
    pub scope: Uuid,
}

/// A role to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGrant {
    /// What she shall be.
    pub role: Role,
    /// On what.
    pub scope: Uuid,
    /// The scopes in which that one lies (a desk's body and network): who holds a fitting role there may give it.
    /// Told by the room that knows; identity takes its word.
    pub within: Vec<Uuid>,
    /// From when; a time that is over means from now.
    pub valid_from: Instant,
    /// Until when, if it shall end by itself.
    pub valid_until: Option<Instant>,
}

/// Why a role cannot be given so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GrantFault {
    /// It would end before it begins, or is over already.
    #[error("the grant ends before it begins")]
    EndsBeforeItBegins,
}

impl NewGrant {
    /// From now on, without end.
    #[must_use]
    pub fn from_now(role: Role, scope: Uuid, within: impl IntoIterator<Item = Uuid>, now: Instant) -> Self {
        Self { role, scope, within: within.into_iter().collect(), valid_from: now, valid_until: None }
    }

    /// With the days people choose: from the first day's midnight to the end of the last day, in Rome.
    ///
    /// # Errors
    /// [`GrantFault`] when it would never hold.
    pub fn on_days(
        mut self,
        first: Option<Date>,
        last: Option<Date>,
        now: Instant,
    ) -> Result<Self, GrantFault> {
        self.valid_from = first.map_or(now, |day| Instant::start_of(day).max(now));
        self.valid_until = last.and_then(|day| day.tomorrow().ok()).map(Instant::start_of);
        if self.valid_until.is_some_and(|until| until <= self.valid_from) {
            return Err(GrantFault::EndsBeforeItBegins);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn noon() -> Instant {
        Instant::from_rome(date(2026, 11, 23).at(12, 0, 0, 0))
    }

    fn new() -> NewGrant {
        NewGrant::from_now(Role::Operator, Uuid::from_u128(1), [], noon())
    }

    #[test]
    fn grant_with_days_holds_from_midnight_to_the_end_of_the_last_day() {
        let dated = new().on_days(Some(date(2026, 11, 25)), Some(date(2026, 11, 26)), noon()).unwrap();
        let grant = Grant {
            id: Id::from_uuid(Uuid::from_u128(2)),
            person: Id::from_uuid(Uuid::from_u128(3)),
            role: dated.role,
            scope: dated.scope,
            valid_from: dated.valid_from,
            valid_until: dated.valid_until,
            office: None,
        };
        let at = |day, hour, minute| Instant::from_rome(date(2026, 11, day).at(hour, minute, 0, 0));

        assert!(!grant.holds_at(at(24, 23, 59)));
        assert!(grant.holds_at(at(25, 0, 0)));
        assert!(grant.holds_at(at(26, 23, 59)));
        assert!(!grant.holds_at(at(27, 0, 0)));
        assert!(grant.is_over_at(at(27, 0, 0)));
    }

    #[test]
    fn grant_for_today_holds_from_now_to_midnight() {
        let dated = new().on_days(Some(date(2026, 11, 23)), Some(date(2026, 11, 23)), noon()).unwrap();

        assert_eq!(dated.valid_from, noon());
        assert_eq!(dated.valid_until, Some(Instant::start_of(date(2026, 11, 24))));
    }

    #[test]
    fn grant_that_would_never_hold_is_refused() {
        let over = new().on_days(None, Some(date(2026, 11, 22)), noon());
        let reversed = new().on_days(Some(date(2026, 12, 2)), Some(date(2026, 12, 1)), noon());

        assert_eq!(over, Err(GrantFault::EndsBeforeItBegins));
        assert_eq!(reversed, Err(GrantFault::EndsBeforeItBegins));
    }
}
