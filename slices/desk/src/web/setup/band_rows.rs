//! Hours as rows of a form: days, from, until, ways to meet; plain fields that work without script.

use jiff::civil::Weekday;
use texts::{Message, Translator};
use web::forms::{Choice, FieldErrors, Form};

use super::super::shown::channel_choices;
use crate::model::launch::{Band, BandFault, HoursFault, write_time};
use crate::model::{Channel, Channels};

/// Most rows that a form reads.
const MOST_ROWS: usize = 20;

/// The names of a row's fields.
pub(super) struct RowView {
    pub legend: String,
    pub days: String,
    pub from: String,
    pub until: String,
    pub channels: String,
}

/// Rows of one kind: `hours` or `break`.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    /// What the names of their fields begin with.
    pub prefix: &'static str,
    /// Whether each has ways to meet.
    pub has_channels: bool,
    /// Whether each has days of the week.
    pub has_days: bool,
}

/// Weekly hours.
pub(super) const HOURS: Rows = Rows { prefix: "hours", has_channels: true, has_days: true };
/// Breaks in them.
pub(super) const BREAKS: Rows = Rows { prefix: "break", has_channels: false, has_days: true };
/// Hours of one day.
pub(super) const DAY: Rows = Rows { prefix: "day", has_channels: true, has_days: false };

impl Rows {
    fn name(self, row: usize, field: &str) -> String {
        format!("{}{row}-{field}", self.prefix)
    }

    /// So many rows to be shown: those filled and `blank` more.
    pub(super) fn views(self, t: &Translator, form: &Form, blank: usize, at_least: usize) -> Vec<RowView> {
        let filled =
            (0..MOST_ROWS).filter(|row| self.is_filled(form, *row)).map(|row| row + 1).max().unwrap_or(0);
        let count = (filled + blank).max(at_least).min(MOST_ROWS);
        (0..count)
            .map(|row| RowView {
                legend: t.ta("desk-setup-row-legend", &[("number", (row + 1).into())]),
                days: self.name(row, "days"),
                from: self.name(row, "from"),
                until: self.name(row, "until"),
                channels: self.name(row, "channels"),
            })
            .collect()
    }

    /// A row counts when somebody chose a day or typed a time in it; ways to meet alone are only proposed.
    fn is_filled(self, form: &Form, row: usize) -> bool {
        ["days", "from", "until"].iter().any(|field| form.has(&self.name(row, field)))
    }

    /// Rows on record as fields.
    pub(super) fn fill(self, bands: &[Band]) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (row, band) in bands.iter().enumerate() {
            let days = band.days.iter().map(|day| day.to_monday_one_offset().to_string());
            pairs.extend(days.map(|day| (self.name(row, "days"), day)));
            pairs.push((self.name(row, "from"), write_time(band.span.from())));
            pairs.push((self.name(row, "until"), write_time(band.span.until())));
            pairs.extend(band.channels.iter().map(|way| (self.name(row, "channels"), way.word().to_owned())));
        }
        pairs
    }

    /// The ways to meet that blank rows propose.
    pub(super) fn propose(self, pairs: &mut Vec<(String, String)>, from_row: usize, rows: usize) {
        for row in from_row..rows {
            for way in [Channel::InPerson, Channel::Phone] {
                pairs.push((self.name(row, "channels"), way.word().to_owned()));
            }
        }
    }

    /// Reads the rows that are filled; what is wrong goes to the field where it is.
    pub(super) fn read(self, form: &Form, errors: &mut FieldErrors) -> Vec<(usize, Band)> {
        let mut bands = Vec::new();
        for row in (0..MOST_ROWS).filter(|row| self.is_filled(form, *row)) {
            match self.band(form, row) {
                Ok(band) => bands.push((row, band)),
                Err(fault) => {
                    let (field, message) = said(fault);
                    errors.add(&self.name(row, field), message);
                }
            }
        }
        bands
    }

    fn band(self, form: &Form, row: usize) -> Result<Band, BandFault> {
        let days: Vec<u8> = match self.has_days {
            true => form.get_all(&self.name(row, "days")).filter_map(|day| day.parse().ok()).collect(),
            // One day of no week: any stands for it.
            false => vec![1],
        };
        let channels = match self.has_channels {
            true => form
                .get_all(&self.name(row, "channels"))
                .filter_map(|word| Channel::parse(word).ok())
                .collect(),
            false => Channels::ALL,
        };
        Band::read(&days, form.text(&self.name(row, "from")), form.text(&self.name(row, "until")), channels)
    }

    /// Says that two rows overlap, on the later one.
    pub(super) fn overlap(self, bands: &[(usize, Band)], fault: HoursFault, errors: &mut FieldErrors) {
        let HoursFault::Overlap { first, second } = fault;
        let row = |index: usize| bands.get(index).map_or(0, |(row, _)| *row);
        let message = Message::new("desk-setup-row-overlap").with("number", row(first) + 1);
        errors.add(&self.name(row(second), "from"), message);
    }
}

/// The days of the week to tick.
pub(super) fn day_choices(t: &Translator) -> Vec<Choice> {
    let week = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    week.map(|day| Choice::new(day.to_monday_one_offset().to_string(), t.weekday(day))).into()
}

/// The ways to meet to tick.
pub(super) fn way_choices(t: &Translator) -> Vec<Choice> {
    channel_choices(t)
}

fn said(fault: BandFault) -> (&'static str, &'static str) {
    match fault {
        BandFault::NoDay => ("days", "desk-setup-row-no-day"),
        BandFault::From => ("from", "desk-setup-row-time-wrong"),
        BandFault::Until => ("until", "desk-setup-row-time-wrong"),
        BandFault::Order => ("until", "desk-setup-row-order"),
        BandFault::Grain => ("from", "desk-setup-row-grain"),
        BandFault::NoChannel => ("channels", "desk-setup-row-no-channel"),
    }
}
