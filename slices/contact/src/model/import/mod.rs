//! Contacts of past years as a spreadsheet: one row a contact, without names, which no report needs. What a cell does not
//! say is "not said". Every word that the program shows is read, in both its languages.

mod cells;
mod columns;
mod places;
mod words;

use std::collections::{HashMap, HashSet};

use desk::api::{Desk, ServiceId};
use jiff::civil::Date;
use kernel::Id;
use network::api::{Municipality, Organisation};
use tables::{Checked, Fault, Sheet, SheetRow, check, folded};
use texts::Translator;

use self::cells::{day, named, number, said, services, word};
pub use self::columns::{CARRIED, COLUMNS, TO_MEND};
use self::places::Places;
use self::words::Lists;
pub use self::words::offered;
use super::{Age, Channel, Entry, EntryFault, Kind, Origin, PersonFacts};

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// No day, or not a day.
    Day,
    /// Not a word of the list.
    Word,
    /// Not a whole number, or one that cannot be.
    Number,
    /// No service of that name.
    Service,
    /// No Comune of that name.
    Comune,
    /// No body of that name.
    Body,
    /// What no contact may say.
    Entry(EntryFault),
}

/// What cells are compared with: the words of the lists, and the names that the network has.
#[derive(Clone, Debug)]
pub struct Known {
    lists: Lists,
    places: Places,
    services: HashMap<String, ServiceId>,
    bodies: HashMap<String, Id<Organisation>>,
}

impl Known {
    /// Of what the network has, and of the words as these translators say them.
    pub fn of(
        says: &[Translator],
        services: impl IntoIterator<Item = (ServiceId, String)>,
        comuni: &[Municipality],
        bodies: &[Organisation],
    ) -> Self {
        let comuni = comuni.iter().map(|one| (folded(&one.name), one.istat_code.clone())).collect();
        Self {
            lists: Lists::of(says),
            places: Places::of(comuni, says),
            services: services.into_iter().map(|(id, name)| (folded(&name), id)).collect(),
            bodies: bodies.iter().map(|one| (folded(&one.name), one.id)).collect(),
        }
    }

    /// The names of residences in a file that are none of these, folded: perhaps they are Comuni elsewhere.
    pub fn strange_places(&self, sheet: &Sheet) -> Vec<String> {
        let strange = sheet.rows().filter_map(|row| {
            let text = row.get("residence").filter(|text| !self.lists.is_not_said(text))?;
            self.places.read(text).is_none().then(|| folded(places::parted(text).0))
        });
        let names: HashSet<String> = strange.collect();
        names.into_iter().collect()
    }

    /// Comuni elsewhere, folded.
    pub fn with_comuni_elsewhere(&mut self, names: impl IntoIterator<Item = String>) {
        self.places.with_others(names);
    }
}

/// A row that is good: the contact, and the words by which the same row is known again.
#[derive(Clone, Debug)]
pub struct PastRow {
    /// The contact.
    pub entry: Entry,
    /// What it says, in one text.
    pub said: String,
    /// The code that it was given when an earlier import left it out.
    pub code: Option<String>,
}

/// Reads all rows of a file for a desk.
pub fn plan(sheet: &Sheet, known: &Known, today: Date) -> Checked<PastRow, RowFault> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut checked = check(sheet, |row, faults| entry_of(&at_its_line(*row), known, today, faults));
    for (_, row) in checked.good.iter_mut().filter(|(_, row)| row.code.is_none()) {
        // Two rows that say the same are two contacts; the same file again finds the same two.
        let count = seen.entry(row.said.clone()).and_modify(|count| *count += 1).or_insert(1);
        row.said = format!("{}#{count}", row.said);
    }
    checked
}

/// A row with the line that it has in the file of the one who sent it, where a page carried it.
pub fn at_its_line(mut row: SheetRow<'_>) -> SheetRow<'_> {
    row.line = row.text("line").parse().unwrap_or(row.line);
    row
}

/// The words by which a row of a desk is known again.
pub fn key_text(desk: Id<Desk>, said: &str) -> String {
    format!("{desk}|{said}")
}

fn entry_of(
    row: &SheetRow<'_>,
    known: &Known,
    today: Date,
    faults: &mut Vec<Fault<RowFault>>,
) -> Option<PastRow> {
    let lists = &known.lists;
    let day = row.get("day").and_then(day);
    if day.is_none() {
        faults.push(row.fault("day", RowFault::Day));
    }
    let request = word(row, "request", lists, &lists.requests, faults);
    if said(row, "request", lists).is_none() {
        faults.push(row.fault("request", RowFault::Word));
    }
    let kind = word(row, "kind", lists, &lists.kinds, faults).unwrap_or(Kind::Person);
    let channel = word(row, "channel", lists, &lists.channels, faults).unwrap_or(Channel::InPerson);
    let mut entry = Entry::new(kind, day?, channel, Origin::Import);
    // An origin is read so that it can be wrong, and kept as what it is: imported.
    let _ = word(row, "origin", lists, &lists.origins, faults);
    entry.request = request;
    entry.is_first = word(row, "is_first", lists, &lists.first, faults);
    entry.outcome = word(row, "outcome", lists, &lists.outcomes, faults);
    entry.minutes = number(row, "minutes", lists, faults);
    entry.referred_to = named(row, "referred_to", lists, &known.bodies, RowFault::Body, faults);
    entry.services = services(row, lists, &known.services, faults);
    entry.facts = facts_of(row, known, faults);
    entry.is_quick = entry.facts.is_empty();
    for fault in entry.faults(today) {
        faults.push(row.fault(column_of(fault), RowFault::Entry(fault)));
    }
    let said = COLUMNS.iter().map(|column| folded(row.text(column.key))).collect::<Vec<_>>().join("|");
    Some(PastRow { entry, said, code: row.get("code").map(str::to_owned) })
}

fn facts_of(row: &SheetRow<'_>, known: &Known, faults: &mut Vec<Fault<RowFault>>) -> PersonFacts {
    let lists = &known.lists;
    let born: Option<i16> = number(row, "birth_year", lists, faults);
    let band = word(row, "age_band", lists, &lists.bands, faults).map(Age::Band);
    let place = said(row, "residence", lists);
    let residence = place.and_then(|text| known.places.read(text));
    if place.is_some() && residence.is_none() {
        faults.push(row.fault("residence", RowFault::Comune));
    }
    PersonFacts {
        age: born.map(Age::Born).or(band),
        sex: word(row, "sex", lists, &lists.sexes, faults),
        residence,
        citizenship: word(row, "citizenship", lists, &lists.citizenships, faults),
        work_status: word(row, "work_status", lists, &lists.work, faults),
        unemployed_since: None,
        schooling: word(row, "schooling", lists, &lists.schooling, faults),
        is_vulnerable: word(row, "is_vulnerable", lists, &lists.yes_no, faults),
    }
}

const fn column_of(fault: EntryFault) -> &'static str {
    match fault {
        EntryFault::FutureDay | EntryFault::OldDay => "day",
        EntryFault::BirthYear => "birth_year",
        EntryFault::Minutes => "minutes",
        EntryFault::ReferredToNobody => "referred_to",
        _ => "services",
    }
}

#[cfg(test)]
mod tests;
