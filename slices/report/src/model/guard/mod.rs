//! Small numbers are not shown, and nobody can find them by adding and subtracting what is shown (ADR 12).
//!
//! Hidden first: every figure from 1 to the threshold less 1. Then, until nothing is left to do: where a sum has one hidden
//! part, another one is hidden too; where the hidden parts of a sum are together a small number, one more; and where no
//! other table of whole numbers can be found that shows the same, one more. Zeros are shown: nobody stands behind them.

mod bounds;
mod system;
#[cfg(test)]
mod tests;
mod witness;

use std::collections::{BTreeMap, BTreeSet};

use self::system::System;
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

/// The figures of the report at hand that are hidden.
///
/// Where nothing else helps, every figure of the sums that reach the one in danger is hidden: a coarser report, never a
/// leaking one.
pub fn hide(cells: &[Cell], rollups: &[Rollup], threshold: u32, secondary: Secondary) -> BTreeSet<Key> {
    let mut system = System::of(cells, rollups, i64::from(threshold));
    if secondary == Secondary::On {
        while let Some(next) = next_to_hide(&system, i64::from(threshold)) {
            if let Some(one) = system.variables.get_mut(next) {
                one.is_hidden = true;
                one.is_guarded = true;
            }
        }
    }
    let is_hidden = |variable: &usize| system.variables.get(*variable).is_some_and(|one| one.is_hidden);
    system.of_key.iter().filter(|(_, variable)| is_hidden(variable)).map(|(key, _)| key.clone()).collect()
}

fn next_to_hide(system: &System, threshold: i64) -> Option<usize> {
    lonely(system, threshold).or_else(|| {
        // The pencil's attack is quick and finds most of what is left; the witnesses have the last word.
        let pinned = bounds::pinned(system);
        in_danger(system, &pinned).or_else(|| {
            let unproven: Vec<bool> = witness::proven(system).iter().map(|is_proven| !is_proven).collect();
            in_danger(system, &unproven)
        })
    })
}

/// In a sum whose hidden parts are one, or together a small number: one more to hide.
fn lonely(system: &System, threshold: i64) -> Option<usize> {
    system.equations.iter().find_map(|equation| {
        let hidden: Vec<&(usize, i64)> = equation.iter().filter(|(one, _)| is_hidden(system, *one)).collect();
        let is_guarded =
            |(one, _): &&(usize, i64)| system.variables.get(*one).is_some_and(|one| one.is_guarded);
        let is_alone = hidden.len() == 1;
        let one_side = hidden.iter().all(|(_, factor)| *factor < 0);
        let sum: i64 = hidden.iter().map(|(one, _)| value(system, *one)).sum();
        let is_small = one_side && !hidden.is_empty() && sum > 0 && sum < threshold;
        if hidden.iter().any(is_guarded) && (is_alone || is_small) {
            cheapest(system, equation.iter().map(|(one, _)| *one))
        } else {
            None
        }
    })
}

/// For the first number in danger that can be helped: what to hide, from its own sums first, then from those around.
fn in_danger(system: &System, dangers: &[bool]) -> Option<usize> {
    let guarded = system.variables.iter().enumerate().filter(|(_, one)| one.is_hidden && one.is_guarded);
    let mut dangers = guarded.map(|(number, _)| number).filter(|number| dangers.get(*number) == Some(&true));
    dangers.find_map(|target| {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        let mut around: Vec<usize> = system.places.get(target).cloned().unwrap_or_default();
        while !around.is_empty() {
            let equations = around.iter().filter_map(|place| system.equations.get(*place));
            let variables: BTreeSet<usize> = equations.flatten().map(|(one, _)| *one).collect();
            if let Some(found) = cheapest(system, variables.iter().copied()) {
                return Some(found);
            }
            seen.extend(around);
            let hidden = variables.iter().filter(|one| is_hidden(system, **one));
            let next: BTreeSet<usize> =
                hidden.filter_map(|one| system.places.get(*one)).flatten().copied().collect();
            around = next.difference(&seen).copied().collect();
        }
        None
    })
}

/// Of some figures the one whose hiding costs least: parts before totals, what leaves no other sum with one hidden part,
/// somebody rather than nobody, the smallest.
fn cheapest(system: &System, among: impl Iterator<Item = usize>) -> Option<usize> {
    among
        .filter(|number| system.variables.get(*number).is_some_and(|one| one.can_hide && !one.is_hidden))
        .min_by_key(|number| {
            let one = system.variables.get(*number);
            let places = system.places.get(*number).map(Vec::as_slice).unwrap_or_default();
            let fresh = places.iter().filter(|place| {
                let equation = system.equations.get(**place).map(Vec::as_slice).unwrap_or_default();
                !equation.iter().any(|(other, _)| is_hidden(system, *other))
            });
            let value = one.map_or(0, |one| one.value);
            let depth = one.map_or(0, |one| one.depth);
            (value == 0, std::cmp::Reverse(depth), fresh.count(), value, *number)
        })
}

fn is_hidden(system: &System, number: usize) -> bool {
    system.variables.get(number).is_some_and(|one| one.is_hidden)
}

fn value(system: &System, number: usize) -> i64 {
    system.variables.get(number).map_or(0, |one| one.value)
}
