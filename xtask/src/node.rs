//! The npm packages: what the pages are built from, and what judges them.

use std::path::Path;
use std::time::SystemTime;

use crate::{Outcome, shell};

/// Runs `npm ci` when the packages are missing or older than the lock; otherwise does nothing.
///
/// Scripts of packages never run (`--ignore-scripts`): nothing of what we use needs one.
pub fn install(root: &Path) -> Outcome {
    if shell::find("npm").is_none() {
        return Err("npm is missing: install Node.js 20.19 or later (https://nodejs.org)".to_owned());
    }
    if !is_stale(root) {
        return Ok(());
    }
    println!("The npm packages are missing or older than package-lock.json.");
    shell::run(shell::program("npm", root).args(["ci", "--ignore-scripts", "--no-fund", "--no-audit"]))
}

/// npm leaves a copy of the lock in `node_modules` when it has finished: its date is the packages' date.
fn is_stale(root: &Path) -> bool {
    let date = |file: &str| -> Option<SystemTime> { root.join(file).metadata().ok()?.modified().ok() };
    match (date("node_modules/.package-lock.json"), date("package-lock.json")) {
        (Some(installed), Some(locked)) => installed < locked,
        _ => true,
    }
}
