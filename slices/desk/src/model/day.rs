//! A day in Rome as a row of five-minute grains: 288 of them, 276 in the night of March, 300 in that of October.

use jiff::civil::Date;
use kernel::{Instant, ROME};

/// Minutes in a grain.
pub const GRAIN_MINUTES: i64 = 5;
/// Microseconds in a grain.
const GRAIN_MICROS: i64 = GRAIN_MINUTES * 60_000_000;

/// The grain that an instant lies in, counted from 1970.
pub const fn grain_of(instant: Instant) -> i64 {
    instant.micros().div_euclid(GRAIN_MICROS)
}

/// The first grain that begins at that instant or later.
pub const fn grain_from(instant: Instant) -> i64 {
    -(-instant.micros()).div_euclid(GRAIN_MICROS)
}

/// The instant at which a grain begins.
pub const fn start_of_grain(grain: i64) -> Instant {
    Instant::from_micros(grain * GRAIN_MICROS)
}

/// One day in Rome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalDay {
    /// The day.
    pub date: Date,
    /// Its first grain, counted from 1970.
    pub first_grain: i64,
    /// How many it has.
    pub grains: u16,
    change: Option<Change>,
}

/// The clock is changed that many minutes after midnight, by so many minutes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Change {
    after_minutes: i64,
    shift_minutes: i64,
}

impl LocalDay {
    /// The day of that date.
    pub fn new(date: Date) -> Self {
        Self::between(date, Instant::start_of(date), Instant::start_of(date.tomorrow().unwrap_or(Date::MAX)))
    }

    /// Consecutive days, the last included.
    pub fn range(from: Date, until: Date) -> Vec<Self> {
        let mut days = Vec::new();
        let mut midnight = Instant::start_of(from);
        for date in from.series(jiff::Span::new().days(1)).take_while(|date| *date <= until) {
            let Ok(tomorrow) = date.tomorrow() else { break };
            let next = Instant::start_of(tomorrow);
            days.push(Self::between(date, midnight, next));
            midnight = next;
        }
        days
    }

    fn between(date: Date, midnight: Instant, next: Instant) -> Self {
        let minutes = next.minutes_since(midnight).clamp(0, 25 * 60);
        let change = (minutes != 24 * 60).then(|| change_after(midnight, 24 * 60 - minutes)).flatten();
        let grains = u16::try_from(minutes / GRAIN_MINUTES).unwrap_or(288);
        Self { date, first_grain: grain_of(midnight), grains, change }
    }

    /// The place in this day at which a clock on the wall first shows that minute of the day or a later one. So a
    /// reading that the March night skips is the moment of the change, and one that the October night has twice is
    /// the first of the two; hours that touch still touch.
    pub fn place_of(&self, wall_minute: u16) -> u16 {
        let wall = i64::from(wall_minute);
        let minutes =
            match self.change {
                Some(Change { after_minutes, shift_minutes }) if shift_minutes > 0 => {
                    if wall <= after_minutes { wall } else { (wall - shift_minutes).max(after_minutes) }
                }
                Some(Change { after_minutes, shift_minutes }) if wall >= after_minutes => {
                    wall - shift_minutes
                }
                _ => wall,
            };
        u16::try_from(minutes / GRAIN_MINUTES).unwrap_or(self.grains).min(self.grains)
    }
}

fn change_after(midnight: Instant, shift_minutes: i64) -> Option<Change> {
    let change = ROME.following(midnight.timestamp()).next()?;
    let after_minutes = Instant::from(change.timestamp()).minutes_since(midnight);
    Some(Change { after_minutes, shift_minutes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn ordinary_day_has_288_grains_and_shows_its_minutes() {
        let day = LocalDay::new(date(2026, 11, 23));

        assert_eq!(day.grains, 288);
        assert_eq!(start_of_grain(day.first_grain).rfc3339(), "2026-11-23T00:00:00+01:00");
        assert_eq!([0, 510, 1440].map(|minute| day.place_of(minute)), [0, 102, 288]);
    }

    #[test]
    fn march_night_has_one_hour_less_and_skipped_times_are_the_change() {
        let day = LocalDay::new(date(2027, 3, 28));

        assert_eq!(day.grains, 276);
        assert_eq!(
            [60, 120, 150, 180, 240, 1440].map(|minute| day.place_of(minute)),
            [12, 24, 24, 24, 36, 276]
        );
    }

    #[test]
    fn october_night_has_one_hour_more_and_double_times_are_the_first() {
        let day = LocalDay::new(date(2026, 10, 25));

        assert_eq!(day.grains, 300);
        assert_eq!([60, 150, 180, 240, 1440].map(|minute| day.place_of(minute)), [12, 30, 48, 60, 300]);
    }

    #[test]
    fn range_of_days_is_the_same_as_each_day() {
        let days = LocalDay::range(date(2026, 10, 24), date(2026, 10, 26));

        assert_eq!(days, [24, 25, 26].map(|day| LocalDay::new(date(2026, 10, day))));
    }

    #[test]
    fn grain_from_rounds_up() {
        let whole = Instant::from_micros(3 * GRAIN_MICROS);

        assert_eq!((grain_from(whole), grain_of(whole)), (3, 3));
        assert_eq!(grain_from(Instant::from_micros(3 * GRAIN_MICROS + 1)), 4);
    }
}
