//! The attack of somebody who has every report and a pencil. It reads the tables as people do: rows add up to their total,
//! columns to theirs, desks to their Comune, months to their period, a group is part of the total; and one figure that
//! stands in two tables is one figure. It knows the threshold and nothing of how the room guards.

use std::collections::{BTreeMap, BTreeSet};

use report::model::facts::{Facts, Record, Source, set_code};
use report::model::form::{SHIPPED_FORMS, SHIPPED_MEASURES, read_form, read_measures};
use report::model::guard::{Cell, Rollup, Secondary, Standing};
use report::model::plan::{Ground, prepare};
use report::model::{
    Dim, Document, Filters, Form, GroupRow, Key, Label, Month, Months, ScopeKind, Table, TableCell, Words,
};

use crate::stage::Chance;

const DESKS: [(&str, &str); 5] = [("d0", "c0"), ("d1", "c0"), ("d2", "c1"), ("d3", "c2"), ("d4", "c2")];

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// Three months of a small network, by chance.
fn a_world(seed: u64, contacts: usize) -> Facts {
    let mut chance = Chance(seed);
    let mut facts = Facts::new();
    let words: [(Dim, &[&str]); 9] = [
        (Dim::Channel, &["in_person", "in_person", "in_person", "phone", "mail"]),
        (Dim::Visit, &["first", "again", "again"]),
        (Dim::Request, &["job", "job", "curriculum", "training"]),
        (Dim::Outcome, &["served", "informed", "referred"]),
        (Dim::Sex, &["f", "m"]),
        (Dim::Age, &["18-24", "25-29", "30-35", "36-44", "55-64"]),
        (Dim::WorkStatus, &["unemployed", "unemployed", "employed", "first_job"]),
        (Dim::Citizenship, &["it", "it", "it", "eu", "other"]),
        (Dim::Schooling, &["primary", "upper_secondary", "tertiary"]),
    ];
    let months = ["2026-08", "2026-09", "2026-10"].map(|text| facts.month(month(text)));
    let long = facts.place(Dim::Group, "long");
    for number in 0..contacts {
        let (desk, comune) = DESKS[[0, 0, 0, 1, 2, 2, 3, 3, 4][chance.below(9)]];
        let mut record = Record {
            month: months[chance.below(3)],
            who: u32::try_from(1 + chance.below(contacts)).unwrap(),
            order: (0, i64::try_from(number).unwrap(), 0),
            count: 1,
            ..Record::default()
        };
        for (dim, word) in [(Dim::Desk, desk), (Dim::Comune, comune), (Dim::Kind, "person")] {
            let place = facts.place(dim, word);
            set_code(&mut record, dim, place);
        }
        for (dim, words) in words {
            let place = facts.place(dim, words[chance.below(words.len())]);
            set_code(&mut record, dim, place);
        }
        if chance.below(4) == 0 {
            record.groups = 1 << long;
        }
        for service in ["s0", "s1", "s2"] {
            if chance.below(3) == 0 {
                record.services += 1;
                let place = facts.place(Dim::Service, service);
                let mut given = Record { services: 1, ..record.clone() };
                set_code(&mut given, Dim::Service, place);
                facts.add(Source::Services, given);
            }
        }
        facts.add(Source::Contacts, record);
    }
    facts
}

fn one(dim: Dim, values: &[&str]) -> Filters {
    Filters::from([(dim, values.iter().map(|value| (*value).to_owned()).collect())])
}

fn groups() -> Vec<GroupRow> {
    let row = |name: &str, filters| GroupRow { name: Words::name(name), rule: String::new(), filters };
    vec![
        row("young", one(Dim::Age, &["15-17", "18-24", "25-29"])),
        row("younger", one(Dim::Age, &["15-17", "18-24"])),
        row("women", one(Dim::Sex, &["f"])),
        row("long", one(Dim::Group, &["long"])),
    ]
}

/// The monthly report of each month, then the funder's sheet of all three: each guarded against those before it.
fn handed_in(facts: &Facts, secondary: Secondary) -> Vec<Document> {
    let measures = read_measures(SHIPPED_MEASURES).unwrap();
    let forms: Vec<Form> = SHIPPED_FORMS.iter().map(|text| read_form(text, &measures).unwrap()).collect();
    let desks: Vec<(String, String)> =
        DESKS.iter().map(|(desk, comune)| ((*desk).into(), (*comune).into())).collect();
    let rollups =
        [Rollup { coarse: Dim::Comune, fine: Dim::Desk, fine_to_coarse: desks.iter().cloned().collect() }];
    let groups = groups();
    let mut register: Vec<Cell> = Vec::new();
    let mut documents = Vec::new();
    for (form, from, to) in [
        (0, "2026-08", "2026-08"),
        (0, "2026-09", "2026-09"),
        (1, "2026-08", "2026-10"),
        (0, "2026-10", "2026-10"),
        (0, "2026-08", "2026-10"),
    ] {
        let period = Months::new(month(from), month(to));
        let ground = Ground {
            measures: &measures,
            scope_kind: ScopeKind::Network,
            scope: Words::name("Rete"),
            filters: Filters::new(),
            period,
            desks: &desks,
            groups: &groups,
            lines: &[],
            label: &|_, value| Label::name(value),
            vocabulary: &|_, _| None,
        };
        let prepared = prepare(&forms[form], &ground, facts, &register, &rollups, 3, secondary).unwrap();
        register.extend(prepared.figures.into_iter().map(|figure| Cell {
            key: figure.key,
            value: figure.value,
            standing: if figure.is_shown { Standing::Shown } else { Standing::Withheld },
            extension: 0,
            report: i64::try_from(documents.len()).unwrap(),
        }));
        documents.push(prepared.document);
    }
    documents
}

/// What the reader adds up: one figure is the others together, or (`false`) at least as much as each of them.
struct Reader {
    shown: BTreeMap<Key, i64>,
    hidden: BTreeSet<Key>,
    sums: Vec<(Key, Vec<Key>)>,
    parts: Vec<(Key, Key)>,
}

impl Reader {
    fn of(documents: &[Document]) -> Self {
        let mut reader =
            Self { shown: BTreeMap::new(), hidden: BTreeSet::new(), sums: Vec::new(), parts: Vec::new() };
        for table in documents.iter().flat_map(Document::tables) {
            reader.read(table);
        }
        // Months of the same figure, wherever they stand.
        let all: BTreeSet<Key> = reader.shown.keys().chain(&reader.hidden).cloned().collect();
        for key in all.iter().filter(|key| !key.period.is_single() && key.unit.adds_up()) {
            let months: Vec<Key> =
                key.period.each().into_iter().map(|one| key.clone().during(Months::single(one))).collect();
            if months.iter().all(|one| all.contains(one)) {
                reader.sums.push((key.clone(), months));
            }
        }
        reader
    }

    fn read(&mut self, table: &Table) {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            match cell {
                TableCell::Figure(value, key) => drop(self.shown.insert(key.clone(), *value)),
                TableCell::Hidden(key) => drop(self.hidden.insert(key.clone())),
                _ => {}
            }
        }
        let key = |row: usize, column: usize| table.rows[row].cells[column].key().unwrap().clone();
        let total = table.rows.len() - 1;
        for column in 0..table.columns.len() {
            let of_level = |level: u8| (0..total).filter(move |row| table.rows[*row].level == level);
            if table.overlaps {
                self.parts.extend((0..total).map(|row| (key(total, column), key(row, column))));
                continue;
            }
            self.sums.push((key(total, column), of_level(0).map(|row| key(row, column)).collect()));
            for head in of_level(0) {
                let inside: Vec<Key> = (head + 1..total)
                    .take_while(|row| table.rows[*row].level == 1)
                    .map(|row| key(row, column))
                    .collect();
                if !inside.is_empty() {
                    self.sums.push((key(head, column), inside));
                }
            }
        }
        let by_months = key(0, 0).period != key(0, table.columns.len() - 1).period;
        if table.measures.len() == 1 && table.columns.len() > 1 && (!by_months || key(0, 0).unit.adds_up()) {
            let last = table.columns.len() - 1;
            for row in 0..=total {
                self.sums.push((key(row, last), (0..last).map(|column| key(row, column)).collect()));
            }
        }
    }

    /// Narrows every hidden figure until nothing moves, and says which are found out.
    fn found_out(&self) -> Vec<Key> {
        let far = 1_000_000_i64;
        let mut bounds: BTreeMap<&Key, (i64, i64)> =
            self.shown.iter().map(|(key, value)| (key, (*value, *value))).collect();
        for key in &self.hidden {
            bounds.entry(key).or_insert((0, far));
        }
        let mut is_moving = true;
        while is_moving {
            is_moving = false;
            for (total, parts) in &self.sums {
                let lows: i64 = parts.iter().map(|part| bounds[part].0).sum();
                let highs: i64 = parts.iter().map(|part| bounds[part].1).sum();
                let (low, high) = bounds[total];
                is_moving |= narrow(&mut bounds, total, lows, highs);
                for part in parts {
                    let (own_low, own_high) = bounds[part];
                    is_moving |= narrow(&mut bounds, part, low - (highs - own_high), high - (lows - own_low));
                }
            }
            for (total, part) in &self.parts {
                let (low, high) = (bounds[part].0, bounds[total].1);
                is_moving |= narrow(&mut bounds, total, low, far);
                is_moving |= narrow(&mut bounds, part, 0, high);
            }
        }
        let found = self.hidden.iter().filter(|key| bounds[key].0 == bounds[key].1);
        found.cloned().collect()
    }
}

fn narrow(bounds: &mut BTreeMap<&Key, (i64, i64)>, key: &Key, low: i64, high: i64) -> bool {
    let known = bounds.get_mut(key).unwrap();
    let narrowed = (known.0.max(low), known.1.min(high));
    let is_moving = narrowed != *known;
    *known = narrowed;
    assert!(known.0 <= known.1, "no number is left for {key:?}");
    is_moving
}

#[test]
fn every_hidden_figure_keeps_two_values_over_all_reports() {
    for (seed, contacts) in [(1, 60), (2, 120), (3, 240), (4, 25), (5, 90), (6, 180)] {
        let facts = a_world(seed, contacts);

        let reader = Reader::of(&handed_in(&facts, Secondary::On));

        assert_eq!(reader.found_out(), Vec::new(), "seed {seed}");
        assert!(!reader.hidden.is_empty() && !reader.shown.is_empty(), "seed {seed}");
        assert!(reader.hidden.iter().all(|key| !reader.shown.contains_key(key)), "seed {seed}");
    }
}

#[test]
fn attack_finds_hidden_figures_when_secondary_suppression_is_off() {
    for (seed, contacts) in [(1, 60), (2, 120), (3, 240), (4, 25), (5, 90), (6, 180)] {
        let facts = a_world(seed, contacts);

        let reader = Reader::of(&handed_in(&facts, Secondary::Off));

        assert!(!reader.found_out().is_empty(), "seed {seed}");
    }
}
