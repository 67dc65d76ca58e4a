//! A witness: another table of whole numbers that shows exactly the same, with another number where one is hidden.
//!
//! A number that has a witness can be found out by no attack on these equations, whatever its method; one for which none is
//! found within the limits counts as found out. So the search may give up early: that costs a figure, never a secret.

use std::collections::BTreeMap;

use super::system::System;

/// How many steps one search may take.
const STEPS: usize = 4_000;

/// Marks every hidden number that has a witness.
pub(super) fn proven(system: &System) -> Vec<bool> {
    let mut proven = vec![false; system.variables.len()];
    for (number, one) in system.variables.iter().enumerate() {
        if !one.is_guarded || !one.is_hidden || proven.get(number).copied().unwrap_or(true) {
            continue;
        }
        if let Some(changed) = witness(system, number) {
            for other in changed {
                if let Some(mark) = proven.get_mut(other) {
                    *mark = true;
                }
            }
        }
    }
    proven
}

/// The numbers that differ in another table that shows the same.
pub(super) fn witness(system: &System, target: usize) -> Option<Vec<usize>> {
    [1, -1].into_iter().find_map(|step| {
        let mut search = Search { system, changes: BTreeMap::new(), open: BTreeMap::new(), steps: STEPS };
        (search.change(target, step) && search.close()).then(|| search.changes.keys().copied().collect())
    })
}

struct Search<'a> {
    system: &'a System,
    /// By how much each number differs.
    changes: BTreeMap<usize, i64>,
    /// Sums that no longer come out, and by how much.
    open: BTreeMap<usize, i64>,
    steps: usize,
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
        for (equation, factor) in self.terms(variable) {
            let by = self.open.entry(equation).or_default();
            *by += factor * step;
            if *by == 0 {
                self.open.remove(&equation);
            }
        }
    }

    fn terms(&self, variable: usize) -> Vec<(usize, i64)> {
        let places = self.system.places.get(variable).map(Vec::as_slice).unwrap_or_default();
        let factor = |equation: usize| {
            let terms = self.system.equations.get(equation)?;
            terms.iter().find(|(other, _)| *other == variable).map(|(_, factor)| *factor)
        };
        places.iter().filter_map(|equation| Some((*equation, factor(*equation)?))).collect()
    }

    /// Changes further numbers until every sum comes out again.
    fn close(&mut self) -> bool {
        let Some((equation, by)) = self.open.first_key_value().map(|(equation, by)| (*equation, *by)) else {
            return true;
        };
        let terms = self.system.equations.get(equation).map(Vec::as_slice).unwrap_or_default();
        let mut moves: Vec<(i64, usize, i64)> = terms
            .iter()
            .filter(|(variable, _)| !self.changes.contains_key(variable))
            .filter_map(|(variable, factor)| {
                let step = -by.signum() * factor.signum();
                let one = self.system.variables.get(*variable)?;
                (one.is_hidden && one.value + step >= 0)
                    .then(|| (self.damage(*variable, step), *variable, step))
            })
            .collect();
        moves.sort_unstable();
        for (_, variable, step) in moves {
            if self.steps == 0 {
                return false;
            }
            self.steps -= 1;
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
    fn damage(&self, variable: usize, step: i64) -> i64 {
        let cost = |(equation, factor): (usize, i64)| {
            let before = self.open.get(&equation).copied().unwrap_or(0);
            (before + factor * step).abs() - before.abs()
        };
        self.terms(variable).into_iter().map(cost).sum()
    }
}
