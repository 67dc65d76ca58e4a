//! Cover upon cover is laid before a figure is safe, and some of it turns out to cover nothing. It is shown again, totals
//! first, as long as every hidden figure keeps a witness.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Guard, Marks, bounds, witness};
use crate::model::{Dim, Key, Unit};

/// How much may be looked at for what has no witness yet, and then to show covers.
const SEEK: usize = 4_000_000;
const AGAIN: usize = 8_000_000;

/// And for one search of what has no witness yet, and of what lost its own.
const SEARCHES: [usize; 3] = [500, 10_000, 100_000];
const SEARCH: usize = 20_000;

/// How often all covers are gone over.
const PASSES: usize = 3;

impl Guard {
    /// Shows what need not be hidden. A cover that is found out is looked at again when others are shown: what held it back
    /// may have gone.
    pub(super) fn show_again(&mut self) {
        for _ in 0..PASSES {
            let is_moving = self.show_covers();
            let is_left =
                (0..self.system.variables.len()).any(|one| self.is_cover(one) && self.is_unproven(one));
            if !is_moving || !is_left {
                return;
            }
        }
    }

    /// One pass over all covers; whether any was shown.
    fn show_covers(&mut self) -> bool {
        let mut covers: Vec<usize> =
            self.system.of_key.values().copied().filter(|one| self.is_cover(*one)).collect();
        // What could not be helped was not searched for. Here it is: cover may have come since.
        let linked = self.linked(&covers);
        let mut unproven: Vec<usize> = (0..self.system.variables.len())
            .filter(|one| linked.has(*one) && self.is_unproven(*one))
            .collect();
        self.take(SEEK);
        for limit in SEARCHES {
            unproven.retain(|number| self.is_unproven(*number) && !self.prove(*number, limit));
        }
        self.take(AGAIN);
        unproven.retain(|one| self.is_unproven(*one));
        // A cover without a witness may be found out: it stands in no witness of others, and covers nothing that is proven.
        covers.sort_by_key(|number| {
            let one = self.system.variables.get(*number);
            let (depth, value) = one.map_or((0, 0), |one| (one.depth, one.value));
            (!unproven.contains(number), depth, Reverse(value), *number)
        });
        // Where something has no witness, whatever is linked with it stays: every cover may be the one that counts.
        unproven.retain(|one| !self.is_cover(*one));
        let doubts = self.linked(&unproven);
        let mut is_any_shown = false;
        // A table with its totals at once, for one of them alone would tell the others.
        for table in self.tables() {
            let all: Vec<usize> = table.into_iter().filter(|one| self.is_free(*one, &doubts)).collect();
            if all.len() > 1 && !self.budget.is_gone() {
                is_any_shown |= self.try_to_show(&all, &doubts);
            }
        }
        // What one cover held back is free once that is shown: so again until nothing moves.
        let mut is_moving = true;
        while std::mem::take(&mut is_moving) {
            for number in &covers {
                if self.is_free(*number, &doubts) && !self.budget.is_gone() {
                    is_moving |= self.try_to_show(&[*number], &doubts);
                }
            }
            is_any_shown |= is_moving;
        }
        is_any_shown
    }

    /// Whether a figure of the report at hand is hidden for another's sake.
    fn is_cover(&self, number: usize) -> bool {
        let one = self.system.variables.get(number);
        one.is_some_and(|one| one.is_hidden && one.can_hide && !self.system.is_small(one.value))
    }

    /// Whether a number is a cover that may be shown, and those that count the same: none is linked with what is in doubt.
    fn is_free(&self, number: usize, doubts: &Marks) -> bool {
        let is_free = |twin: &usize| self.is_cover(*twin) && !doubts.has(*twin);
        let twins = self.system.twins_of(number);
        is_free(&number) && twins.iter().all(|twin| !self.is_hidden(*twin) || is_free(twin))
    }

    /// The figures of each table and of all its totals, the coarsest first.
    fn tables(&self) -> Vec<Vec<usize>> {
        let groupings =
            |key: &Key| -> (Unit, BTreeSet<Dim>) { (key.unit, key.filters.keys().copied().collect()) };
        let all: BTreeSet<(Unit, BTreeSet<Dim>)> = self.system.of_key.keys().map(groupings).collect();
        let mut all: Vec<(Unit, BTreeSet<Dim>)> = all.into_iter().collect();
        all.sort_by_key(|(_, dims)| dims.len());
        let of = |(unit, dims): (Unit, BTreeSet<Dim>)| {
            let is_inside = |key: &Key| key.unit == unit && key.filters.keys().all(|dim| dims.contains(dim));
            let inside: BTreeSet<usize> =
                self.system.of_key.iter().filter(|(key, _)| is_inside(key)).map(|(_, one)| *one).collect();
            inside.into_iter().collect()
        };
        all.into_iter().map(of).collect()
    }

    /// Shows figures, and with them every cover that they would tell, if whatever must stay hidden keeps a witness.
    fn try_to_show(&mut self, numbers: &[usize], doubts: &Marks) -> bool {
        let mut shown: Vec<usize> = Vec::new();
        let mut next: Vec<usize> = numbers.to_vec();
        let found = loop {
            for number in next.drain(..) {
                shown.extend(self.system.show(number));
            }
            match self.told_by(&shown, doubts) {
                Told::Covers(covers) => next = covers,
                Told::Nothing(witnesses) if self.leaves_sums_covered(&shown) => break Some(witnesses),
                Told::Nothing(_) | Told::Secret => break None,
            }
        };
        let is_shown = found.is_some();
        match found {
            Some(witnesses) => witnesses.into_iter().for_each(|witness| self.note_witness(witness)),
            None => shown.iter().for_each(|number| {
                self.system.hide(*number);
            }),
        }
        is_shown
    }

    /// What can be found out now that these are shown.
    fn told_by(&mut self, shown: &[usize], doubts: &Marks) -> Told {
        let pinned = bounds::pinned(&self.system, &mut self.budget);
        let is_pinned = |one: &usize| pinned.get(*one).copied().unwrap_or(true);
        // What was not looked at to the end may tell more.
        if self.budget.is_gone() {
            return Told::Secret;
        }
        let told: Vec<usize> = (0..self.system.variables.len())
            .filter(|one| is_pinned(one) && self.is_guarded(*one))
            .filter(|one| self.witness(*one).is_some() || self.is_cover(*one))
            .collect();
        if !told.is_empty() {
            let are_free = told.iter().all(|one| self.is_free(*one, doubts));
            return if are_free { Told::Covers(told) } else { Told::Secret };
        }
        let mut found: Vec<Vec<usize>> = Vec::new();
        for number in self.losing(shown) {
            if found.iter().any(|witness| witness.contains(&number)) {
                continue;
            }
            match witness::witness(&self.system, number, SEARCH, &mut self.open, &mut self.budget) {
                Some(witness) => found.push(witness),
                None if self.is_free(number, doubts) => return Told::Covers(vec![number]),
                None => return Told::Secret,
            }
        }
        Told::Nothing(found)
    }

    /// Those whose witness differs in what is shown.
    fn losing(&self, shown: &[usize]) -> Vec<usize> {
        let lost: BTreeSet<usize> =
            shown.iter().filter_map(|number| self.differs_in.get(*number)).flatten().copied().collect();
        let loses = |number: &usize| {
            let witness = self.witness_of.get(*number).copied().flatten();
            witness.is_some_and(|witness| lost.contains(&witness))
        };
        (0..self.system.variables.len()).filter(|one| self.is_guarded(*one)).filter(loses).collect()
    }

    /// Whether no sum of these is left with one hidden part, or with parts that are together a small number.
    fn leaves_sums_covered(&self, shown: &[usize]) -> bool {
        shown.iter().flat_map(|one| self.system.places_of(*one)).all(|(place, _)| !self.is_bare(*place))
    }
}

/// What can be found out of what is hidden.
enum Told {
    /// Covers alone: they cover nothing.
    Covers(Vec<usize>),
    /// Something that must not be.
    Secret,
    /// Nothing, with witnesses for those that lost theirs.
    Nothing(Vec<Vec<usize>>),
}
