//! Small numbers are not shown, and nobody can find them by adding and subtracting what is shown (ADR 12).
//!
//! Hidden first: every figure from 1 to the threshold less 1. Then, until nothing is left to do: where a sum has one hidden
//! part, another one is hidden too; where the hidden parts of a sum are together a small number, one more; and where no
//! other table of whole numbers can be found that shows the same, one more. Zeros are shown: nobody stands behind them.

mod again;
mod bounds;
mod budget;
mod crossing;
mod system;
#[cfg(test)]
mod tests;
mod witness;

use std::collections::{BTreeMap, BTreeSet};

use self::budget::Budget;
use self::crossing::{Others, Places};
use self::system::{Sums, System, Trust};
use self::witness::Open;
use super::{Dim, Key};

/// A figure and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it counts.
    pub key: Key,
    /// How many.
    pub value: i64,
    /// Whether it is of the report at hand or of one that was handed in.
    pub standing: Standing,
    /// A digest of the things it counts, 0 where that is not known: figures with one digest are one figure.
    pub extension: u128,
    /// The number of the report that was handed in with it; of others nothing is asked.
    pub report: i64,
}

/// Whether a figure can still be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Of the report at hand.
    New,
    /// Handed in and shown: everybody may know it.
    Shown,
    /// Handed in and hidden: it must stay so.
    Withheld,
    /// In no table, but tables together say something of it.
    Unshown,
}

/// One grouping that is the sum of another: a Comune is its desks.
#[derive(Clone, Debug)]
pub struct Rollup {
    /// The larger one.
    pub coarse: Dim,
    /// The smaller one.
    pub fine: Dim,
    /// Where each value of the smaller one belongs.
    pub fine_to_coarse: BTreeMap<String, String>,
}

/// How far figures are hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secondary {
    /// Whatever is needed so that no hidden figure can be found.
    On,
    /// Small figures alone. Tests use it to see that their attack works.
    Off,
}

/// How many terms of sums may be looked at for one report, about a second of the slowest machine; then whole tables are hidden.
const BUDGET: usize = 20_000_000;

/// And for each round of hiding whole tables, and how many rounds.
const TABLES: usize = 200_000;
const ROUNDS: usize = 6;

/// How often what was relied on is looked at again, before nothing is relied on any more.
const PASSES: usize = 2;

/// How much one search for a witness may look at: most are found at once, few need long.
const SEARCHES: [usize; 2] = [500, 10_000];

/// The figures that no table of the report at hand shows and that whoever holds all reports reckons with: counted, they are
/// guarded with them. Those that were `told` are among them, for they may be another number by now. None where they are more
/// than can be guarded.
pub fn unshown<'a>(
    told: impl IntoIterator<Item = &'a Key>,
    new: impl IntoIterator<Item = &'a Key>,
    rollups: &[Rollup],
) -> Option<BTreeSet<Key>> {
    let places = Places::of(rollups);
    let new: BTreeSet<&Key> = new.into_iter().collect();
    let told: BTreeSet<&Key> = told.into_iter().filter(|key| !new.contains(key)).collect();
    let keys = || told.iter().chain(&new).copied();
    let others = Others::of(keys(), &places);
    let canonical: BTreeSet<Key> = keys().map(|key| others.canonical(key)).collect();
    let crossed = crossing::crossings(canonical.iter(), &places)?;
    Some(crossed.into_iter().chain(told.iter().map(|key| others.named(key))).collect())
}

/// The figures of the report at hand that are hidden.
///
/// Where nothing else helps, every figure of the sums that reach the one in danger is hidden: a coarser report, never a
/// leaking one.
pub fn hide(cells: &[Cell], rollups: &[Rollup], threshold: u32, secondary: Secondary) -> BTreeSet<Key> {
    hidden(cells, rollups, threshold, secondary, BUDGET).0
}

/// The figures that are hidden within a budget, and how much was looked at.
fn hidden(
    cells: &[Cell],
    rollups: &[Rollup],
    threshold: u32,
    secondary: Secondary,
    budget: usize,
) -> (BTreeSet<Key>, usize) {
    let threshold = i64::from(threshold);
    let sums = Sums::of(cells, rollups, threshold);
    // What the past tells, whatever the report at hand shows.
    let certain = bounds::told(&sums.under(Trust::Told), &mut Budget::of(budget));
    let mut withheld: BTreeSet<Key> = BTreeSet::new();
    let mut spent = 0;
    let mut passes = 0;
    loop {
        passes += 1;
        let system = sums.under(Trust::Likely { told: &certain, withheld: &withheld });
        let mut guard = Guard::of(system, threshold, budget);
        if secondary == Secondary::On {
            guard.leave_the_told(&certain);
            guard.run();
            guard.show_again();
        }
        spent += guard.spent + guard.budget.spent();
        let untrue = guard.relied_in_vain();
        if secondary == Secondary::Off || untrue.is_subset(&withheld) {
            let hidden = guard.system.of_key.iter().filter(|(_, variable)| guard.is_hidden(**variable));
            return (hidden.map(|(key, _)| key.clone()).collect(), spent);
        }
        // What those contacts would have told may now be hidden.
        withheld.extend(untrue);
        if passes > PASSES {
            withheld.extend(guard.system.relied.iter().flat_map(|(_, contacts)| contacts).cloned());
        }
    }
}

/// The hiding, step by step.
struct Guard {
    system: System,
    threshold: i64,
    /// Sums of which something was hidden since they were looked at.
    waiting: BTreeSet<usize>,
    /// The witness of each number that has one, and the witnesses: the numbers that differ. A number keeps it: whoever is
    /// shown less cannot tell more.
    witness_of: Vec<Option<usize>>,
    witnesses: Vec<Vec<usize>>,
    /// In which of them a figure of the report at hand differs.
    differs_in: Vec<Vec<usize>>,
    /// Around these nothing is left to hide.
    helpless: Vec<bool>,
    open: Open,
    budget: Budget,
    /// What was looked at under earlier budgets.
    spent: usize,
}

impl Guard {
    fn of(system: System, threshold: i64, budget: usize) -> Self {
        Self {
            threshold,
            waiting: (0..system.equations.len()).collect(),
            witness_of: vec![None; system.variables.len()],
            witnesses: Vec::new(),
            differs_in: vec![Vec::new(); system.variables.len()],
            helpless: vec![false; system.variables.len()],
            open: Open::of(&system),
            budget: Budget::of(budget),
            spent: 0,
            system,
        }
    }

    /// What the past tells anyway cannot be hidden any more, and hides nothing else. What was hidden before is left only where it
    /// is told without the contacts of the report at hand: those may be hidden.
    fn leave_the_told(&mut self, certain: &[bool]) {
        let mut told = bounds::told(&self.system, &mut self.budget);
        let is_withheld = |number: usize| {
            self.system.variables.get(number).is_some_and(|one| one.is_guarded && !one.can_hide)
        };
        for (number, is_told) in told.iter_mut().enumerate().take(self.system.figures) {
            *is_told &= !is_withheld(number) || certain.get(number).copied().unwrap_or(false);
        }
        for (number, _) in told.iter().enumerate().filter(|(_, is_told)| **is_told) {
            self.system.give_up(number);
        }
    }

    /// The contacts of the report at hand that were to tell that two figures are one, and that are hidden themselves, or
    /// would tell with it what is left without a witness.
    fn relied_in_vain(&self) -> BTreeSet<Key> {
        let mut told = Marks::of(self.system.variables.len());
        for number in (0..self.system.variables.len()).filter(|number| self.is_unproven(*number)) {
            let sums = self.system.places_of(number).iter();
            for (term, _) in sums.filter_map(|(place, _)| self.system.equations.get(*place)).flatten() {
                told.insert(*term);
            }
        }
        let is_hidden = |key: &&Key| self.system.now.get(*key).is_some_and(|one| self.is_hidden(*one));
        let of = |(variable, contacts): &(usize, BTreeSet<Key>)| -> BTreeSet<Key> {
            if told.has(*variable) {
                contacts.clone()
            } else {
                contacts.iter().filter(is_hidden).cloned().collect()
            }
        };
        self.system.relied.iter().flat_map(of).collect()
    }

    fn run(&mut self) {
        loop {
            self.settle();
            // The pencil's attack is quick and finds most of what is left; the witnesses have the last word.
            let pinned = bounds::pinned(&self.system, &mut self.budget);
            let pinned = self.in_danger(&pinned);
            if !self.budget.is_gone() && self.cover(&pinned) {
                continue;
            }
            let unproven = self.unproven();
            if unproven.is_empty() {
                return;
            }
            if self.budget.is_gone() {
                return self.hide_tables();
            }
            if !self.cover(&unproven) {
                return;
            }
        }
    }

    /// A budget for what comes next.
    fn take(&mut self, budget: usize) {
        self.spent += self.budget.spent();
        self.budget = Budget::of(budget);
    }

    fn hide(&mut self, number: usize) {
        for number in self.system.hide(number) {
            self.waiting.extend(self.system.places_of(number).iter().map(|(place, _)| *place));
        }
    }

    /// In sums whose hidden parts are one, or together a small number: one more to hide, until there is none such.
    fn settle(&mut self) {
        while let Some(place) = self.waiting.pop_first() {
            if !self.is_bare(place) {
                continue;
            }
            let terms = self.system.equations.get(place).map(Vec::as_slice).unwrap_or_default();
            if let Some(next) = self.cheapest(terms.iter().map(|(one, _)| *one)) {
                self.hide(next);
            }
        }
    }

    /// Whether a sum has one hidden part, or hidden parts that are together a small number.
    fn is_bare(&self, place: usize) -> bool {
        let hidden = self.system.hidden_of(place);
        let is_small = hidden.totals == 0 && hidden.sum > 0 && hidden.sum < self.threshold;
        hidden.guarded > 0 && (hidden.parts == 1 || is_small)
    }

    /// Of some numbers those that are hidden, that nobody may find out, and that can be helped.
    fn in_danger(&self, marks: &[bool]) -> Vec<usize> {
        let marked = marks.iter().enumerate().filter(|(_, is_marked)| **is_marked).map(|(number, _)| number);
        marked.filter(|number| self.needs_proof(*number)).collect()
    }

    fn needs_proof(&self, number: usize) -> bool {
        let is_helpless = self.helpless.get(number).copied().unwrap_or(true);
        self.is_unproven(number) && !is_helpless
    }

    fn is_unproven(&self, number: usize) -> bool {
        self.is_guarded(number) && self.witness(number).is_none()
    }

    /// Whether a number is hidden and nobody may find it out.
    fn is_guarded(&self, number: usize) -> bool {
        self.system.variables.get(number).is_some_and(|one| one.is_hidden && one.is_guarded)
    }

    fn witness(&self, number: usize) -> Option<&Vec<usize>> {
        let of = self.witness_of.get(number).copied().flatten();
        of.and_then(|of| self.witnesses.get(of))
    }

    /// Looks for a witness of a number, no further than a limit; whether there is one.
    fn prove(&mut self, number: usize, limit: usize) -> bool {
        if self.budget.is_gone() {
            return false;
        }
        let found = witness::witness(&self.system, number, limit, &mut self.open, &mut self.budget);
        let is_found = found.is_some();
        found.into_iter().for_each(|witness| self.note_witness(witness));
        is_found
    }

    /// Looks for witnesses; what has none.
    fn unproven(&mut self) -> Vec<usize> {
        // What cannot be helped anyway needs no search.
        self.note_helpless();
        let mut unproven: Vec<usize> =
            (0..self.system.variables.len()).filter(|number| self.needs_proof(*number)).collect();
        for limit in SEARCHES {
            unproven.retain(|number| self.needs_proof(*number) && !self.prove(*number, limit));
        }
        unproven.retain(|number| self.needs_proof(*number));
        unproven
    }

    /// A witness of one that differs is a witness of all of them.
    fn note_witness(&mut self, witness: Vec<usize>) {
        let own = self.witnesses.len();
        for number in &witness {
            if let Some(of) = self.witness_of.get_mut(*number) {
                *of = Some(own);
            }
            let is_new = self.system.variables.get(*number).is_some_and(|one| one.can_hide);
            if let Some(differs_in) = self.differs_in.get_mut(*number).filter(|_| is_new) {
                differs_in.push(own);
            }
        }
        self.witnesses.push(witness);
    }

    /// Hides one more for each of these, those left out whose sums are touched already: they are looked at again. Whether
    /// anything could be hidden.
    fn cover(&mut self, targets: &[usize]) -> bool {
        if targets.is_empty() {
            return false;
        }
        let near = self.nearness();
        let mut walk = Walk::of(&self.system);
        let mut touched = Marks::of(self.system.equations.len());
        let mut is_covered = false;
        for target in targets {
            if self.system.places_of(*target).iter().any(|(place, _)| touched.has(*place)) {
                continue;
            }
            let around = self.around(*target, &near, &mut walk);
            if let Some(number) = self.cheapest(around.into_iter()) {
                for (place, _) in self.system.places_of(*target).iter().chain(self.system.places_of(number)) {
                    touched.insert(*place);
                }
                self.hide(number);
                is_covered = true;
            }
        }
        is_covered
    }

    /// Notes around which numbers nothing is left to hide, and nothing will be.
    fn note_helpless(&mut self) {
        let near = self.nearness();
        for (number, near) in near.into_iter().enumerate() {
            if near.is_none()
                && let Some(mark) = self.helpless.get_mut(number)
            {
                *mark = true;
            }
        }
    }

    /// From each hidden number how many sums one after the other it is to something that can be hidden: hidden numbers are
    /// linked by the sums that they stand in. One walk for all of them, for most are looked at together.
    fn nearness(&mut self) -> Vec<Option<usize>> {
        let mut near: Vec<Option<usize>> = vec![None; self.system.variables.len()];
        let mut walk = Walk::of(&self.system);
        let mut newest: Vec<usize> = (0..near.len()).filter(|number| self.can_hide(*number)).collect();
        let mut steps = 0;
        while !newest.is_empty() {
            for number in &newest {
                if let Some(near) = near.get_mut(*number) {
                    *near = Some(steps);
                }
            }
            steps += 1;
            newest = walk.beside(&self.system, &newest, |term| self.is_hidden(term));
        }
        self.budget.spend(walk.looked_at);
        near
    }

    /// What is nearest of all that can be hidden for a number: in its own sums, else in those around.
    fn around(&mut self, target: usize, near: &[Option<usize>], walk: &mut Walk) -> Vec<usize> {
        let near = |number: usize| near.get(number).copied().flatten();
        let Some(steps) = near(target) else { return Vec::new() };
        walk.start_again();
        let mut nearest = vec![target];
        for steps in (0..steps).rev() {
            nearest = walk.beside(&self.system, &nearest, |term| near(term) == Some(steps));
        }
        self.budget.spend(walk.looked_at);
        nearest.retain(|number| self.can_hide(*number));
        nearest
    }

    /// What is linked with some numbers by sums of what is hidden.
    fn linked(&mut self, from: &[usize]) -> Marks {
        let mut walk = Walk::of(&self.system);
        let mut newest: Vec<usize> = from.iter().copied().filter(|one| walk.reached.insert(*one)).collect();
        while !newest.is_empty() {
            newest = walk.beside(&self.system, &newest, |term| self.is_hidden(term));
        }
        self.budget.spend(walk.looked_at);
        walk.reached
    }

    /// The budget is gone: all that stands in a sum with one that is not proven is hidden, further and further around.
    fn hide_tables(&mut self) {
        for _ in 0..ROUNDS {
            self.take(TABLES);
            self.settle();
            let unproven = self.unproven();
            if unproven.is_empty() {
                return;
            }
            let near = self.nearness();
            let mut walk = Walk::of(&self.system);
            for target in &unproven {
                for number in self.around(*target, &near, &mut walk) {
                    self.hide(number);
                }
            }
        }
        let mut walk = Walk::of(&self.system);
        let mut newest: Vec<usize> =
            (0..self.system.variables.len()).filter(|number| self.needs_proof(*number)).collect();
        while !newest.is_empty() {
            newest = walk.beside(&self.system, &newest, |term| self.is_hidden(term) || self.can_hide(term));
            newest.iter().for_each(|number| self.hide(*number));
        }
    }

    /// Of some figures the one whose hiding costs least: parts before totals, what leaves no other sum with one hidden part,
    /// somebody rather than nobody, the smallest.
    fn cheapest(&self, among: impl Iterator<Item = usize>) -> Option<usize> {
        among.filter(|number| self.can_hide(*number)).min_by_key(|number| {
            let one = self.system.variables.get(*number);
            let fresh = self.system.places_of(*number).iter().filter(|(place, _)| !self.system.hides(*place));
            let value = one.map_or(0, |one| one.value);
            let depth = one.map_or(0, |one| one.depth);
            (value == 0, std::cmp::Reverse(depth), fresh.count(), value, *number)
        })
    }

    fn can_hide(&self, number: usize) -> bool {
        self.system.variables.get(number).is_some_and(|one| one.can_hide && !one.is_hidden)
    }

    fn is_hidden(&self, number: usize) -> bool {
        self.system.variables.get(number).is_some_and(|one| one.is_hidden)
    }
}

/// How far a walk along the sums has come.
struct Walk {
    seen: Marks,
    reached: Marks,
    /// How many terms were looked at.
    looked_at: usize,
}

impl Walk {
    fn of(system: &System) -> Self {
        let (seen, reached) = (Marks::of(system.equations.len()), Marks::of(system.variables.len()));
        Self { seen, reached, looked_at: 0 }
    }

    fn start_again(&mut self) {
        self.seen.clear();
        self.reached.clear();
        self.looked_at = 0;
    }

    /// What is wanted, stands in a sum with one of these and was not reached before; each sum once.
    fn beside(
        &mut self,
        system: &System,
        numbers: &[usize],
        is_wanted: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let mut found = Vec::new();
        for (place, _) in numbers.iter().flat_map(|one| system.places_of(*one)) {
            let Some(terms) = system.equations.get(*place).filter(|_| self.seen.insert(*place)) else {
                continue;
            };
            self.looked_at += terms.len();
            for (term, _) in terms {
                if is_wanted(*term) && self.reached.insert(*term) {
                    found.push(*term);
                }
            }
        }
        found
    }
}

/// Some of the first numbers.
struct Marks {
    /// When each was marked.
    at: Vec<u32>,
    /// What was marked at another time is not marked.
    now: u32,
}

impl Marks {
    fn of(len: usize) -> Self {
        Self { at: vec![0; len], now: 1 }
    }

    /// Marks one; whether it was not marked before.
    fn insert(&mut self, number: usize) -> bool {
        self.at.get_mut(number).is_some_and(|at| std::mem::replace(at, self.now) != self.now)
    }

    fn has(&self, number: usize) -> bool {
        self.at.get(number).is_some_and(|at| *at == self.now)
    }

    /// Takes all marks away.
    fn clear(&mut self) {
        self.now += 1;
    }
}
