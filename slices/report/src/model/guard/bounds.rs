//! The attack that needs a pencil: from what is known of every sum, narrow every unknown until nothing moves.

use std::collections::VecDeque;

use super::budget::Budget;
use super::system::{Equation, System, Variable};

/// More than any figure: no bound.
const FAR: i64 = i64::MAX / 1_000_000;

/// A sum is looked at so often, no more: chains of unit steps are cut. That can only miss an attack, and the witnesses do
/// not depend on it.
const VISITS: u16 = 60;

/// Which hidden numbers are pinned: the only value that is left is the true one.
pub(super) fn pinned(system: &System, budget: &mut Budget) -> Vec<bool> {
    narrow(system, budget, |one| one.is_hidden)
}

/// Which numbers are pinned whatever is hidden of the report at hand: the past tells them.
pub(super) fn told(system: &System, budget: &mut Budget) -> Vec<bool> {
    narrow(system, budget, |one| one.is_hidden || one.can_hide)
}

fn narrow(system: &System, budget: &mut Budget, is_hidden: impl Fn(&Variable) -> bool) -> Vec<bool> {
    let mut bounds: Vec<(i64, i64)> = system
        .variables
        .iter()
        .map(|one| if is_hidden(one) { (0, FAR) } else { (one.value, one.value) })
        .collect();
    let hides = |equation: &Equation| {
        equation.iter().any(|(number, _)| system.variables.get(*number).is_some_and(&is_hidden))
    };
    let mut is_waiting: Vec<bool> = system.equations.iter().map(hides).collect();
    let mut waiting: VecDeque<usize> = is_waiting
        .iter()
        .enumerate()
        .filter(|(_, is_waiting)| **is_waiting)
        .map(|(place, _)| place)
        .collect();
    let mut visits = vec![0_u16; is_waiting.len()];
    while let Some(place) = waiting.pop_front() {
        if let Some(mark) = is_waiting.get_mut(place) {
            *mark = false;
        }
        let Some(equation) = system.equations.get(place) else { continue };
        let Some(visits) = visits.get_mut(place).filter(|visits| **visits < VISITS) else { continue };
        *visits += 1;
        if !budget.spend(equation.len()) {
            break;
        }
        for variable in narrowed(equation, &mut bounds) {
            for (place, _) in system.places_of(variable) {
                if let Some(mark) = is_waiting.get_mut(*place).filter(|mark| !**mark) {
                    *mark = true;
                    waiting.push_back(*place);
                }
            }
        }
    }
    system.variables.iter().zip(&bounds).map(|(one, (low, high))| is_hidden(one) && low == high).collect()
}

/// What one sum says of each of its parts; those that it narrows.
fn narrowed(equation: &[(usize, i64)], bounds: &mut [(i64, i64)]) -> Vec<usize> {
    let of = |bounds: &[(i64, i64)], variable: usize, factor: i64| {
        let (low, high) = bounds.get(variable).copied().unwrap_or((0, FAR));
        if factor > 0 {
            (times(low, factor), times(high, factor))
        } else {
            (times(high, factor), times(low, factor))
        }
    };
    let (mut least, mut most) = (Side::default(), Side::default());
    for (variable, factor) in equation {
        let (low, high) = of(bounds, *variable, *factor);
        least.add(low);
        most.add(high);
    }
    let mut moved = Vec::new();
    for (variable, factor) in equation {
        let (low, high) = of(bounds, *variable, *factor);
        // factor * x = -(sum of the others)
        let (from, to) = (most.without(high).map(|sum| -sum), least.without(low).map(|sum| -sum));
        let (from, to) = if *factor > 0 { (from, to) } else { (to.map(|one| -one), from.map(|one| -one)) };
        let size = factor.abs().max(1);
        let Some(bound) = bounds.get_mut(*variable) else { continue };
        let low = from
            .map_or(bound.0, |one| bound.0.max(one.div_euclid(size) + i64::from(one.rem_euclid(size) > 0)));
        let high = to.map_or(bound.1, |one| bound.1.min(one.div_euclid(size)));
        if (low, high) != *bound && low <= high {
            // The sums of the others move with it.
            let before = if *factor > 0 { *bound } else { (bound.1, bound.0) };
            let after = if *factor > 0 { (low, high) } else { (high, low) };
            least.replace(times(before.0, *factor), times(after.0, *factor));
            most.replace(times(before.1, *factor), times(after.1, *factor));
            *bound = (low, high);
            moved.push(*variable);
        }
    }
    moved
}

/// No bound stays no bound.
fn times(bound: i64, factor: i64) -> Option<i64> {
    (bound < FAR).then(|| bound.saturating_mul(factor))
}

/// One side of a sum: what is bounded, and how many parts are not.
#[derive(Default)]
struct Side {
    sum: i64,
    unbounded: usize,
}

impl Side {
    const fn add(&mut self, part: Option<i64>) {
        match part {
            Some(part) => self.sum = self.sum.saturating_add(part),
            None => self.unbounded += 1,
        }
    }

    const fn replace(&mut self, before: Option<i64>, after: Option<i64>) {
        match before {
            Some(part) => self.sum = self.sum.saturating_sub(part),
            None => self.unbounded -= 1,
        }
        self.add(after);
    }

    /// The sum of the others, if all of them are bounded.
    const fn without(&self, part: Option<i64>) -> Option<i64> {
        match part {
            Some(part) if self.unbounded == 0 => Some(self.sum.saturating_sub(part)),
            None if self.unbounded == 1 => Some(self.sum),
            _ => None,
        }
    }
}
