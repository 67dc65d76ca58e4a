//! The attack that needs a pencil: from what is known of every sum, narrow every unknown until nothing moves.

use super::system::System;

/// Which hidden numbers are pinned: the only value that is left is the true one.
pub(super) fn pinned(system: &System) -> Vec<bool> {
    const FAR: i64 = i64::MAX / 1_000_000;
    let mut bounds: Vec<(i64, i64)> = system
        .variables
        .iter()
        .map(|one| if one.is_hidden { (0, FAR) } else { (one.value, one.value) })
        .collect();
    let mut is_moving = true;
    // Each round narrows at least one bound; chains of unit steps are cut, which can only miss an attack, and the
    // witnesses do not depend on it.
    for _ in 0..200 {
        if !is_moving {
            break;
        }
        is_moving = false;
        for equation in &system.equations {
            for (target, own) in equation {
                // own * x = -(sum of the others)
                let (mut least, mut most) = (0_i64, 0_i64);
                for (other, factor) in equation.iter().filter(|(other, _)| other != target) {
                    let (low, high) = bounds.get(*other).copied().unwrap_or((0, FAR));
                    let (a, b) = (low.saturating_mul(-factor * own), high.saturating_mul(-factor * own));
                    least = least.saturating_add(a.min(b));
                    most = most.saturating_add(a.max(b));
                }
                if let Some(bound) = bounds.get_mut(*target) {
                    let narrowed = (bound.0.max(least), bound.1.min(most));
                    if narrowed != *bound && narrowed.0 <= narrowed.1 {
                        *bound = narrowed;
                        is_moving = true;
                    }
                }
            }
        }
    }
    system.variables.iter().zip(&bounds).map(|(one, (low, high))| one.is_hidden && low == high).collect()
}
