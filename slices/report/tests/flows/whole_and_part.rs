//! The attack of somebody who has the network's reports and those of an agreement under which a part of its contacts stand, all
//! of some Comuni. Her unknowns are the single combinations of everything that the forms ask, under the agreement or not,
//! written in time or late; what she knows is every figure that is shown. A linear program says the least and the most of
//! each hidden one.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use report::model::facts::{Facts, Record, Source, set_code};
use report::model::form::{Form, SHIPPED_MEASURES, read_form, read_measures};
use report::model::guard::{Cell, Rollup, Secondary, Standing};
use report::model::plan::{Ground, prepare};
use report::model::{Dim, Filters, Key, Label, Month, Months, ScopeKind, TableCell, Values, Words};

use crate::stage::Chance;

const MONTHS: [&str; 2] = ["2026-09", "2026-10"];
const COMUNI: [&str; 3] = ["c0", "c1", "c2"];
const CHANNELS: [&str; 4] = ["in_person", "phone", "mail", "web"];
const VISITS: [&str; 2] = ["first", "again"];

/// By month: Comuni by channel. What the shipped form of the network asks.
const CROSSED: &str = r#"
schema = 1
key = "incrociato"
version = 1
name = { it = "Incrociato", en = "Crossed" }
about = { it = "Prova.", en = "Test." }
for = ["network", "agreement"]
[[section]]
title = { it = "Uno", en = "One" }
[[section.table]]
key = "canali"
caption = { it = "Canali", en = "Channels" }
measures = ["contatti"]
rows = ["comune"]
columns = "channel"
[[section.table]]
key = "volte"
caption = { it = "Volte", en = "Visits" }
measures = ["contatti"]
rows = ["visit"]
"#;

/// Comuni by month, channels by month, visits by month. What the shipped form of funders asks.
const BY_MONTH: &str = r#"
schema = 1
key = "per-mese"
version = 1
name = { it = "Per mese", en = "By month" }
about = { it = "Prova.", en = "Test." }
for = ["network", "agreement"]
[[section]]
title = { it = "Uno", en = "One" }
[[section.table]]
key = "mesi"
caption = { it = "Mesi", en = "Months" }
measures = ["contatti"]
rows = ["comune"]
columns = "month"
[[section.table]]
key = "modi"
caption = { it = "Canali", en = "Channels" }
measures = ["contatti"]
rows = ["channel"]
columns = "month"
[[section.table]]
key = "nuovi"
caption = { it = "Volte", en = "Visits" }
measures = ["contatti"]
rows = ["visit"]
columns = "month"
"#;

/// A contact, or what is asked of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Contact {
    month: &'static str,
    comune: &'static str,
    channel: &'static str,
    visit: &'static str,
    is_agreed: bool,
    is_late: bool,
}

impl Contact {
    fn is_counted(&self, key: &Key, is_late: bool) -> bool {
        let has = |dim: Dim, word: &str| key.filters.get(&dim).is_none_or(|values| values.contains(word));
        (is_late || !self.is_late)
            && key.period.contains(Months::single(Month::parse(self.month).unwrap()))
            && (self.is_agreed || !key.filters.contains_key(&Dim::Agreement))
            && has(Dim::Comune, self.comune)
            && has(Dim::Channel, self.channel)
            && has(Dim::Visit, self.visit)
    }
}

/// Every combination.
fn combinations() -> Vec<Contact> {
    let mut all = Vec::new();
    for month in MONTHS {
        for comune in COMUNI {
            for channel in CHANNELS {
                for visit in VISITS {
                    for (is_agreed, is_late) in [(false, false), (false, true), (true, false), (true, true)] {
                        all.push(Contact { month, comune, channel, visit, is_agreed, is_late });
                    }
                }
            }
        }
    }
    all
}

/// Contacts by chance: all of the first two Comuni stand under the agreement, none of the third or some.
fn a_world(seed: u64, contacts: usize, agreed_of_third: usize, late: usize) -> Vec<Contact> {
    let mut chance = Chance(seed);
    let mut one = |is_late: bool| {
        let comune = COMUNI[[0, 0, 1, 2][chance.below(4)]];
        Contact {
            month: MONTHS[chance.below(2)],
            comune,
            channel: CHANNELS[[0, 0, 0, 0, 0, 1, 1, 2, 3][chance.below(9)]],
            visit: VISITS[[0, 1, 1][chance.below(3)]],
            is_agreed: comune != "c2" || chance.below(10) < agreed_of_third,
            is_late,
        }
    };
    let mut all: Vec<Contact> = (0..contacts).map(|_| one(false)).collect();
    all.extend((0..late).map(|_| one(true)));
    all
}

/// What there is to be counted when a report is handed in.
fn facts(contacts: &[Contact], is_late: bool) -> Facts {
    let mut facts = Facts::new();
    for one in contacts.iter().filter(|one| is_late || !one.is_late) {
        let month = facts.month(Month::parse(one.month).unwrap());
        let mut record = Record { month, count: 1, ..Record::default() };
        let desk = one.comune.replace('c', "d");
        let words = [
            (Dim::Comune, one.comune),
            (Dim::Desk, &desk),
            (Dim::Channel, one.channel),
            (Dim::Visit, one.visit),
        ];
        for (dim, word) in words.into_iter().chain(one.is_agreed.then_some((Dim::Agreement, "patto"))) {
            let place = facts.place(dim, word);
            set_code(&mut record, dim, place);
        }
        facts.add(Source::Contacts, record);
    }
    facts
}

/// A report to hand in: for the network or the agreement, with which form, from when to when, and whether the late contacts
/// are there by then.
type Asked = (ScopeKind, &'static str, usize, usize, bool);

/// A figure of a report as its readers have it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Read {
    key: Key,
    is_late: bool,
    shown: Option<i64>,
}

/// The reports one after the other, each guarded against those before it.
fn handed_in(contacts: &[Contact], asked: &[Asked], secondary: Secondary) -> BTreeSet<Read> {
    let measures = read_measures(SHIPPED_MEASURES).unwrap();
    let desks: Vec<(String, String)> =
        COMUNI.iter().map(|comune| (comune.replace('c', "d"), (*comune).to_owned())).collect();
    let rollups =
        [Rollup { coarse: Dim::Comune, fine: Dim::Desk, fine_to_coarse: desks.iter().cloned().collect() }];
    let mut register: Vec<Cell> = Vec::new();
    let mut read = BTreeSet::new();
    for (number, (scope_kind, form, from, to, is_late)) in (1..).zip(asked.iter().copied()) {
        let form: Form = read_form(form, &measures).unwrap();
        let filters = match scope_kind {
            ScopeKind::Agreement => Filters::from([(Dim::Agreement, Values::one("patto"))]),
            _ => Filters::new(),
        };
        let period = Months::new(Month::parse(MONTHS[from]).unwrap(), Month::parse(MONTHS[to]).unwrap());
        let ground = Ground {
            measures: &measures,
            scope_kind,
            scope: Words::name("Prova"),
            filters,
            period,
            desks: &desks,
            groups: &[],
            lines: &[],
            label: &|_, value| Label::name(value),
            vocabulary: &|_, _| None,
        };
        let past: Vec<Cell> =
            register.iter().filter(|cell| cell.key.period.overlaps(period)).cloned().collect();
        let facts = facts(contacts, is_late);
        let prepared = prepare(&form, &ground, &facts, &past, &rollups, 3, secondary).unwrap();
        register.extend(prepared.figures.into_iter().map(|figure| Cell {
            key: figure.key,
            value: figure.value,
            standing: if figure.is_shown { Standing::Shown } else { Standing::Withheld },
            extension: 0,
            report: number,
        }));
        let rows = prepared.document.tables().flat_map(|table| &table.rows);
        read.extend(rows.flat_map(|row| &row.cells).filter_map(|cell| match cell {
            TableCell::Figure(value, key) => Some(Read { key: key.clone(), is_late, shown: Some(*value) }),
            TableCell::Hidden(key) => Some(Read { key: key.clone(), is_late, shown: None }),
            _ => None,
        }));
    }
    read
}

/// The hidden figures for which only one whole number is left.
fn found_out(read: &BTreeSet<Read>) -> Vec<(Key, bool)> {
    let hidden = read.iter().filter(|one| one.shown.is_none());
    let is_found_out = |one: &&Read| {
        let least = extreme(read, one, OptimizationDirection::Minimize);
        let most = extreme(read, one, OptimizationDirection::Maximize);
        (least - 1e-6).ceil() >= (most + 1e-6).floor()
    };
    hidden.filter(is_found_out).map(|one| (one.key.clone(), one.is_late)).collect()
}

fn extreme(read: &BTreeSet<Read>, target: &Read, direction: OptimizationDirection) -> f64 {
    let mut problem = Problem::new(direction);
    let all = combinations();
    let of = |one: &Read| -> Vec<usize> {
        (0..all.len()).filter(|place| all[*place].is_counted(&one.key, one.is_late)).collect()
    };
    let wanted: BTreeSet<usize> = of(target).into_iter().collect();
    let unknown: Vec<Variable> = (0..all.len())
        .map(|place| problem.add_var(if wanted.contains(&place) { 1.0 } else { 0.0 }, (0.0, 10_000.0)))
        .collect();
    let shown: BTreeMap<Vec<usize>, i64> =
        read.iter().filter_map(|one| Some((of(one), one.shown?))).collect();
    for (places, value) in shown {
        let terms: Vec<(Variable, f64)> = places.into_iter().map(|place| (unknown[place], 1.0)).collect();
        problem.add_constraint(terms, ComparisonOp::Eq, f64::from(i32::try_from(value).unwrap()));
    }
    problem.solve().unwrap().into_solution().unwrap().objective()
}

use ScopeKind::{Agreement, Network};

const NETWORK_FIRST: [Asked; 3] =
    [(Network, CROSSED, 0, 0, false), (Network, CROSSED, 1, 1, false), (Agreement, BY_MONTH, 0, 1, false)];
const AGREEMENT_FIRST: [Asked; 3] =
    [(Agreement, BY_MONTH, 0, 1, false), (Network, CROSSED, 1, 1, false), (Network, CROSSED, 0, 0, false)];
const BOTH_CROSSED: [Asked; 3] =
    [(Network, BY_MONTH, 0, 1, false), (Agreement, CROSSED, 1, 1, false), (Agreement, CROSSED, 0, 1, false)];
const LATE_BETWEEN: [Asked; 3] =
    [(Network, CROSSED, 1, 1, false), (Agreement, BY_MONTH, 0, 1, true), (Network, CROSSED, 0, 1, true)];

fn keeps_two_values(asked: &[Asked], late: usize) {
    for (seed, contacts, agreed_of_third) in [(1, 60, 0), (2, 110, 0), (3, 40, 9), (4, 90, 5)] {
        let world = a_world(seed, contacts, agreed_of_third, late);

        let read = handed_in(&world, asked, Secondary::On);

        assert!(read.iter().any(|one| one.shown.is_none()), "seed {seed}: something is hidden");
        assert!(read.iter().any(|one| one.shown > Some(0)), "seed {seed}: something is shown");
        assert_eq!(found_out(&read), Vec::new(), "seed {seed}");
    }
}

#[test]
fn agreement_after_network_keeps_two_values() {
    keeps_two_values(&NETWORK_FIRST, 0);
}

#[test]
fn network_after_agreement_keeps_two_values() {
    keeps_two_values(&AGREEMENT_FIRST, 0);
}

#[test]
fn agreement_with_crossed_tables_keeps_two_values() {
    keeps_two_values(&BOTH_CROSSED, 0);
}

#[test]
fn contacts_written_late_between_reports_keep_two_values() {
    keeps_two_values(&LATE_BETWEEN, 6);
}

#[test]
fn attack_finds_hidden_figures_when_secondary_suppression_is_off() {
    for asked in [NETWORK_FIRST, AGREEMENT_FIRST, BOTH_CROSSED, LATE_BETWEEN] {
        let world = a_world(1, 60, 0, 0);

        let read = handed_in(&world, &asked, Secondary::Off);

        assert!(!found_out(&read).is_empty(), "{asked:?}");
    }
}
