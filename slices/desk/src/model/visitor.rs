//! How much one visitor may book, so that nobody takes the times of all others.

/// Who asks for a time without being known: where she comes from, and how much she may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// A pseudonym of the network address; a library's whole hall has the same.
    pub origin: String,
    /// How much she may have.
    pub limits: BookingLimits,
}

/// How much one visitor may book; zero is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BookingLimits {
    /// Appointments still ahead with one telephone or mail address, at one desk on one day.
    pub same_day: u16,
    /// Appointments still ahead with one telephone or mail address, in the whole network.
    pub ahead: u16,
    /// Bookings from one network address in an hour.
    pub per_hour: u16,
}

/// The limit that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// So many at this desk on this day.
    SameDay(u16),
    /// So many in all.
    Ahead(u16),
    /// Too many from this network address, or with this contact, in the last hour.
    Hour,
}

impl BookingLimits {
    /// The limit that one more appointment would break, where she has so many ahead, and so many of them at that desk
    /// on that day.
    pub fn reached(self, ahead: i64, same_day: i64) -> Option<Reached> {
        if is_full(self.same_day, same_day) {
            Some(Reached::SameDay(self.same_day))
        } else if is_full(self.ahead, ahead) {
            Some(Reached::Ahead(self.ahead))
        } else {
            None
        }
    }
}

fn is_full(limit: u16, count: i64) -> bool {
    limit > 0 && count >= i64::from(limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_no_limit_and_the_day_is_told_before_the_rest() {
        let limits = BookingLimits { same_day: 3, ahead: 5, per_hour: 0 };

        assert_eq!(BookingLimits::default().reached(100, 100), None);
        assert_eq!(limits.reached(4, 2), None);
        assert_eq!(limits.reached(4, 3), Some(Reached::SameDay(3)));
        assert_eq!(limits.reached(5, 2), Some(Reached::Ahead(5)));
        assert_eq!(limits.reached(5, 3), Some(Reached::SameDay(3)));
    }
}
