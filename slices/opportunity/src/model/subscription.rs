//! A saved search that writes by mail. Who left is not kept: her row is gone.

use kernel::{EmailAddress, Id, Instant};
use texts::Locale;

use super::Filter;

/// An address that was not confirmed is kept so long.
pub const CONFIRM_DAYS: i64 = 7;
/// A confirmation holds so long, then it is asked for again.
pub const YEAR_DAYS: i64 = 365;
/// So long before its end.
pub const REMIND_DAYS: i64 = 30;

/// A saved search.
#[derive(Clone, Debug, PartialEq)]
pub struct Subscription {
    /// Its id.
    pub id: Id<Subscription>,
    /// Where to write.
    pub email: EmailAddress,
    /// In which language.
    pub locale: Locale,
    /// What is looked for.
    pub filter: Filter,
    /// When it was asked for.
    pub asked_at: Instant,
    /// When it was last confirmed by its link; none before.
    pub confirmed_at: Option<Instant>,
    /// What was published up to here has been told.
    pub told_until: Instant,
}

impl Subscription {
    /// Until when it holds: seven days unconfirmed, a year confirmed.
    pub fn ends_at(&self) -> Instant {
        match self.confirmed_at {
            Some(confirmed) => confirmed.plus_days(YEAR_DAYS),
            None => self.asked_at.plus_days(CONFIRM_DAYS),
        }
    }

    /// Whether it is time to ask again.
    pub fn is_to_be_reminded(&self, now: Instant) -> bool {
        self.confirmed_at.is_some() && self.ends_at().plus_days(-REMIND_DAYS) <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn subscription_ends_after_a_week_or_a_year() {
        let asked_at = Instant::start_of(date(2026, 1, 1));
        let mut one = Subscription {
            id: Id::from_uuid(uuid::Uuid::from_u128(1)),
            email: EmailAddress::parse("a@esempio.it").unwrap(),
            locale: Locale::It,
            filter: Filter::default(),
            asked_at,
            confirmed_at: None,
            told_until: asked_at,
        };
        assert_eq!(one.ends_at().date(), date(2026, 1, 8));
        assert!(!one.is_to_be_reminded(asked_at.plus_days(6)));
        one.confirmed_at = Some(asked_at);
        assert_eq!(one.ends_at().date(), date(2027, 1, 1));
        assert!(!one.is_to_be_reminded(asked_at.plus_days(334)));
        assert!(one.is_to_be_reminded(asked_at.plus_days(335)));
    }
}
