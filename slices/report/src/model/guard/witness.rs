//! A witness: another table of whole numbers that shows exactly the same, with another number where one is hidden.
//!
//! A number that has a witness can be found out by no attack on these equations, whatever its method; one for which none is
//! found within the limits counts as found out. So the search may give up early: that costs a figure, never a secret.

use std::collections::{BTreeMap, BTreeSet};

use super::budget::Budget;
use super::system::System;

/// The numbers that differ in another table that shows the same; `limit` is how much one search may look at.
pub(super) fn witness(
    system: &System,
    target: usize,
    limit: usize,
    open: &mut Open,
    budget: &mut Budget,
) -> Option<Vec<usize>> {
    [1, -1].into_iter().find_map(|step| {
        open.clear();
        let mut own = Budget::of(limit);
        let mut search = Search { system, changes: BTreeMap::new(), open: &mut *open, budget: &mut own };
        let is_found = search.change(target, step) && search.close();
        let changed = search.changes.keys().copied().collect();
        let is_paid = budget.spend(own.spent());
        (is_found && is_paid).then_some(changed)
    })
}

/// Sums that no longer come out, and by how much; kept from one search to the next.
pub(super) struct Open {
    by: Vec<i64>,
    places: BTreeSet<usize>,
}

impl Open {
    pub(super) fn of(system: &System) -> Self {
        Self { by: vec![0; system.equations.len()], places: BTreeSet::new() }
    }

    fn clear(&mut self) {
        for place in std::mem::take(&mut self.places) {
            if let Some(by) = self.by.get_mut(place) {
                *by = 0;
            }
        }
    }

    fn get(&self, place: usize) -> i64 {
        self.by.get(place).copied().unwrap_or(0)
    }

    fn shift(&mut self, place: usize, step: i64) {
        if let Some(by) = self.by.get_mut(place) {
            *by += step;
            if *by == 0 {
                self.places.remove(&place);
            } else {
                self.places.insert(place);
            }
        }
    }
}

struct Search<'a> {
    system: &'a System,
    /// By how much each number differs.
    changes: BTreeMap<usize, i64>,
    open: &'a mut Open,
    budget: &'a mut Budget,
}

impl Search<'_> {
    fn change(&mut self, variable: usize, step: i64) -> bool {
        let is_possible =
            self.system.variables.get(variable).is_some_and(|one| one.is_hidden && one.value + step >= 0);
        if is_possible {
            self.changes.insert(variable, step);
            self.shift(variable, step);
        }
        is_possible
    }

    fn undo(&mut self, variable: usize, step: i64) {
        self.changes.remove(&variable);
        self.shift(variable, -step);
    }

    fn shift(&mut self, variable: usize, step: i64) {
        for (equation, factor) in self.system.places_of(variable) {
            self.open.shift(*equation, factor * step);
        }
    }

    /// Changes further numbers until every sum comes out again.
    fn close(&mut self) -> bool {
        // The one that leaves least choice first: what cannot come out shows early.
        let choice = |place: &&usize| (self.system.hidden_of(**place).parts, **place);
        let Some(equation) = self.open.places.iter().min_by_key(choice).copied() else { return true };
        let by = self.open.get(equation);
        let terms = self.system.equations.get(equation).map(Vec::as_slice).unwrap_or_default();
        if !self.budget.spend(terms.len()) {
            return false;
        }
        let mut moves: Vec<(i64, usize, i64)> = Vec::new();
        for (variable, factor) in terms {
            let step = -by.signum() * factor.signum();
            let Some(one) = self.system.variables.get(*variable) else { continue };
            if one.is_hidden && one.value + step >= 0 && !self.changes.contains_key(variable) {
                moves.push((self.damage(*variable, step), *variable, step));
            }
        }
        moves.sort_unstable();
        for (_, variable, step) in moves {
            if self.budget.is_gone() {
                return false;
            }
            if self.change(variable, step) {
                if self.close() {
                    return true;
                }
                self.undo(variable, step);
            }
        }
        false
    }

    /// How many sums a change would open, less those it would close.
    fn damage(&mut self, variable: usize, step: i64) -> i64 {
        let places = self.system.places_of(variable);
        self.budget.spend(places.len());
        let cost = |(equation, factor): &(usize, i64)| {
            let before = self.open.get(*equation);
            (before + factor * step).abs() - before.abs()
        };
        places.iter().map(cost).sum()
    }
}
