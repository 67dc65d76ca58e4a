//! The days on which Italian offices work. A day promised to somebody is one of them: on a Sunday nobody answers.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// The holidays of the whole country that have a day of their own (art. 2 L. 260/1949 as it stands; Saint Francis again
/// from 2026). A town's patron is not among them: the network is of many towns.
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
const SAINT_FRANCIS: (i8, i8) = (10, 4);
const SAINT_FRANCIS_SINCE: i16 = 2026;

/// The public holidays of Italy from a day to a day, in order, each with its name.
#[must_use]
pub fn holidays(from: Date, until: Date) -> Vec<(Date, &'static str)> {
    let mut days = Vec::new();
    for year in from.year()..=until.year() {
        let is_kept = |month: i8, day: i8| (month, day) != SAINT_FRANCIS || year >= SAINT_FRANCIS_SINCE;
        let fixed = FIXED.iter().filter(|(month, day, _)| is_kept(*month, *day));
        days.extend(
            fixed.filter_map(|(month, day, name)| Some((Date::new(year, *month, *day).ok()?, *name))),
        );
        days.extend(easter(year).map(|sunday| (sunday.saturating_add(1.days()), "Lunedì dell'Angelo")));
    }
    days.retain(|(day, _)| (from..=until).contains(day));
    days.sort();
    days
}

/// Whether offices work: Monday to Friday, but for the country's holidays.
#[must_use]
pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && holidays(day, day).is_empty()
}

/// The day itself, or the first working day after it: a term that ends on a holiday ends on the next working day (art.
/// 2963 of the civil code).
#[must_use]
pub fn working_day_from(day: Date) -> Date {
    let mut day = day;
    while !is_working_day(day) && day < Date::MAX {
        day = day.saturating_add(1.days());
    }
    day
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
    fn term_on_a_holiday_ends_on_the_next_working_day() {
        for (day, works) in [
            // A Monday; a Sunday; Christmas, a Friday, with Saint Stephen and a Sunday after it; Easter with its Monday.
            (date(2026, 11, 23), date(2026, 11, 23)),
            (date(2026, 11, 29), date(2026, 11, 30)),
            (date(2026, 12, 25), date(2026, 12, 28)),
            (date(2026, 4, 4), date(2026, 4, 7)),
            (date(2026, 12, 8), date(2026, 12, 9)),
        ] {
            assert_eq!(working_day_from(day), works, "{day}");
        }
        assert!(!is_working_day(date(2028, 10, 4)) && is_working_day(date(2023, 10, 4)));
    }
}
