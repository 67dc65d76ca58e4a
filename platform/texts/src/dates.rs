//! Days and times as people read them. Wall-clock times are those of Rome; the caller brings them there.

use jiff::{Zoned, civil, tz::Offset};

use crate::Locale;

const MONTHS_IT: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(crate) const fn weekday(locale: Locale, day: civil::Weekday) -> &'static str {
    use civil::Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    match (locale, day) {
        (Locale::It, Monday) => "lunedì",
        (Locale::It, Tuesday) => "martedì",
        (Locale::It, Wednesday) => "mercoledì",
        (Locale::It, Thursday) => "giovedì",
        (Locale::It, Friday) => "venerdì",
        (Locale::It, Saturday) => "sabato",
        (Locale::It, Sunday) => "domenica",
        (Locale::En, Monday) => "Monday",
        (Locale::En, Tuesday) => "Tuesday",
        (Locale::En, Wednesday) => "Wednesday",
        (Locale::En, Thursday) => "Thursday",
        (Locale::En, Friday) => "Friday",
        (Locale::En, Saturday) => "Saturday",
        (Locale::En, Sunday) => "Sunday",
    }
}

pub(crate) fn month(locale: Locale, month: i8) -> &'static str {
    let names = match locale {
        Locale::It => &MONTHS_IT,
        Locale::En => &MONTHS_EN,
    };
    let index = usize::try_from(i16::from(month) - 1).ok();
    index.and_then(|index| names.get(index)).copied().unwrap_or_default()
}

pub(crate) fn date(locale: Locale, date: civil::Date) -> String {
    // Italian writes the first of the month as an ordinal.
    let ordinal = if locale == Locale::It && date.day() == 1 { "º" } else { "" };
    format!(
        "{} {}{ordinal} {} {}",
        weekday(locale, date.weekday()),
        date.day(),
        month(locale, date.month()),
        date.year()
    )
}

pub(crate) fn date_short(date: civil::Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

pub(crate) fn time(time: civil::Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

pub(crate) fn date_time(locale: Locale, at: &Zoned) -> String {
    let joint = match locale {
        Locale::It if at.hour() == 1 => "all'",
        Locale::It => "alle ",
        Locale::En => "at ",
    };
    let offset = if is_shown_twice(at) { format!(" (UTC{})", short(at.offset())) } else { String::new() };
    format!("{} {joint}{}{offset}", date(locale, at.date()), time(at.time()))
}

/// In the night when summer time ends, an hour comes twice.
fn is_shown_twice(at: &Zoned) -> bool {
    at.time_zone().to_ambiguous_zoned(at.datetime()).is_ambiguous()
}

fn short(offset: Offset) -> String {
    format!("{:+}", offset.seconds() / 3600)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rome(text: &str) -> Zoned {
        text.parse::<jiff::Timestamp>().unwrap().in_tz("Europe/Rome").unwrap()
    }

    #[test]
    fn date_is_written_in_full() {
        assert_eq!(date(Locale::It, civil::date(2026, 11, 24)), "martedì 24 novembre 2026");
        assert_eq!(date(Locale::En, civil::date(2026, 11, 24)), "Tuesday 24 November 2026");
        assert_eq!(date(Locale::It, civil::date(2026, 6, 1)), "lunedì 1º giugno 2026");
        assert_eq!(date_short(civil::date(2026, 6, 1)), "01/06/2026");
    }

    #[test]
    fn date_time_has_the_right_joint() {
        assert_eq!(
            date_time(Locale::It, &rome("2026-11-24T08:30:00Z")),
            "martedì 24 novembre 2026 alle 9:30"
        );
        assert_eq!(date_time(Locale::It, &rome("2026-11-24T00:05:00Z")), "martedì 24 novembre 2026 all'1:05");
        assert_eq!(date_time(Locale::En, &rome("2026-11-24T08:30:00Z")), "Tuesday 24 November 2026 at 9:30");
    }

    #[test]
    fn date_time_in_the_hour_that_comes_twice_tells_them_apart() {
        let first = date_time(Locale::It, &rome("2026-10-25T00:30:00Z"));
        let second = date_time(Locale::It, &rome("2026-10-25T01:30:00Z"));

        assert_eq!(first, "domenica 25 ottobre 2026 alle 2:30 (UTC+2)");
        assert_eq!(second, "domenica 25 ottobre 2026 alle 2:30 (UTC+1)");
    }

    #[test]
    fn month_outside_the_year_is_empty() {
        assert_eq!(month(Locale::It, 12), "dicembre");
        assert_eq!(month(Locale::It, 0), "");
        assert_eq!(month(Locale::It, 13), "");
    }
}
