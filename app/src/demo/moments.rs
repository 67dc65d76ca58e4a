//! The hours of the demonstration's past and future at which its people act.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use kernel::{Clock, Instant};
use storage::Cx;

/// The same context at an hour of a day.
pub fn at(cx: &Cx, day: Date, hour: i8) -> Cx {
    under(cx, Instant::from_rome(day.at(hour, 0, 0, 0)))
}

/// The same context at an instant.
pub fn under(cx: &Cx, instant: Instant) -> Cx {
    cx.under(Clock::still(instant))
}

/// So many days later, or earlier.
pub fn later(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// The day itself, or the Friday before a weekend: offices work from Monday to Friday.
pub fn working(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => later(day, -1),
        Weekday::Sunday => later(day, -2),
        _ => day,
    }
}

/// The public holidays of Italy from a day to a day, each with its name.
pub fn holidays(from: Date, until: Date) -> Vec<(Date, &'static str)> {
    const FIXED: [(i8, i8, &str); 11] = [
        (1, 1, "Capodanno"),
        (1, 6, "Epifania"),
        (4, 25, "Festa della Liberazione"),
        (5, 1, "Festa del lavoro"),
        (6, 2, "Festa della Repubblica"),
        (8, 15, "Ferragosto"),
        (10, 4, "San Francesco"),
        (11, 1, "Ognissanti"),
        (12, 8, "Immacolata"),
        (12, 25, "Natale"),
        (12, 26, "Santo Stefano"),
    ];
    let mut days = Vec::new();
    for year in from.year()..=until.year() {
        let fixed = FIXED.iter().filter(|(month, day, _)| (*month, *day) != (10, 4) || year >= 2026);
        days.extend(
            fixed.filter_map(|(month, day, name)| Some((Date::new(year, *month, *day).ok()?, *name))),
        );
        days.extend(easter(year).map(|sunday| (later(sunday, 1), "Lunedì dell'Angelo")));
    }
    days.retain(|(day, _)| (from..=until).contains(day));
    days.sort();
    days
}

/// Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let year_ = i32::from(year);
    let (a, b, c) = (year_ % 19, year_ / 100, year_ % 100);
    let (d, e, g) = (b / 4, b % 4, (8 * b + 13) / 25);
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_falls_where_the_calendar_says() {
        let known =
            [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2028, 4, 16)];

        for day in known {
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn holidays_across_a_new_year_come_in_order() {
        let found = holidays(date(2026, 12, 20), date(2027, 1, 31));

        let days: Vec<Date> = found.iter().map(|(day, _)| *day).collect();
        assert_eq!(days, [date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1), date(2027, 1, 6)]);
    }

    #[test]
    fn weekend_is_worked_on_the_friday_before() {
        assert_eq!(working(date(2026, 11, 22)), date(2026, 11, 20));
        assert_eq!(working(date(2026, 11, 20)), date(2026, 11, 20));
    }
}
