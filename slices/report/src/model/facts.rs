//! What is counted, and the counting: one pass for each kind of figure, whatever tables they stand in.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Dim, Filters, Key, Month, Months, Unit, Values};

/// Bands of ages with their first and last age: those that contacts are recorded with, and the children below them.
pub const AGES: &[(&str, u8, u8)] = &[
    ("0-14", 0, 14),
    ("15-17", 15, 17),
    ("18-24", 18, 24),
    ("25-29", 25, 29),
    ("30-35", 30, 35),
    ("36-44", 36, 44),
    ("45-49", 45, 49),
    ("50-54", 50, 54),
    ("55-64", 55, 64),
    ("65+", 65, u8::MAX),
];

/// Where a figure's things come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Contacts, with how many services were given in each.
    Contacts,
    /// Services given, one row for each service.
    Services,
    /// Appointments.
    Appointments,
    /// Hand-overs.
    Handovers,
}

impl Source {
    /// That of a figure: services by name are rows of their own.
    pub fn of(unit: Unit, by_service: bool) -> Self {
        match unit {
            Unit::Persons | Unit::Contacts | Unit::Services if by_service => Self::Services,
            Unit::Persons | Unit::Contacts | Unit::Services => Self::Contacts,
            Unit::Appointments => Self::Appointments,
            Unit::Handovers => Self::Handovers,
        }
    }
}

/// Things that are alike in everything that is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The month, by its place in [`Facts::months`].
    pub month: u16,
    /// Who, to count her once; 0 for nobody known.
    pub who: u32,
    /// Which is the latest of somebody's: the greatest day, moment and number of its own.
    pub order: (i64, i64, u128),
    /// The value of each grouping, by its place in the book of that grouping.
    pub codes: [u16; Dim::ALL.len()],
    /// The groups they belong to, one bit each.
    pub groups: u64,
    /// How many.
    pub count: i64,
    /// How many services were given in them.
    pub services: i64,
}

/// The words of one grouping; the first is "not said".
#[derive(Clone, Debug)]
pub struct Book {
    words: Vec<String>,
    places: HashMap<String, u16>,
}

impl Default for Book {
    fn default() -> Self {
        Self { words: vec![String::new()], places: HashMap::from([(String::new(), 0)]) }
    }
}

impl Book {
    /// The place of a word, which is entered if need be.
    pub fn place(&mut self, word: &str) -> u16 {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = u16::try_from(self.words.len()).unwrap_or(u16::MAX);
        self.words.push(word.to_owned());
        self.places.insert(word.to_owned(), place);
        place
    }

    /// The place of a word that is in it.
    pub fn find(&self, word: &str) -> Option<u16> {
        self.places.get(word).copied()
    }

    /// Its words, "not said" first.
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

/// Figures that are counted in one pass: the same unit, the same period where that matters, narrowed by the same groupings.
type Shape = (Unit, Option<Months>, Vec<Dim>);

/// All that a report counts.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    records: BTreeMap<Source, Vec<Record>>,
    books: BTreeMap<Dim, Book>,
    months: Vec<Month>,
}

/// A figure's number and a digest of what it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many.
    pub value: i64,
    /// The same for figures that count the same things.
    pub extension: u128,
}

impl Facts {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The place of a value of a grouping.
    pub fn place(&mut self, dim: Dim, word: &str) -> u16 {
        self.books.entry(dim).or_default().place(word)
    }

    /// The place of a month.
    pub fn month(&mut self, month: Month) -> u16 {
        let place = self.months.iter().position(|known| *known == month).unwrap_or_else(|| {
            self.months.push(month);
            self.months.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    /// Things of a source.
    pub fn add(&mut self, source: Source, record: Record) {
        self.records.entry(source).or_default().push(record);
    }

    /// The values of a grouping that are there, "not said" (an empty word) last.
    pub fn values(&self, source: Source, dim: Dim) -> Vec<String> {
        let Some(book) = self.books.get(&dim) else { return Vec::new() };
        let records = self.records.get(&source).map(Vec::as_slice).unwrap_or_default();
        let mut seen: BTreeSet<u16> = BTreeSet::new();
        for record in records {
            seen.insert(code(record, dim));
        }
        let words =
            seen.iter().filter(|place| **place > 0).filter_map(|place| book.words().get(usize::from(*place)));
        let mut words: Vec<String> = words.cloned().collect();
        if seen.contains(&0) {
            words.push(String::new());
        }
        words
    }

    /// Counts all these figures.
    pub fn count(&self, keys: &BTreeSet<Key>) -> BTreeMap<Key, Counted> {
        let mut counted: BTreeMap<Key, Counted> =
            keys.iter().map(|key| (key.clone(), Counted::default())).collect();
        let mut shapes: BTreeMap<Shape, Vec<&Key>> = BTreeMap::new();
        for key in keys {
            // People are told apart anew in each period; everything else in all periods at once.
            let period = (key.unit == Unit::Persons).then_some(key.period);
            shapes.entry((key.unit, period, key.filters.keys().copied().collect())).or_default().push(key);
        }
        let mut passes: BTreeMap<(Source, Option<Months>), Vec<Counter<'_>>> = BTreeMap::new();
        for ((unit, period, dims), keys) in shapes {
            let source = Source::of(unit, dims.contains(&Dim::Service));
            passes.entry((source, period)).or_default().push(Counter::of(self, source, unit, &dims, keys));
        }
        for ((source, period), mut counters) in passes {
            let all = self.records.get(&source).map(Vec::as_slice).unwrap_or_default();
            let records: Vec<&Record> = match period {
                Some(period) => self.latest(source, all, period),
                None => all.iter().collect(),
            };
            // Some at a time, which the processor keeps while every counter reads them.
            for (block, first) in records.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
                for counter in &mut counters {
                    counter.add(block, first);
                }
            }
            for counter in counters {
                counted.extend(counter.keys.into_iter().cloned().zip(counter.counted));
            }
        }
        counted
    }

    /// Everybody's latest record in a period. Of services each of hers counts, once.
    fn latest<'a>(&self, source: Source, all: &'a [Record], period: Months) -> Vec<&'a Record> {
        let is_inside: Vec<bool> =
            self.months.iter().map(|month| period.contains(Months::single(*month))).collect();
        let mut latest: HashMap<(u32, u16), &Record> = HashMap::new();
        let inside = |record: &&Record| is_inside.get(usize::from(record.month)).copied().unwrap_or(false);
        for record in all.iter().filter(inside).filter(|record| record.who > 0) {
            let service = if source == Source::Services { code(record, Dim::Service) } else { 0 };
            let known = latest.entry((record.who, service)).or_insert(record);
            if record.order > known.order {
                *known = record;
            }
        }
        let mut latest: Vec<&Record> = latest.into_values().collect();
        latest.sort_by_key(|record| record.who);
        latest
    }

    /// Which of these figures each combination of values counts in, laid out so that a record finds them by reckoning.
    fn wanted(&self, dims: &[Dim], keys: &[&Key], by_months: bool) -> Wanted {
        let mut sizes = vec![if by_months { self.months.len().max(1) } else { 1 }];
        sizes.extend(dims.iter().map(|dim| self.books.get(dim).map_or(1, |book| book.words().len())));
        let mut wanted = Wanted { sizes, by_months, figures: HashMap::new(), dense: Vec::new() };
        for (number, key) in keys.iter().enumerate() {
            for codes in self.codes(key, by_months) {
                let mut all = if by_months { Vec::new() } else { vec![0] };
                all.extend(codes);
                let place = wanted.place(all.into_iter());
                wanted.figures.entry(place).or_default().push(number);
            }
        }
        let size = wanted.sizes.iter().fold(1_usize, |product, size| product.saturating_mul(*size));
        if size <= DENSE {
            wanted.dense = vec![Vec::new(); size];
            for (place, figures) in std::mem::take(&mut wanted.figures) {
                if let Some(slot) = wanted.dense.get_mut(place) {
                    *slot = figures;
                }
            }
        }
        wanted
    }

    /// The combinations of values that a figure counts: one for each month and each choice among its values.
    fn codes(&self, key: &Key, by_months: bool) -> Vec<Vec<u16>> {
        let mut all: Vec<Vec<u16>> = if by_months {
            let inside = self
                .months
                .iter()
                .zip(0_u16..)
                .filter(|(month, _)| key.period.contains(Months::single(**month)));
            inside.map(|(_, place)| vec![place]).collect()
        } else {
            vec![Vec::new()]
        };
        for (dim, values) in &key.filters {
            let book = self.books.get(dim);
            let places: Vec<u16> =
                values.iter().filter_map(|value| book.and_then(|book| book.find(value))).collect();
            all = all
                .into_iter()
                .flat_map(|codes| {
                    places.iter().map(move |place| {
                        let mut codes = codes.clone();
                        codes.push(*place);
                        codes
                    })
                })
                .collect();
        }
        all
    }
}

/// So many records fit beside everything else into what a processor keeps close.
const BLOCK: usize = 512;

/// Figures of one shape while they are counted.
struct Counter<'k> {
    source: Source,
    unit: Unit,
    keys: Vec<&'k Key>,
    counted: Vec<Counted>,
    wanted: Wanted,
    /// Where a record has the value of each grouping; `None` is the group, which may be several.
    places: Vec<Option<usize>>,
    by_service: bool,
    by_group: bool,
}

impl<'k> Counter<'k> {
    fn of(facts: &Facts, source: Source, unit: Unit, dims: &[Dim], keys: Vec<&'k Key>) -> Self {
        Self {
            source,
            unit,
            counted: vec![Counted::default(); keys.len()],
            wanted: facts.wanted(dims, &keys, unit != Unit::Persons),
            places: dims.iter().map(|dim| if *dim == Dim::Group { None } else { position(*dim) }).collect(),
            by_service: dims.contains(&Dim::Service),
            by_group: dims.contains(&Dim::Group),
            keys,
        }
    }

    /// Counts some records; the first has this number.
    fn add(&mut self, records: &[&Record], first: u64) {
        let mut several: Vec<usize> = Vec::new();
        for (record, number) in records.iter().zip(first..) {
            let weight = match self.unit {
                Unit::Persons => 1,
                // A row of one service says itself how often it was given.
                Unit::Services if !self.by_service => record.services,
                _ => record.count,
            };
            if weight == 0 {
                continue;
            }
            several.clear();
            let mut bits = if self.by_group { record.groups } else { 1 };
            while bits != 0 {
                let group = u16::try_from(bits.trailing_zeros()).unwrap_or(0);
                bits &= bits - 1;
                several.extend(self.wanted.find(record, &self.places, group));
            }
            if several.is_empty() {
                continue;
            }
            several.sort_unstable();
            several.dedup();
            let who = if self.unit == Unit::Persons { u64::from(record.who) } else { number };
            let of_record =
                digest(who, self.unit, self.source).wrapping_mul(u128::try_from(weight).unwrap_or(0));
            for place in &several {
                if let Some(one) = self.counted.get_mut(*place) {
                    one.value += weight;
                    one.extension = one.extension.wrapping_add(of_record);
                }
            }
        }
    }
}

/// Up to so many combinations stand in a row, one slot each.
const DENSE: usize = 1 << 18;

/// Figures by combination of values.
struct Wanted {
    /// How many months, then how many values of each grouping.
    sizes: Vec<usize>,
    by_months: bool,
    figures: HashMap<usize, Vec<usize>>,
    dense: Vec<Vec<usize>>,
}

impl Wanted {
    fn place(&self, codes: impl Iterator<Item = u16>) -> usize {
        codes
            .zip(&self.sizes)
            .fold(0, |place, (code, size)| place.saturating_mul(*size).saturating_add(usize::from(code)))
    }

    /// The figures that a record counts in; a `None` place is the group's.
    fn find(&self, record: &Record, places: &[Option<usize>], group: u16) -> &[usize] {
        let month = if self.by_months { record.month } else { 0 };
        let codes = places.iter().map(|place| match place {
            Some(place) => record.codes.get(*place).copied().unwrap_or(0),
            None => group,
        });
        let place = self.place(std::iter::once(month).chain(codes));
        let found = if self.dense.is_empty() { self.figures.get(&place) } else { self.dense.get(place) };
        found.map(Vec::as_slice).unwrap_or_default()
    }
}

/// The place of a grouping among a record's codes.
pub fn position(dim: Dim) -> Option<usize> {
    Dim::ALL.iter().position(|one| *one == dim)
}

fn code(record: &Record, dim: Dim) -> u16 {
    position(dim).and_then(|place| record.codes.get(place)).copied().unwrap_or(0)
}

/// Sets the value of a grouping.
pub fn set_code(record: &mut Record, dim: Dim, value: u16) {
    if let Some(slot) = position(dim).and_then(|place| record.codes.get_mut(place)) {
        *slot = value;
    }
}

/// A number that looks like chance, of a thing's number (SplitMix64 twice).
fn digest(number: u64, unit: Unit, source: Source) -> u128 {
    let mix = |seed: u64| {
        let mut z = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(seed);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    // People are the same people wherever they are counted from.
    let seed = match (unit, source) {
        (Unit::Persons, _) => 10,
        (_, Source::Services) => 20,
        _ => 30,
    };
    (u128::from(mix(seed)) << 64) | u128::from(mix(seed + 1))
}

/// The filters of one value.
pub fn one_value(dim: Dim, value: &str) -> Filters {
    Filters::from([(dim, Values::one(value))])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        let mut facts = Facts::new();
        let months = ["2026-09", "2026-10"].map(|text| facts.month(Month::parse(text).unwrap()));
        // who, month, order, sex, group bits, contacts, services
        let rows = [
            (1, 0, 1, "f", 0b10, 1, 2),
            (1, 1, 2, "f", 0b00, 2, 1),
            (2, 0, 1, "m", 0b10, 1, 0),
            (2, 0, 3, "f", 0b10, 1, 1),
            (0, 1, 1, "m", 0b00, 4, 4),
        ];
        for (who, month, order, sex, groups, count, services) in rows {
            let code = facts.place(Dim::Sex, sex);
            let mut record = Record {
                month: months[month],
                who,
                order: (order, 0, 0),
                groups,
                count,
                services,
                ..Record::default()
            };
            set_code(&mut record, Dim::Sex, code);
            facts.add(Source::Contacts, record);
        }
        assert_eq!(facts.place(Dim::Group, "long"), 1);
        facts
    }

    fn months(from: &str, to: &str) -> Months {
        Months::new(Month::parse(from).unwrap(), Month::parse(to).unwrap())
    }

    #[test]
    fn four_numbers_of_the_same_days_are_four_numbers() {
        let both = months("2026-09", "2026-10");
        let keys = [Unit::Persons, Unit::Contacts, Unit::Services].map(|unit| Key::all(unit, both));

        let counted = facts().count(&keys.iter().cloned().collect());

        assert_eq!(keys.map(|key| counted[&key].value), [2, 9, 8]);
    }

    #[test]
    fn person_counts_once_with_what_her_latest_contact_says() {
        let both = months("2026-09", "2026-10");
        let of = |period, sex| Key::all(Unit::Persons, period).with(Dim::Sex, sex);
        let september = months("2026-09", "2026-09");
        let keys = [of(both, "f"), of(both, "m"), of(september, "f"), of(september, "m")];

        let counted = facts().count(&keys.iter().cloned().collect());

        assert_eq!(keys.map(|key| counted[&key].value), [2, 0, 2, 0]);
    }

    #[test]
    fn figures_over_several_values_and_groups_are_counted() {
        let both = months("2026-09", "2026-10");
        let mut everybody = Key::all(Unit::Contacts, both);
        everybody.filters.insert(Dim::Sex, ["f", "m"].map(String::from).into_iter().collect());
        let long = Key::all(Unit::Contacts, both).with(Dim::Group, "long");
        let unknown = Key::all(Unit::Contacts, both).with(Dim::Sex, "x");
        let keys = [everybody, Key::all(Unit::Contacts, both), long, unknown];

        let counted = facts().count(&keys.iter().cloned().collect());

        assert_eq!(keys.clone().map(|key| counted[&key].value), [9, 9, 3, 0]);
        assert_eq!(counted[&keys[0]].extension, counted[&keys[1]].extension);
        assert_ne!(counted[&keys[0]].extension, counted[&keys[2]].extension);
    }
}
