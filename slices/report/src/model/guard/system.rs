//! What a reader of every table can add up and subtract: one equation for each total and its parts, over all tables of a
//! report and all tables that were handed in before.
//!
//! Parts that no table shows (the rest of a total, the months between two reports) are variables too: whoever subtracts
//! finds them, and a small one must not be found.

mod units;

pub(super) use units::Trust;

use std::collections::{BTreeMap, BTreeSet};

use super::crossing::{Others, Places, universe};
use super::{Cell, Rollup, Standing};
use crate::model::{Dim, Filters, Key, Month, Months, Unit, Values};

/// One unknown or known number.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    /// What it really is.
    pub(super) value: i64,
    /// Whether no table says it.
    pub(super) is_hidden: bool,
    /// Whether nobody may find out.
    pub(super) is_guarded: bool,
    /// Whether it can still be hidden: a figure of the report at hand.
    pub(super) can_hide: bool,
    /// Whether some report has a cell for it.
    pub(super) is_figure: bool,
    /// How many groupings narrow it: totals are hidden last.
    pub(super) depth: usize,
}

/// A sum that is zero: variables and what they count for.
pub(super) type Equation = Vec<(usize, i64)>;

/// All that can be added up.
#[derive(Clone)]
pub(super) struct System {
    pub(super) variables: Vec<Variable>,
    pub(super) equations: Vec<Equation>,
    /// Where each variable stands, and what it counts for there.
    places: Vec<Vec<(usize, i64)>>,
    /// What is hidden of each equation.
    sides: Vec<Hidden>,
    /// The variable of each figure of the report at hand.
    pub(super) of_key: BTreeMap<Key, usize>,
    /// Those that count the same things.
    twins: BTreeMap<usize, Vec<usize>>,
    /// What was taken to be one because of contacts of the report at hand, or of no table: the variable that is left, and
    /// the figures that are to be hidden where that is not wanted.
    pub(super) relied: Vec<(usize, BTreeSet<Key>)>,
    /// The variable of each of those figures.
    pub(super) now: BTreeMap<Key, usize>,
    /// How many of the variables are figures, in a table or not: they are the same ones whatever is trusted.
    pub(super) figures: usize,
    threshold: i64,
}

/// What is hidden of a sum.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hidden {
    /// How many numbers.
    pub(super) parts: usize,
    /// How many of them nobody may find out.
    pub(super) guarded: usize,
    /// How many of them count for more, not for less: totals.
    pub(super) totals: usize,
    /// How much they are together.
    pub(super) sum: i64,
}

/// A figure by its key: its variable, and how many it is.
#[derive(Clone, Copy)]
struct Known {
    variable: usize,
    value: i64,
}

/// The figures of one time.
type Figures = BTreeMap<Key, Known>;

/// What reports told of each figure, and which, in the order of handing in.
type Told = BTreeMap<Key, Vec<(i64, Known)>>;

/// Figures with their places said in one way, and all that have the same values sharing them: they are compared very often.
struct Cells<'a> {
    all: Vec<(Key, &'a Cell)>,
    places: Places,
}

impl<'a> Cells<'a> {
    fn of(cells: &'a [Cell], rollups: &[Rollup]) -> Self {
        let places = Places::of(rollups);
        let mut shared: BTreeSet<Values> = BTreeSet::new();
        let mut share = |values: &mut Values| {
            if let Some(same) = shared.get(values) {
                *values = same.clone();
            } else {
                shared.insert(values.clone());
            }
        };
        let in_tables = cells.iter().filter(|cell| cell.standing != Standing::Unshown).map(|cell| &cell.key);
        let others = Others::of(in_tables, &places);
        let mut place = |cell: &'a Cell| {
            let mut key = match cell.standing {
                Standing::Unshown => places.in_desks(&cell.key),
                _ => others.canonical(&cell.key),
            };
            key.filters.values_mut().for_each(&mut share);
            (key, cell)
        };
        let all = cells.iter().map(&mut place).collect();
        Self { all, places }
    }

    fn of_standing(&self, standing: Standing) -> impl Iterator<Item = (&Key, &'a Cell)> {
        self.all.iter().filter(move |(_, cell)| cell.standing == standing).map(|(key, cell)| (key, *cell))
    }
}

/// All that can be added up, before it is said which figures are one: written once, and read as often as that is tried.
pub(super) struct Sums {
    system: System,
    /// The figures as they are counted now, without what follows from them.
    now: Figures,
    places: Places,
}

impl Sums {
    /// Writes the equations of these figures.
    pub(super) fn of(cells: &[Cell], rollups: &[Rollup], threshold: i64) -> Self {
        let cells = Cells::of(cells, rollups);
        let mut system = System {
            variables: Vec::new(),
            equations: Vec::new(),
            places: Vec::new(),
            sides: Vec::new(),
            of_key: BTreeMap::new(),
            twins: BTreeMap::new(),
            relied: Vec::new(),
            now: BTreeMap::new(),
            figures: 0,
            threshold,
        };
        let (now, mut before) = system.place(&cells);
        system.figures = system.variables.len();
        let is_figure = |one: &Known| system.variables.get(one.variable).is_some_and(|one| one.is_figure);
        let figures = now.iter().filter(|(_, one)| is_figure(one)).map(|(key, _)| key);
        let all = Universe::of(figures, &cells.places);
        let told: BTreeSet<usize> =
            before.iter().flat_map(BTreeMap::values).map(|one| one.variable).collect();
        let mut known = now.clone();
        for figures in before.iter_mut().chain([&mut known]) {
            system.add_sums(figures, &all);
        }
        for (earlier, later) in before.iter().zip(before.iter().skip(1).chain([&known])) {
            system.add_late(earlier, later, &told);
        }
        Self { system, now, places: cells.places }
    }

    /// The equations, with one number for figures that are one.
    pub(super) fn under(&self, trust: Trust<'_>) -> System {
        let mut system = self.system.clone();
        if let Trust::Likely { told, withheld } = trust {
            system.leave(told);
            system.withhold(&self.now, withheld);
        }
        system.join_units(&self.now, &self.places, trust);
        system.index();
        system
    }
}

impl System {
    /// What the past tells is not hidden any more.
    fn leave(&mut self, told: &[bool]) {
        for (one, _) in self.variables.iter_mut().take(self.figures).zip(told).filter(|(_, told)| **told) {
            if std::mem::take(&mut one.can_hide) {
                one.is_guarded = false;
            }
        }
    }

    /// Hides figures of the report at hand for good.
    fn withhold(&mut self, now: &Figures, hidden: &BTreeSet<Key>) {
        for number in hidden.iter().filter_map(|key| now.get(key)).map(|one| one.variable) {
            if let Some(one) = self.variables.get_mut(number).filter(|one| one.can_hide) {
                (one.is_hidden, one.is_guarded, one.can_hide) = (true, true, false);
            }
        }
    }

    /// All that can be added up of figures of one time.
    fn add_sums(&mut self, known: &mut Figures, all: &Universe) {
        self.add_units(known);
        self.add_left_months(known);
        self.add_complements(known);
        self.add_parts(known, all);
        self.add_overlaps(known);
        self.add_nested(known);
        self.add_periods(known);
        for people in self.add_people(known).values() {
            self.add_parts(people, all);
        }
    }

    /// What follows from figures of one time is no more than the same at a later time.
    fn add_late(&mut self, earlier: &Figures, later: &Figures, told: &BTreeSet<usize>) {
        for (key, before) in earlier.iter().filter(|(_, one)| !told.contains(&one.variable)) {
            let Some(after) = later.get(key).filter(|after| after.value >= before.value) else { continue };
            if after.variable != before.variable {
                let late = self.slack(after.value - before.value);
                self.equations.push(vec![(after.variable, 1), (before.variable, -1), (late, -1)]);
            }
        }
    }

    /// Notes for each variable where it stands, and for each sum what is hidden of it.
    fn index(&mut self) {
        self.places = vec![Vec::new(); self.variables.len()];
        for (number, equation) in self.equations.iter_mut().enumerate() {
            // A number that stands in a sum twice counts twice.
            equation.sort_unstable_by_key(|(variable, _)| *variable);
            equation.dedup_by(|next, kept| {
                let is_same = next.0 == kept.0;
                if is_same {
                    kept.1 += next.1;
                }
                is_same
            });
            equation.retain(|(_, factor)| *factor != 0);
            for (variable, factor) in equation {
                if let Some(places) = self.places.get_mut(*variable) {
                    places.push((number, *factor));
                }
            }
        }
        self.sides = vec![Hidden::default(); self.equations.len()];
        for number in 0..self.variables.len() {
            if let Some(one) = self.variables.get(number).filter(|one| one.is_hidden) {
                let (value, is_guarded) = (one.value, one.is_guarded);
                self.note(number, value, is_guarded);
            }
        }
    }

    fn note(&mut self, number: usize, value: i64, is_guarded: bool) {
        for (place, factor) in self.places.get(number).map(Vec::as_slice).unwrap_or_default() {
            if let Some(side) = self.sides.get_mut(*place) {
                side.parts += 1;
                side.guarded += usize::from(is_guarded);
                side.totals += usize::from(*factor > 0);
                side.sum += value;
            }
        }
    }

    /// Hides one more and those that count the same, and guards them: that one was hidden only to cover another must not be
    /// told either.
    pub(super) fn hide(&mut self, number: usize) -> Vec<usize> {
        let all = self.twins_of(number);
        all.iter().for_each(|one| self.hide_one(*one));
        all
    }

    fn hide_one(&mut self, number: usize) {
        if let Some(one) = self.variables.get_mut(number).filter(|one| one.can_hide && !one.is_hidden) {
            one.is_hidden = true;
            one.is_guarded = true;
            let value = one.value;
            self.note(number, value, true);
        }
    }

    /// Shows one and those that count the same, until they are hidden again.
    pub(super) fn show(&mut self, number: usize) -> Vec<usize> {
        let all = self.twins_of(number);
        all.iter().for_each(|one| self.show_one(*one));
        all
    }

    fn show_one(&mut self, number: usize) {
        let Some(one) = self.variables.get_mut(number).filter(|one| one.can_hide && one.is_hidden) else {
            return;
        };
        one.is_hidden = false;
        let (value, was_guarded) = (one.value, std::mem::take(&mut one.is_guarded));
        for (place, factor) in self.places.get(number).map(Vec::as_slice).unwrap_or_default() {
            if let Some(side) = self.sides.get_mut(*place) {
                side.parts -= 1;
                side.guarded -= usize::from(was_guarded);
                side.totals -= usize::from(*factor > 0);
                side.sum -= value;
            }
        }
    }

    /// One and those that count the same.
    pub(super) fn twins_of(&self, number: usize) -> Vec<usize> {
        self.twins.get(&number).cloned().unwrap_or_else(|| vec![number])
    }

    /// Guards one no more, and hides it no more either.
    pub(super) fn give_up(&mut self, number: usize) {
        let Some(one) = self.variables.get_mut(number) else { return };
        one.can_hide = false;
        if std::mem::take(&mut one.is_guarded) {
            for (place, _) in self.places.get(number).map(Vec::as_slice).unwrap_or_default() {
                if let Some(side) = self.sides.get_mut(*place) {
                    side.guarded -= 1;
                }
            }
        }
    }

    /// Where a variable stands.
    pub(super) fn places_of(&self, number: usize) -> &[(usize, i64)] {
        self.places.get(number).map(Vec::as_slice).unwrap_or_default()
    }

    /// What is hidden of a sum.
    pub(super) fn hidden_of(&self, place: usize) -> Hidden {
        self.sides.get(place).copied().unwrap_or_default()
    }

    /// Whether anything of a sum is hidden.
    pub(super) fn hides(&self, place: usize) -> bool {
        self.hidden_of(place).parts > 0
    }

    pub(super) fn is_small(&self, value: i64) -> bool {
        (1..self.threshold).contains(&value)
    }

    fn push(&mut self, variable: Variable) -> usize {
        self.variables.push(variable);
        self.variables.len() - 1
    }

    /// A number of a table, small or withheld ones hidden.
    fn figure(&mut self, key: &Key, value: i64, is_hidden: bool, can_hide: bool) -> Known {
        let depth = key.filters.len();
        let is_guarded = is_hidden;
        let variable = self.push(Variable { value, is_hidden, is_guarded, can_hide, is_figure: true, depth });
        Known { variable, value }
    }

    /// A number that no table says.
    fn unsaid(&mut self, value: i64, is_hidden: bool, is_guarded: bool) -> usize {
        self.push(Variable { value, is_hidden, is_guarded, can_hide: false, is_figure: false, depth: 0 })
    }

    /// A number that no table says and that follows from some: guarded where it is small.
    fn implied(&mut self, value: i64) -> usize {
        let is_guarded = self.is_small(value);
        self.unsaid(value, true, is_guarded)
    }

    /// A number that everybody knows to be zero.
    fn nobody(&mut self) -> usize {
        self.unsaid(0, false, false)
    }

    /// A number that no table says and that may be found: how much one sum is less than another.
    fn slack(&mut self, value: i64) -> usize {
        self.unsaid(value, true, false)
    }

    /// One variable for each figure of now, and those of earlier times. Figures of the report at hand that count exactly the
    /// same things are hidden together: a table by target group must not say what the table by sex hides.
    fn place(&mut self, cells: &Cells<'_>) -> (Figures, Vec<Figures>) {
        let told = self.told_before(cells);
        let counted: BTreeMap<&Key, i64> = cells
            .all
            .iter()
            .filter(|(_, cell)| matches!(cell.standing, Standing::New | Standing::Unshown))
            .map(|(key, cell)| (key, cell.value))
            .collect();
        // What was told last holds, unless it is counted again and is another number.
        let last = |key: &Key| told.get(key).and_then(|told| told.last()).map(|(_, one)| *one);
        let holds = |key: &Key, one: &Known| counted.get(key).is_none_or(|now| *now == one.value);
        let mut known: Figures = told
            .keys()
            .filter_map(|key| last(key).filter(|one| holds(key, one)).map(|one| (key.clone(), one)))
            .collect();
        let mut same: BTreeMap<(Unit, Months, u128), Vec<usize>> = BTreeMap::new();
        for (key, cell) in cells.of_standing(Standing::New) {
            if let Some(before) = known.get(key).filter(|before| before.value == cell.value) {
                self.of_key.insert(cell.key.clone(), before.variable);
                continue;
            }
            let is_hidden = self.is_small(cell.value);
            let one = self.figure(key, cell.value, is_hidden, true);
            if cell.value > 0 && cell.extension != 0 {
                same.entry((cell.key.unit, cell.key.period, cell.extension)).or_default().push(one.variable);
            }
            self.of_key.insert(cell.key.clone(), one.variable);
            self.tell_difference(one, last(key));
            known.insert(key.clone(), one);
        }
        for same in same.into_values().filter(|same| same.len() > 1) {
            for one in &same {
                self.twins.insert(*one, same.clone());
            }
        }
        let mut tables: BTreeMap<Table, Filters> = BTreeMap::new();
        for key in known.keys().chain(told.keys()) {
            let named = tables.entry(Table::of(key)).or_default();
            for (dim, values) in &key.filters {
                named.entry(*dim).or_default().extend(values.iter().cloned());
            }
        }
        let figures: BTreeSet<Key> = known.keys().chain(told.keys()).cloned().collect();
        for (key, cell) in cells.of_standing(Standing::Unshown) {
            if known.contains_key(key) {
                continue;
            }
            // A table names whatever occurs: what it does not name is nobody.
            let is_unnamed = |one: &Key| {
                let Some(named) = tables.get(&Table::of(one)).filter(|_| !figures.contains(one)) else {
                    return false;
                };
                one.filters.iter().all(|(dim, values)| {
                    let named = named.get(dim);
                    *dim == Dim::Desk && !one.filters.contains_key(&Dim::Agreement)
                        || named.is_some_and(|named| named.len() > 1 || named.is_superset(values))
                }) && one.filters.iter().any(|(dim, values)| {
                    (*dim != Dim::Desk || one.filters.contains_key(&Dim::Agreement))
                        && named.get(dim).is_some_and(|named| named.is_disjoint(values))
                })
            };
            let is_told = cell.value == 0 && margins(key).iter().any(is_unnamed);
            let variable = if is_told { self.nobody() } else { self.implied(cell.value) };
            let one = Known { variable, value: cell.value };
            self.tell_difference(one, last(key));
            known.insert(key.clone(), one);
        }
        let before = before(&told, &known);
        (known, before)
    }

    /// What reports told of each figure, in the order of handing in; a number that they repeat once.
    fn told_before(&mut self, cells: &Cells<'_>) -> Told {
        let is_told =
            |(_, cell): &&(Key, &Cell)| matches!(cell.standing, Standing::Shown | Standing::Withheld);
        let mut cells: Vec<&(Key, &Cell)> = cells.all.iter().filter(is_told).collect();
        cells.sort_by_key(|(_, cell)| cell.report);
        let mut told = Told::new();
        for (key, cell) in cells {
            let before = told.get(key).and_then(|told| told.last()).map(|(_, one)| *one);
            let is_hidden = cell.standing == Standing::Withheld;
            if let Some(before) = before.filter(|before| before.value == cell.value) {
                if let Some(one) = self.variables.get_mut(before.variable).filter(|_| !is_hidden) {
                    (one.is_hidden, one.is_guarded) = (false, false);
                }
                continue;
            }
            let one = self.figure(key, cell.value, is_hidden, false);
            self.tell_difference(one, before);
            told.entry(key.clone()).or_default().push((cell.report, one));
        }
        told
    }

    /// Calls variables by other numbers. Of a total that is one with a part the sum says no more.
    fn rename(&mut self, name: &dyn Fn(usize) -> usize) {
        self.of_key.values_mut().for_each(|variable| *variable = name(*variable));
        self.equations.retain_mut(|equation| {
            let mut is_renamed = false;
            for (variable, _) in equation.iter_mut() {
                is_renamed |= name(*variable) != *variable;
                *variable = name(*variable);
            }
            let is_less = |(one, factor): &(usize, i64)| {
                *factor > 0 && equation.iter().any(|(other, less)| other == one && *less < 0)
            };
            !is_renamed || !equation.iter().any(is_less)
        });
        let mut twins: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (one, same) in std::mem::take(&mut self.twins) {
            twins.entry(name(one)).or_default().extend(same.into_iter().map(name));
        }
        self.twins = twins.into_iter().map(|(one, same)| (one, same.into_iter().collect())).collect();
    }

    /// The same figure with another number than last time: what was written late, or taken back.
    fn tell_difference(&mut self, now: Known, before: Option<Known>) {
        let Some(before) = before.filter(|before| before.value != now.value) else { return };
        let (more, less) = if now.value > before.value { (now, before) } else { (before, now) };
        let late = self.implied(more.value - less.value);
        self.equations.push(vec![(more.variable, 1), (less.variable, -1), (late, -1)]);
    }

    /// `total = parts + rest`; parts that are more than the total say nothing (the numbers are of different days). Where the
    /// parts are all there are, a rest of nobody is no unknown.
    fn equate(&mut self, total: &Known, parts: &[&Known], are_all: bool) {
        let parts_variables: BTreeSet<usize> = parts.iter().map(|part| part.variable).collect();
        if parts.is_empty() || parts_variables.contains(&total.variable) {
            return;
        }
        let rest = total.value - parts.iter().map(|part| part.value).sum::<i64>();
        if rest < 0 {
            return;
        }
        let mut equation = vec![(total.variable, 1)];
        equation.extend(parts.iter().map(|part| (part.variable, -1)));
        if rest > 0 || !are_all {
            let rest = self.implied(rest);
            equation.push((rest, -1));
        }
        self.equations.push(equation);
    }

    /// Who is not in a part of everybody is a figure like those who are.
    fn add_complements(&mut self, known: &mut Figures) {
        for dim in [Dim::Agreement, Dim::Group, Dim::Service] {
            let mut found: Vec<(Key, i64)> = Vec::new();
            for (key, part) in known.iter().filter(|(key, _)| dim.overlaps(key.unit)) {
                let Some(left) = complement(key, dim) else { continue };
                let Some(whole) = known.get(&key.clone().without(dim)) else { continue };
                if whole.value >= part.value {
                    found.push((left, whole.value - part.value));
                }
            }
            for (key, value) in found {
                let variable = self.implied(value);
                known.insert(key, Known { variable, value });
            }
        }
    }

    /// The months that are left of a period when others are taken from it.
    fn add_left_months(&mut self, known: &mut Figures) {
        let mut found: BTreeMap<Key, i64> = BTreeMap::new();
        for ((unit, filters), spans) in spans(known).into_iter().filter(|((unit, _), _)| unit.adds_up()) {
            for (whole, total, inside) in wholes(&spans) {
                for cover in covers(&inside) {
                    let left = total.value - cover.iter().map(|(_, part)| part.value).sum::<i64>();
                    if let Some(period) = left_months(whole, &cover).filter(|_| left >= 0) {
                        found.insert(Key { unit, period, filters: filters.clone() }, left);
                    }
                }
            }
        }
        for (key, value) in found {
            known.entry(key).or_insert_with(|| Known { variable: self.implied(value), value });
        }
    }

    /// The figures that narrow another by one grouping (or by as few as there are), all siblings together.
    fn add_parts(&mut self, known: &Figures, all: &Universe) {
        let mut siblings: BTreeMap<(&Key, Vec<Dim>), Vec<&Key>> = BTreeMap::new();
        let mut sums: Vec<(&Key, Vec<&Key>, bool)> = Vec::new();
        for key in known.keys() {
            for (ancestor, dims) in ancestors(key, known) {
                if !dims.iter().any(|dim| dim.overlaps(key.unit)) {
                    siblings.entry((ancestor, dims)).or_default().push(key);
                    continue;
                }
                let left = match dims.as_slice() {
                    [dim] if is_complement(key, *dim) => continue,
                    [dim] => complement(key, *dim).and_then(|left| known.get_key_value(&left)),
                    _ => None,
                };
                let are_all = left.is_some();
                sums.push((ancestor, [key].into_iter().chain(left.map(|(left, _)| left)).collect(), are_all));
            }
        }
        for ((ancestor, dims), keys) in siblings {
            for family in families(&dims, &largest(&dims, keys)) {
                let are_all = all.is_told_by(&dims, &family);
                sums.push((ancestor, family, are_all));
            }
        }
        sums.extend(subsets(known));
        for (total, parts, are_all) in sums {
            let Some(total) = known.get(total) else { continue };
            let parts: Vec<&Known> = parts.iter().filter_map(|part| known.get(*part)).collect();
            self.equate(total, &parts, are_all);
        }
    }

    /// Groups that overlap. Whether one lies within another, or has nothing in common with it, stands in their rules, which
    /// anybody may read: where it could be, the small number that would follow is guarded.
    fn add_overlaps(&mut self, known: &Figures) {
        let mut families: BTreeMap<(Key, Dim), Vec<(&Key, &Known)>> = BTreeMap::new();
        for (key, figure) in known {
            for dim in key.filters.keys().filter(|dim| **dim == Dim::Group && !is_complement(key, **dim)) {
                families.entry((key.clone().without(*dim), *dim)).or_default().push((key, figure));
            }
        }
        for ((total, _), family) in families {
            for (place, (_, one)) in family.iter().enumerate() {
                for (_, other) in family.iter().skip(place + 1) {
                    let (more, less) = if one.value >= other.value { (one, other) } else { (other, one) };
                    if self.is_small(more.value - less.value) {
                        self.equate(more, &[*less], false);
                    }
                    if let Some(total) = known.get(&total)
                        && self.is_small(total.value - one.value - other.value)
                    {
                        self.equate(total, &[*one, *other], false);
                    }
                }
            }
        }
    }

    /// Agreements of which one may lie within the other, as far as every figure tells: its figures are no more than the
    /// other's. Who the parties are may be read by anybody.
    fn add_nested(&mut self, known: &Figures) {
        let mut alike: BTreeMap<Key, Vec<(&Values, &Known)>> = BTreeMap::new();
        for (key, figure) in known {
            if let Some(agreement) =
                key.filters.get(&Dim::Agreement).filter(|_| !is_complement(key, Dim::Agreement))
            {
                alike.entry(key.clone().without(Dim::Agreement)).or_default().push((agreement, figure));
            }
        }
        let mut pairs: BTreeMap<_, Vec<(&Known, &Known)>> = BTreeMap::new();
        for figures in alike.values() {
            for (whole, total) in figures {
                for (part, figure) in figures.iter().filter(|(part, _)| part != whole) {
                    pairs.entry((*whole, *part)).or_default().push((*total, *figure));
                }
            }
        }
        for pairs in
            pairs.into_values().filter(|pairs| pairs.iter().all(|(total, part)| part.value <= total.value))
        {
            for (total, part) in pairs {
                self.equate(total, &[part], false);
            }
        }
    }

    /// A period is its months, as far as some report shows them.
    fn add_periods(&mut self, known: &Figures) {
        for (_, spans) in spans(known).into_iter().filter(|((unit, _), _)| unit.adds_up()) {
            for (whole, total, inside) in wholes(&spans) {
                for cover in covers(&inside) {
                    let parts: Vec<&Known> = cover.iter().map(|(_, one)| *one).collect();
                    let months: usize = cover.iter().map(|(part, _)| part.each().len()).sum();
                    self.equate(total, &parts, months == whole.each().len());
                }
            }
        }
    }

    /// People of a period, and of some of its months: who came in the others alone, and how often somebody came in more than
    /// one. These add up over places and ages as the people do; a family of figures for each period and what it is told by.
    fn add_people(&mut self, known: &Figures) -> BTreeMap<(Months, Vec<Months>), Figures> {
        let mut families: BTreeMap<(Months, Vec<Months>), Figures> = BTreeMap::new();
        for ((unit, filters), spans) in spans(known).into_iter().filter(|((unit, _), _)| !unit.adds_up()) {
            for (whole, total, inside) in wholes(&spans) {
                let mut told: Vec<(Vec<Months>, Equation, i64)> = Vec::new();
                for (part, one) in &inside {
                    let terms = vec![(total.variable, 1), (one.variable, -1)];
                    told.push((vec![*part], terms, total.value - one.value));
                }
                for cover in covers(&inside) {
                    let months: Vec<Months> = cover.iter().map(|(part, _)| *part).collect();
                    if months.iter().map(|part| part.each().len()).sum::<usize>() == whole.each().len() {
                        let mut terms: Equation = cover.iter().map(|(_, one)| (one.variable, 1)).collect();
                        terms.push((total.variable, -1));
                        let sum: i64 = cover.iter().map(|(_, one)| one.value).sum();
                        told.push((months, terms, sum - total.value));
                    }
                }
                for (parts, mut terms, value) in told.into_iter().filter(|(_, _, value)| *value >= 0) {
                    let rest = Known { variable: self.slack(value), value };
                    terms.push((rest.variable, -1));
                    self.equations.push(terms);
                    let key = Key { unit, period: whole, filters: filters.clone() };
                    families.entry((whole, parts)).or_default().insert(key, rest);
                }
            }
        }
        families
    }
}

/// Whether a figure is a part of one of these.
fn is_within(key: &Key, wholes: &BTreeSet<Key>, wider: &Wider) -> bool {
    let periods = wider.periods.iter().filter(|period| period.contains(key.period));
    let desks = key.filters.get(&Dim::Desk);
    let desks = || wider.desks.iter().filter(|all| desks.is_some_and(|some| some.is_subset(all)));
    periods.flat_map(|period| margins(&Key { period: *period, ..key.clone() })).any(|mut whole| {
        wholes.contains(&whole)
            || whole.filters.contains_key(&Dim::Desk)
                && desks().any(|all| {
                    whole.filters.insert(Dim::Desk, all.clone());
                    wholes.contains(&whole)
                })
    })
}

/// The periods and the places of some figures.
struct Wider {
    periods: BTreeSet<Months>,
    desks: BTreeSet<Values>,
}

/// What held at earlier times: for each time between two reports of which the later one tells another number, and for that
/// before today's, the figures that were told until then. Of a figure that has not changed no part has (things are written
/// late; what is taken back is a rest that has no name).
fn before(told: &Told, known: &Figures) -> Vec<Figures> {
    let is_now = |key: &Key, one: &Known| known.get(key).is_some_and(|now| now.variable == one.variable);
    let wider = Wider {
        periods: told.keys().map(|key| key.period).collect(),
        desks: told.keys().filter_map(|key| key.filters.get(&Dim::Desk).cloned()).collect(),
    };
    let again = told.values().flat_map(|told| told.iter().skip(1)).map(|(report, _)| *report);
    let mut times: BTreeSet<i64> = again.collect();
    times.insert(i64::MAX);
    let mut before = Vec::new();
    let mut since = i64::MIN;
    for until in times {
        let holds = told.iter().filter_map(|(key, told)| {
            let one = told.iter().rev().find(|(report, _)| *report < until)?;
            Some((key, one))
        });
        let mut figures: Figures = holds.clone().map(|(key, (_, one))| (key.clone(), *one)).collect();
        // Of what was told since the time before, something is another number today: else nothing new is said.
        let changed: Vec<Months> = holds
            .filter(|(key, (report, one))| *report >= since && !is_now(key, one))
            .map(|(key, _)| key.period)
            .collect();
        since = until;
        if changed.is_empty() {
            continue;
        }
        let same: BTreeSet<Key> =
            figures.iter().filter(|(key, one)| is_now(key, one)).map(|(key, _)| key.clone()).collect();
        let stays = known.iter().filter(|(key, one)| one.value == 0 || is_within(key, &same, &wider));
        for (key, one) in stays {
            figures.entry(key.clone()).or_insert(*one);
        }
        figures.retain(|key, _| changed.iter().any(|period| period.overlaps(key.period)));
        before.push(figures);
    }
    before
}

/// Families of figures that have nothing in common: what is counted in one is counted in no other.
fn families<'a>(dims: &[Dim], keys: &[&'a Key]) -> Vec<Vec<&'a Key>> {
    let is_apart = |one: &Key, other: &Key| {
        dims.iter().any(|dim| match (one.filters.get(dim), other.filters.get(dim)) {
            (Some(one), Some(other)) => one.is_disjoint(other),
            _ => false,
        })
    };
    // Of one grouping, and each over one value: they are apart without being compared.
    if let [dim] = dims
        && keys.iter().all(|key| key.single(*dim).is_some())
    {
        return vec![keys.to_vec()];
    }
    let mut families: Vec<Vec<&Key>> = Vec::new();
    for key in keys {
        match families.iter_mut().find(|family| family.iter().all(|other| is_apart(key, other))) {
            Some(family) => family.push(key),
            None => families.push(vec![key]),
        }
    }
    families
}

/// A figure over several values is the sum of those over some of them: ages from 15 to 29, and their bands.
fn subsets<'a>(known: &'a Figures) -> Vec<(&'a Key, Vec<&'a Key>, bool)> {
    let mut alike: BTreeMap<(Key, Dim), Vec<&Key>> = BTreeMap::new();
    for key in known.keys() {
        for dim in key.filters.keys().filter(|dim| !dim.overlaps(key.unit)) {
            alike.entry((key.clone().without(*dim), *dim)).or_default().push(key);
        }
    }
    let mut found = Vec::new();
    for ((_, dim), keys) in alike {
        let values = |key: &'a Key| key.filters.get(&dim);
        let several =
            keys.iter().filter_map(|key| Some((*key, values(key)?))).filter(|(_, all)| all.len() > 1);
        for (whole, all) in several {
            let is_inside =
                |key: &&'a Key| *key != whole && values(key).is_some_and(|values| values.is_subset(all));
            let inside: Vec<&Key> = keys.iter().copied().filter(is_inside).collect();
            for family in families(&[dim], &largest(&[dim], inside)) {
                let told: BTreeSet<&String> = family.iter().filter_map(|key| values(key)).flatten().collect();
                found.push((whole, family, told.len() == all.len()));
            }
        }
    }
    found
}

/// The figures over the same, by their months.
fn spans(known: &Figures) -> BTreeMap<(Unit, &Filters), Vec<(Months, &Known)>> {
    let mut spans: BTreeMap<(Unit, &Filters), Vec<(Months, &Known)>> = BTreeMap::new();
    for (key, figure) in known {
        spans.entry((key.unit, &key.filters)).or_default().push((key.period, figure));
    }
    spans
}

/// Each longer period, its figure, and the figures of what lies within it.
fn wholes<'a, 'b>(
    spans: &'b [(Months, &'a Known)],
) -> impl Iterator<Item = (Months, &'a Known, Vec<&'b (Months, &'a Known)>)> {
    spans.iter().filter(|(whole, _)| !whole.is_single()).map(move |(whole, total)| {
        let is_inside = |(part, _): &&(Months, &Known)| part != whole && whole.contains(*part);
        (*whole, *total, spans.iter().filter(is_inside).collect())
    })
}

/// Spans that do not overlap: the single months together, and each longer span with those beside it.
fn covers<'a>(inside: &[&(Months, &'a Known)]) -> Vec<Vec<(Months, &'a Known)>> {
    let singles: Vec<(Months, &Known)> =
        inside.iter().filter(|(part, _)| part.is_single()).map(|one| **one).collect();
    let mut covers = Vec::new();
    for long in inside.iter().filter(|(part, _)| !part.is_single()) {
        let beside = singles.iter().filter(|(part, _)| !long.0.overlaps(*part));
        covers.push(std::iter::once(**long).chain(beside.copied()).collect());
    }
    if !singles.is_empty() {
        covers.push(singles);
    }
    covers
}

/// The months of a period that these leave, where they follow each other.
fn left_months(whole: Months, cover: &[(Months, &Known)]) -> Option<Months> {
    let is_left = |month: &Month| !cover.iter().any(|(part, _)| part.contains(Months::single(*month)));
    let left: Vec<Month> = whole.each().into_iter().filter(is_left).collect();
    let span = Months::new(*left.first()?, *left.last()?);
    (span.each().len() == left.len()).then_some(span)
}

/// Stands among the values of a part of everybody where those are counted who are not in it.
const NOT: &str = "-";

fn is_complement(key: &Key, dim: Dim) -> bool {
    key.filters.get(&dim).is_some_and(|values| values.contains(NOT))
}

/// Those who are not in a part of everybody.
fn complement(key: &Key, dim: Dim) -> Option<Key> {
    let mut key = key.clone();
    let is_new = key.filters.get_mut(&dim)?.insert(NOT.to_owned());
    is_new.then_some(key)
}

/// All values there are of each grouping.
struct Universe {
    of_unit: BTreeMap<Unit, Filters>,
    /// The desks that work under each agreement.
    desks: BTreeMap<(Unit, Values), Values>,
}

impl Universe {
    fn of<'a>(keys: impl Iterator<Item = &'a Key> + Clone, places: &Places) -> Self {
        let units: BTreeSet<Unit> = keys.clone().map(|key| key.unit).collect();
        let of_unit = |unit: Unit| universe(unit, keys.clone().filter(|key| key.unit == unit), places);
        let mut desks: BTreeMap<_, Values> = BTreeMap::new();
        for key in keys.clone() {
            if let (Some(agreement), Some(under)) =
                (key.filters.get(&Dim::Agreement), key.filters.get(&Dim::Desk))
            {
                desks.entry((key.unit, agreement.clone())).or_default().extend(under.iter().cloned());
            }
        }
        Self { of_unit: units.into_iter().map(|unit| (unit, of_unit(unit))).collect(), desks }
    }

    /// Whether figures that narrow one by some groupings are all that there are of them.
    fn is_told_by(&self, dims: &[Dim], family: &[&Key]) -> bool {
        let mut product = 1_usize;
        for dim in dims {
            let sets: BTreeSet<&Values> = family.iter().filter_map(|key| key.filters.get(dim)).collect();
            let told: BTreeSet<&String> = sets.iter().copied().flatten().collect();
            let Some(all) = family.first().and_then(|key| self.all(key, *dim)) else { return false };
            if all.iter().any(|one| !told.contains(one)) || (sets.len() < 2 && *dim != Dim::Desk) {
                return false;
            }
            product *= sets.len();
        }
        product == family.len()
    }

    fn all(&self, key: &Key, dim: Dim) -> Option<&Values> {
        let agreement = key.filters.get(&Dim::Agreement).filter(|_| dim == Dim::Desk);
        let under = agreement.and_then(|agreement| self.desks.get(&(key.unit, agreement.clone())));
        under.or_else(|| self.of_unit.get(&key.unit)?.get(&dim))
    }
}

/// The figures that this one narrows by as few groupings as there are: none of them narrows another of them.
fn ancestors<'a>(key: &Key, known: &'a Figures) -> Vec<(&'a Key, Vec<Dim>)> {
    let dims: Vec<Dim> = key.filters.keys().copied().collect();
    let mut found: Vec<(&Key, Vec<Dim>)> = Vec::new();
    for count in 1..=dims.len() {
        for chosen in choices(&dims, count) {
            if found.iter().any(|(_, nearer)| nearer.iter().all(|dim| chosen.contains(dim))) {
                continue;
            }
            let mut ancestor = key.clone();
            for dim in &chosen {
                ancestor.filters.remove(dim);
            }
            found.extend(known.get_key_value(&ancestor).map(|(key, _)| (key, chosen)));
        }
    }
    found
}

/// Of figures over values of one grouping the largest: those that are part of another of them are told as its parts.
fn largest<'a>(dims: &[Dim], mut keys: Vec<&'a Key>) -> Vec<&'a Key> {
    let [dim] = dims else { return keys };
    if keys.iter().all(|key| key.single(*dim).is_some()) {
        return keys;
    }
    let values = |key: &'a Key| key.filters.get(dim);
    let is_part = |one: &'a Key, other: &'a Key| match (values(one), values(other)) {
        (Some(one), Some(other)) => one.len() < other.len() && one.is_subset(other),
        _ => false,
    };
    let all = keys.clone();
    keys.retain(|key| !all.iter().any(|other| is_part(key, other)));
    keys.sort_by_key(|key| std::cmp::Reverse(values(key).map_or(0, |values| values.len())));
    keys
}

/// What a table shows: figures of the same groupings, and of the same part of everybody.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Table {
    unit: Unit,
    period: Months,
    dims: Vec<Dim>,
    parts: Vec<(Dim, Values)>,
}

impl Table {
    fn of(key: &Key) -> Self {
        let (parts, dims): (Vec<_>, Vec<_>) = key.filters.iter().partition(|(dim, _)| dim.overlaps(key.unit));
        Self {
            unit: key.unit,
            period: key.period,
            dims: dims.into_iter().map(|(dim, _)| *dim).collect(),
            parts: parts.into_iter().map(|(dim, values)| (*dim, values.clone())).collect(),
        }
    }
}

/// The figure and all that it narrows.
fn margins(key: &Key) -> Vec<Key> {
    let mut all = vec![key.clone()];
    for dim in key.filters.keys() {
        let fewer: Vec<Key> = all.iter().map(|one| one.clone().without(*dim)).collect();
        all.extend(fewer);
    }
    all
}

fn choices(dims: &[Dim], count: usize) -> Vec<Vec<Dim>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (place, first) in dims.iter().enumerate() {
        for mut rest in choices(dims.get(place + 1..).unwrap_or_default(), count - 1) {
            rest.insert(0, *first);
            all.push(rest);
        }
    }
    all
}
