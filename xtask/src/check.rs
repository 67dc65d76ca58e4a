//! `cargo xtask check`: the fast gate while working. No browser, no PostgreSQL, no judge.

use crate::{Outcome, test};

/// Runs the quick steps of the tests, and of the tests only those inside the crates.
pub fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("usage: cargo xtask check".to_owned());
    }
    test::run_steps(&["fmt", "clippy", "arch", "texts", "unit"])
}
