//! Weekly hours as people write them: some days, from, until, in which ways.

use jiff::civil::Weekday;
use kernel::Id;

use crate::model::{Agenda, Break, Channels, Desk, Opening, WallSpan, WallSpanError};

/// The days of a week, from Monday.
const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// The same hours on some days of the week: a row of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// On which days, from Monday, each once.
    pub days: Vec<Weekday>,
    /// From and until.
    pub span: WallSpan,
    /// How; all of them for a break.
    pub channels: Channels,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BandFault {
    /// No day was chosen.
    #[error("no day")]
    NoDay,
    /// The first time cannot be read.
    #[error("the first time cannot be read")]
    From,
    /// The second time cannot be read.
    #[error("the second time cannot be read")]
    Until,
    /// It ends before it begins.
    #[error("it ends before it begins")]
    Order,
    /// Not whole five minutes.
    #[error("not whole five minutes")]
    Grain,
    /// No way to meet was chosen.
    #[error("no channel")]
    NoChannel,
}

/// What is wrong with the rows together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursFault {
    /// Two rows, counted from 0, hold at the same time of the same day on one channel.
    #[error("rows {first} and {second} overlap")]
    Overlap {
        /// The earlier row.
        first: usize,
        /// The later row.
        second: usize,
    },
}

impl Band {
    /// Reads a row. `days` are ISO numbers, 1 Monday to 7 Sunday; others are left out.
    ///
    /// # Errors
    /// [`BandFault`], of the first thing that is wrong.
    pub fn read(days: &[u8], from: &str, until: &str, channels: Channels) -> Result<Self, BandFault> {
        let from = read_time(from).ok_or(BandFault::From);
        let until = read_time(until).ok_or(BandFault::Until);
        let numbered = |day: &Weekday| u8::try_from(day.to_monday_one_offset()).unwrap_or_default();
        let days: Vec<Weekday> = WEEK.into_iter().filter(|day| days.contains(&numbered(day))).collect();
        if days.is_empty() {
            return Err(BandFault::NoDay);
        }
        let span = WallSpan::new(from?, until?).map_err(|error| match error {
            WallSpanError::WrongOrder => BandFault::Order,
            WallSpanError::NotFiveMinutes => BandFault::Grain,
        })?;
        if channels.is_empty() { Err(BandFault::NoChannel) } else { Ok(Self { days, span, channels }) }
    }

    fn meets(&self, other: &Self) -> bool {
        self.days.iter().any(|day| other.days.contains(day))
            && !self.channels.and(other.channels).is_empty()
            && self.span.from() < other.span.until()
            && other.span.from() < self.span.until()
    }
}

/// Minutes from midnight of `8:30`, `08.30` or `24:00`.
pub fn read_time(text: &str) -> Option<u16> {
    let text = text.trim();
    let (hour, minute) = text.split_once([':', '.', ',']).unwrap_or((text, "00"));
    let is_number = |text: &str, most: usize| {
        !text.is_empty() && text.len() <= most && text.bytes().all(|c| c.is_ascii_digit())
    };
    let is_time = is_number(hour, 2) && is_number(minute, 2) && minute.len() == 2;
    if !is_time {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && hour * 60 + minute <= 1440).then_some(hour * 60 + minute)
}

/// `08:30`, as the time field of a form wants it.
pub fn write_time(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Rows as the weekly hours of an agenda at a desk.
///
/// # Errors
/// [`HoursFault`].
pub fn openings_of(agenda: Id<Agenda>, desk: Id<Desk>, bands: &[Band]) -> Result<Vec<Opening>, HoursFault> {
    no_overlap(bands)?;
    let opening =
        |band: &Band, weekday| Opening { agenda, desk, weekday, span: band.span, channels: band.channels };
    Ok(bands.iter().flat_map(|band| band.days.iter().map(move |day| opening(band, *day))).collect())
}

/// Rows as the breaks of an agenda.
///
/// # Errors
/// [`HoursFault`].
pub fn breaks_of(agenda: Id<Agenda>, bands: &[Band]) -> Result<Vec<Break>, HoursFault> {
    no_overlap(bands)?;
    let pause = |band: &Band, weekday| Break { agenda, weekday, span: band.span };
    Ok(bands.iter().flat_map(|band| band.days.iter().map(move |day| pause(band, *day))).collect())
}

fn no_overlap(bands: &[Band]) -> Result<(), HoursFault> {
    for (second, later) in bands.iter().enumerate() {
        if let Some(first) = bands.iter().take(second).position(|earlier| earlier.meets(later)) {
            return Err(HoursFault::Overlap { first, second });
        }
    }
    Ok(())
}

/// Hours as rows: days with the same span and channels share one, ordered by first day and time.
pub fn bands_of(hours: impl IntoIterator<Item = (Weekday, WallSpan, Channels)>) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for (day, span, channels) in hours {
        match bands.iter_mut().find(|band| band.span == span && band.channels == channels) {
            Some(band) if band.days.contains(&day) => {}
            Some(band) => band.days.push(day),
            None => bands.push(Band { days: vec![day], span, channels }),
        }
    }
    for band in &mut bands {
        band.days.sort_by_key(|day| day.to_monday_one_offset());
    }
    bands.sort_by_key(|band| (band.days.first().map(|day| day.to_monday_one_offset()), band.span));
    bands
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Channel;

    fn band(days: &[u8], from: &str, until: &str) -> Result<Band, BandFault> {
        Band::read(days, from, until, Channel::InPerson.into())
    }

    #[test]
    fn time_is_read_as_people_write_it() {
        assert_eq!(
            ["8:30", "08.30", "14,05", "9", "24:00", "00:00"].map(read_time),
            [Some(510), Some(510), Some(845), Some(540), Some(1440), Some(0)]
        );
        assert_eq!(
            ["", "25:00", "8:60", "24:05", "8:3", "otto", "-1:00", "8:30:00"].map(read_time),
            [None; 8]
        );
        assert_eq!(write_time(510), "08:30");
    }

    #[test]
    fn row_that_is_wrong_says_what() {
        assert_eq!(band(&[], "8:30", "12:00"), Err(BandFault::NoDay));
        assert_eq!(band(&[9], "8:30", "12:00"), Err(BandFault::NoDay));
        assert_eq!(band(&[1], "x", "12:00"), Err(BandFault::From));
        assert_eq!(band(&[1], "8:30", ""), Err(BandFault::Until));
        assert_eq!(band(&[1], "12:00", "8:30"), Err(BandFault::Order));
        assert_eq!(band(&[1], "8:32", "12:00"), Err(BandFault::Grain));
        assert_eq!(Band::read(&[1], "8:30", "12:00", Channels::NONE), Err(BandFault::NoChannel));
    }

    #[test]
    fn rows_become_hours_and_hours_become_the_same_rows() {
        let agenda = Id::from_uuid(uuid::Uuid::from_u128(1));
        let desk = Id::from_uuid(uuid::Uuid::from_u128(2));
        let rows = vec![band(&[2, 3, 4, 5], "8:30", "12:00").unwrap(), band(&[2], "14:30", "17:30").unwrap()];

        let openings = openings_of(agenda, desk, &rows).unwrap();

        assert_eq!(openings.len(), 5);
        let hours = openings.iter().rev().map(|opening| (opening.weekday, opening.span, opening.channels));
        assert_eq!(bands_of(hours), rows);
    }

    #[test]
    fn rows_that_overlap_on_a_day_are_refused() {
        let agenda = Id::from_uuid(uuid::Uuid::from_u128(1));
        let morning = band(&[1, 2], "8:30", "12:00").unwrap();

        let touching = [morning.clone(), band(&[2], "12:00", "13:00").unwrap()];
        let other_day = [morning.clone(), band(&[3], "9:00", "10:00").unwrap()];
        let over = [morning, band(&[2], "11:55", "13:00").unwrap()];

        assert!(breaks_of(agenda, &touching).is_ok());
        assert!(breaks_of(agenda, &other_day).is_ok());
        assert_eq!(breaks_of(agenda, &over), Err(HoursFault::Overlap { first: 0, second: 1 }));
    }
}
