//! What a reader of every table can add up and subtract: one equation for each total and its parts, over all tables of a
//! report and all tables that were handed in before.
//!
//! Parts that no table shows (the rest of a total, the months between two reports) are variables too: whoever subtracts
//! finds them, and a small one must not be found.

mod units;

use std::collections::{BTreeMap, BTreeSet};

use super::crossing::Places;
use super::{Cell, Rollup, Standing};
use crate::model::{Dim, Key, Months, Unit};

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
pub(super) struct System {
    pub(super) variables: Vec<Variable>,
    pub(super) equations: Vec<Equation>,
    /// Sums that follow from those, of what is left when a part is taken from its whole: the pencil sees more with them.
    pub(super) hints: Vec<Equation>,
    hint_places: Vec<Vec<usize>>,
    /// A whole, a part of it, and what is left.
    inclusions: Vec<(usize, usize, usize)>,
    /// Where each variable stands, and what it counts for there.
    places: Vec<Vec<(usize, i64)>>,
    /// What is hidden of each equation.
    sides: Vec<Hidden>,
    /// The variable of each figure of the report at hand.
    pub(super) of_key: BTreeMap<Key, usize>,
    /// Those that count the same things.
    twins: BTreeMap<usize, Vec<usize>>,
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

/// A figure by its key: its variable, and how many it is now.
struct Known {
    variable: usize,
    value: i64,
}

impl System {
    /// Writes the equations of these figures.
    pub(super) fn of(cells: &[Cell], rollups: &[Rollup], threshold: i64) -> Self {
        let mut system = Self {
            variables: Vec::new(),
            equations: Vec::new(),
            hints: Vec::new(),
            hint_places: Vec::new(),
            inclusions: Vec::new(),
            places: Vec::new(),
            sides: Vec::new(),
            of_key: BTreeMap::new(),
            twins: BTreeMap::new(),
            threshold,
        };
        let places = Places::of(rollups);
        let mut known = system.place(cells, &places);
        system.join_units(&mut known, &places);
        system.add_units(&known);
        system.add_parts(&known);
        system.add_overlaps(&known);
        system.add_nested(&known);
        system.add_periods(&known);
        system.add_hints();
        system.index();
        system
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
        self.hint_places = vec![Vec::new(); self.variables.len()];
        for (number, hint) in self.hints.iter().enumerate() {
            for (variable, _) in hint {
                if let Some(places) = self.hint_places.get_mut(*variable) {
                    places.push(self.equations.len() + number);
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

    /// All sums, hints too.
    pub(super) fn sums(&self) -> impl Iterator<Item = &Equation> {
        self.equations.iter().chain(&self.hints)
    }

    /// One of them.
    pub(super) fn sum(&self, place: usize) -> Option<&Equation> {
        self.equations.get(place).or_else(|| self.hints.get(place.checked_sub(self.equations.len())?))
    }

    /// In which of them a variable stands.
    pub(super) fn sums_of(&self, number: usize) -> impl Iterator<Item = usize> {
        let hints = self.hint_places.get(number).map(Vec::as_slice).unwrap_or_default();
        self.places_of(number).iter().map(|(place, _)| *place).chain(hints.iter().copied())
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

    /// A number that no table says and that follows from some: guarded where it is small.
    fn implied(&mut self, value: i64) -> usize {
        let is_guarded = self.is_small(value);
        self.push(Variable {
            value,
            is_hidden: true,
            is_guarded,
            can_hide: false,
            is_figure: false,
            depth: 0,
        })
    }

    /// A number that no table says and that may be found: how much one sum is less than another.
    fn slack(&mut self, value: i64) -> usize {
        self.push(Variable {
            value,
            is_hidden: true,
            is_guarded: false,
            can_hide: false,
            is_figure: false,
            depth: 0,
        })
    }

    /// One variable for each figure. Figures of the report at hand that count exactly the same things are hidden together: a
    /// table by target group must not say what the table by sex hides.
    fn place(&mut self, cells: &[Cell], places: &Places) -> BTreeMap<Key, Known> {
        let mut known: BTreeMap<Key, Known> = BTreeMap::new();
        for cell in cells.iter().filter(|cell| matches!(cell.standing, Standing::Shown | Standing::Withheld))
        {
            let key = places.canonical(&cell.key);
            let is_hidden = cell.standing == Standing::Withheld;
            // Handed in twice with another number: the newest one counts, the difference is told below.
            let variable = self.push(Variable {
                value: cell.value,
                is_hidden,
                is_guarded: is_hidden,
                can_hide: false,
                is_figure: true,
                depth: key.filters.len(),
            });
            self.know(known.insert(key, Known { variable, value: cell.value }), variable, cell.value);
        }
        let mut same: BTreeMap<(Unit, Months, u128), Vec<usize>> = BTreeMap::new();
        for cell in cells.iter().filter(|cell| cell.standing == Standing::New) {
            let key = places.canonical(&cell.key);
            if let Some(before) = known.get(&key).filter(|before| before.value == cell.value) {
                self.of_key.insert(cell.key.clone(), before.variable);
                continue;
            }
            let is_hidden = self.is_small(cell.value);
            let variable = self.push(Variable {
                value: cell.value,
                is_hidden,
                is_guarded: is_hidden,
                can_hide: true,
                is_figure: true,
                depth: key.filters.len(),
            });
            if cell.value > 0 && cell.extension != 0 {
                same.entry((cell.key.unit, cell.key.period, cell.extension)).or_default().push(variable);
            }
            self.of_key.insert(cell.key.clone(), variable);
            self.know(known.insert(key, Known { variable, value: cell.value }), variable, cell.value);
        }
        for same in same.into_values().filter(|same| same.len() > 1) {
            for one in &same {
                self.twins.insert(*one, same.clone());
            }
        }
        let tables: BTreeSet<Table> = known.keys().map(Table::of).collect();
        for cell in cells.iter().filter(|cell| cell.standing == Standing::Unshown) {
            let key = places.canonical(&cell.key);
            let is_told = known.contains_key(&key)
                // A table names whatever occurs: what it does not name is nobody.
                || (cell.value == 0 && margins(&key).iter().any(|one| tables.contains(&Table::of(one)) && !known.contains_key(one)));
            if !is_told {
                let variable = self.implied(cell.value);
                known.insert(key, Known { variable, value: cell.value });
            }
        }
        known
    }

    /// Calls variables by other numbers.
    fn rename(&mut self, known: &mut BTreeMap<Key, Known>, name: &dyn Fn(usize) -> usize) {
        known.values_mut().for_each(|one| one.variable = name(one.variable));
        self.of_key.values_mut().for_each(|variable| *variable = name(*variable));
        self.equations.iter_mut().flatten().for_each(|(variable, _)| *variable = name(*variable));
        let mut twins: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (one, same) in std::mem::take(&mut self.twins) {
            twins.entry(name(one)).or_default().extend(same.into_iter().map(name));
        }
        self.twins = twins.into_iter().map(|(one, same)| (one, same.into_iter().collect())).collect();
    }

    fn know(&mut self, before: Option<Known>, variable: usize, value: i64) {
        if let Some(before) = before {
            self.tell_difference(variable, value, &before);
        }
    }

    /// The same figure with another number than last time: what was written late, or taken back.
    fn tell_difference(&mut self, variable: usize, value: i64, before: &Known) {
        let (more, less, difference) = if value >= before.value {
            (variable, before.variable, value - before.value)
        } else {
            (before.variable, variable, before.value - value)
        };
        if difference > 0 {
            let late = self.implied(difference);
            self.equations.push(vec![(more, 1), (less, -1), (late, -1)]);
        }
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
            if let (false, [part]) = (are_all, parts) {
                self.inclusions.push((total.variable, part.variable, rest));
            }
        }
        self.equations.push(equation);
    }

    /// Where a part and its whole are both sums over the same, so is what is left.
    fn add_hints(&mut self) {
        let mut wholes: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (whole, part, rest) in &self.inclusions {
            wholes.entry(*part).or_default().push((*whole, *rest));
        }
        let mut sums: BTreeMap<usize, Vec<&Equation>> = BTreeMap::new();
        for equation in &self.equations {
            if let Some((total, 1)) = equation.first() {
                sums.entry(*total).or_default().push(equation);
            }
        }
        let of = |part: usize| wholes.get(&part).map(Vec::as_slice).unwrap_or_default();
        let mut hints = Vec::new();
        for (total, equations) in &sums {
            for ((whole, rest), equation) in
                of(*total).iter().flat_map(|one| equations.iter().map(move |equation| (*one, *equation)))
            {
                for of_whole in sums.get(&whole).into_iter().flatten() {
                    let mut left: BTreeMap<usize, i64> =
                        of_whole.iter().skip(1).map(|(one, _)| (*one, -1)).collect();
                    let mut rests = vec![(rest, 1)];
                    for (part, _) in equation.iter().skip(1) {
                        let found = of(*part).iter().find(|(whole, _)| left.remove(whole).is_some());
                        rests.extend(found.map(|(_, rest)| (*rest, -1)));
                    }
                    if rests.len() == equation.len() {
                        rests.extend(left);
                        hints.push(rests);
                    }
                }
            }
        }
        self.hints = hints;
    }

    /// The figures that narrow another by one grouping (or by as few as there are), all siblings together.
    fn add_parts(&mut self, known: &BTreeMap<Key, Known>) {
        let mut siblings: BTreeMap<(&Key, Vec<Dim>), Vec<&Key>> = BTreeMap::new();
        let mut all: Vec<(&Key, Vec<&Key>, bool)> = Vec::new();
        for key in known.keys() {
            for (ancestor, dims) in ancestors(key, known) {
                if dims.iter().any(|dim| dim.overlaps(key.unit)) {
                    all.push((ancestor, vec![key], false));
                } else {
                    siblings.entry((ancestor, dims)).or_default().push(key);
                }
            }
        }
        for ((ancestor, dims), keys) in siblings {
            let families = families(&dims, &largest(&dims, keys));
            all.extend(families.into_iter().map(|family| (ancestor, family, true)));
        }
        all.extend(subsets(known));
        for (total, parts, are_all) in all {
            let Some(total) = known.get(total) else { continue };
            let parts: Vec<&Known> = parts.iter().filter_map(|part| known.get(*part)).collect();
            self.equate(total, &parts, are_all);
        }
    }

    /// Groups that overlap. Whether one lies within another, or has nothing in common with it, stands in their rules, which
    /// anybody may read: where it could be, the small number that would follow is guarded.
    fn add_overlaps(&mut self, known: &BTreeMap<Key, Known>) {
        let mut families: BTreeMap<(Key, Dim), Vec<(&Key, &Known)>> = BTreeMap::new();
        for (key, figure) in known {
            for dim in key.filters.keys().filter(|dim| **dim == Dim::Group) {
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
    fn add_nested(&mut self, known: &BTreeMap<Key, Known>) {
        let mut alike: BTreeMap<Key, Vec<(&BTreeSet<String>, &Known)>> = BTreeMap::new();
        for (key, figure) in known {
            if let Some(agreement) = key.filters.get(&Dim::Agreement) {
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

    /// A period is its months, as far as some report shows them; people are not the sum of their months, but never more.
    fn add_periods(&mut self, known: &BTreeMap<Key, Known>) {
        let mut spans: BTreeMap<(Unit, &super::super::Filters), Vec<(Months, &Known)>> = BTreeMap::new();
        for (key, figure) in known {
            spans.entry((key.unit, &key.filters)).or_default().push((key.period, figure));
        }
        for ((unit, _), spans) in spans {
            for (whole, total) in spans.iter().filter(|(whole, _)| !whole.is_single()) {
                let inside: Vec<&(Months, &Known)> =
                    spans.iter().filter(|(part, _)| part != whole && whole.contains(*part)).collect();
                for (parts, months) in covers(&inside) {
                    if unit.adds_up() {
                        self.equate(total, &parts, months == whole.each().len());
                    } else {
                        self.bound_people(*whole, total, &parts);
                    }
                }
            }
        }
    }

    fn bound_people(&mut self, whole: Months, total: &Known, parts: &[&Known]) {
        let sum: i64 = parts.iter().map(|part| part.value).sum();
        if parts.len() == whole.each().len() && sum >= total.value {
            let twice = self.slack(sum - total.value);
            let mut equation: Equation = parts.iter().map(|part| (part.variable, 1)).collect();
            equation.extend([(total.variable, -1), (twice, -1)]);
            self.equations.push(equation);
        }
        for part in parts.iter().filter(|part| part.value <= total.value) {
            let others = self.slack(total.value - part.value);
            self.equations.push(vec![(total.variable, 1), (part.variable, -1), (others, -1)]);
        }
    }
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
fn subsets(known: &BTreeMap<Key, Known>) -> Vec<(&Key, Vec<&Key>, bool)> {
    let mut alike: BTreeMap<(Key, Dim), Vec<&Key>> = BTreeMap::new();
    for key in known.keys() {
        for dim in key.filters.keys().filter(|dim| !dim.overlaps(key.unit)) {
            alike.entry((key.clone().without(*dim), *dim)).or_default().push(key);
        }
    }
    let mut found = Vec::new();
    for ((_, dim), keys) in alike {
        let values = |key: &&Key| key.filters.get(&dim).cloned().unwrap_or_default();
        for whole in keys.iter().filter(|key| values(key).len() > 1) {
            let of_whole = values(whole);
            let mut inside: Vec<&Key> = keys
                .iter()
                .filter(|key| key != &whole && values(key).is_subset(&of_whole))
                .copied()
                .collect();
            inside = largest(&[dim], inside);
            for family in families(&[dim], &inside) {
                let told: BTreeSet<String> = family.iter().flat_map(values).collect();
                found.push((*whole, family, told == of_whole));
            }
        }
    }
    found
}

/// Spans that do not overlap, and how many months they are: the single months together, and each longer span with those
/// beside it.
fn covers<'a>(inside: &[&(Months, &'a Known)]) -> Vec<(Vec<&'a Known>, usize)> {
    let singles: Vec<&Known> =
        inside.iter().filter(|(part, _)| part.is_single()).map(|(_, one)| *one).collect();
    let mut covers = Vec::new();
    if !singles.is_empty() {
        let months = singles.len();
        covers.push((singles, months));
    }
    for (long, one) in inside.iter().filter(|(part, _)| !part.is_single()) {
        let mut cover = vec![*one];
        let beside = inside.iter().filter(|(part, _)| part.is_single() && !long.overlaps(*part));
        cover.extend(beside.map(|(_, one)| *one));
        let months = long.each().len() + cover.len() - 1;
        covers.push((cover, months));
    }
    covers
}

/// The figures that this one narrows by as few groupings as there are: none of them narrows another of them.
fn ancestors<'a>(key: &Key, known: &'a BTreeMap<Key, Known>) -> Vec<(&'a Key, Vec<Dim>)> {
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
    keys.sort_by_key(|key| std::cmp::Reverse(values(key).map_or(0, BTreeSet::len)));
    keys
}

/// What a table shows: figures of the same groupings, and of the same part of everybody.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Table {
    unit: Unit,
    period: Months,
    dims: Vec<Dim>,
    parts: Vec<(Dim, BTreeSet<String>)>,
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
