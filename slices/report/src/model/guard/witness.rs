//! A witness: another table of whole numbers that shows exactly the same, with another number where one is hidden.
//!
//! A number that has a witness can be found out by no attack on these equations, whatever its method; one for which none is
//! found within the limits counts as found out. So the search may give up early: that costs a figure, never a secret.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

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
        let mut search = Search { system, open: &mut *open, budget: &mut own };
        let is_found = search.change(target, step) && search.close();
        let mut changed = search.open.changed.clone();
        changed.sort_unstable();
        let is_paid = budget.spend(own.spent());
        (is_found && is_paid).then_some(changed)
    })
}

/// Sums that no longer come out, and by how much; and the numbers that differ. Kept from one search to the next.
pub(super) struct Open {
    by: Vec<i64>,
    /// The sums that were opened, those that leave least choice first. Some have come out again since.
    next: BinaryHeap<Reverse<(usize, usize)>>,
    /// All that were opened in this search.
    opened: Vec<usize>,
    /// Whether each number differs.
    differs: Vec<bool>,
    changed: Vec<usize>,
}

impl Open {
    pub(super) fn of(system: &System) -> Self {
        Self {
            by: vec![0; system.equations.len()],
            next: BinaryHeap::new(),
            opened: Vec::new(),
            differs: vec![false; system.variables.len()],
            changed: Vec::new(),
        }
    }

    fn clear(&mut self) {
        self.next.clear();
        for place in std::mem::take(&mut self.opened) {
            if let Some(by) = self.by.get_mut(place) {
                *by = 0;
            }
        }
        for variable in std::mem::take(&mut self.changed) {
            self.mark(variable, false);
        }
    }

    fn get(&self, place: usize) -> i64 {
        self.by.get(place).copied().unwrap_or(0)
    }

    /// Opens or closes a sum of so many hidden parts.
    fn shift(&mut self, place: usize, step: i64, parts: usize) {
        let Some(by) = self.by.get_mut(place) else { return };
        let was_open = *by != 0;
        *by += step;
        if *by != 0 && !was_open {
            self.opened.push(place);
            self.next.push(Reverse((parts, place)));
        }
    }

    /// The sum that is open and leaves least choice: what cannot come out shows early.
    fn next(&mut self) -> Option<usize> {
        while let Some(Reverse((_, place))) = self.next.peek().copied() {
            if self.get(place) != 0 {
                return Some(place);
            }
            self.next.pop();
        }
        None
    }

    fn differs(&self, variable: usize) -> bool {
        self.differs.get(variable).copied().unwrap_or(true)
    }

    fn mark(&mut self, variable: usize, differs: bool) {
        if let Some(mark) = self.differs.get_mut(variable) {
            *mark = differs;
        }
    }
}

struct Search<'a> {
    system: &'a System,
    open: &'a mut Open,
    budget: &'a mut Budget,
}

impl Search<'_> {
    fn change(&mut self, variable: usize, step: i64) -> bool {
        let is_possible =
            self.system.variables.get(variable).is_some_and(|one| one.is_hidden && one.value + step >= 0);
        if is_possible {
            self.open.mark(variable, true);
            self.open.changed.push(variable);
            self.shift(variable, step);
        }
        is_possible
    }

    /// Takes the latest change back.
    fn undo(&mut self, variable: usize, step: i64) {
        self.open.mark(variable, false);
        self.open.changed.pop();
        self.shift(variable, -step);
    }

    fn shift(&mut self, variable: usize, step: i64) {
        let places = self.system.places_of(variable);
        self.budget.spend(places.len());
        for (equation, factor) in places {
            self.open.shift(*equation, factor * step, self.system.hidden_of(*equation).parts);
        }
    }

    /// Changes further numbers until every sum comes out again.
    fn close(&mut self) -> bool {
        let Some(equation) = self.open.next() else { return true };
        let by = self.open.get(equation);
        let terms = self.system.equations.get(equation).map(Vec::as_slice).unwrap_or_default();
        if !self.budget.spend(terms.len()) {
            return false;
        }
        let mut moves: Vec<(i64, usize, i64)> = Vec::new();
        for (variable, factor) in terms {
            let step = -by.signum() * factor.signum();
            let Some(one) = self.system.variables.get(*variable) else { continue };
            if self.budget.is_gone() {
                return false;
            }
            if one.is_hidden && one.value + step >= 0 && !self.open.differs(*variable) {
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
