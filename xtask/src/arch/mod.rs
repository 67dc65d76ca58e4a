//! `cargo xtask arch`: the laws of dependency of ARCHITECTURE.md, checked.
//!
//! What a crate depends on comes from `cargo metadata` ([`dependencies`]); what its files use comes from
//! reading them as tokens, without comments and strings ([`imports`]); the tables of a room come from the
//! SQL in its strings and migrations ([`tables`]). Nothing is compiled.

mod dependencies;
pub mod house;
mod imports;
mod rust;
mod sql;
mod tables;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::{Outcome, tree};
use house::House;

/// One place where a law is broken, and what to do about it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    law: u8,
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "law {}: {}:{}: {}", self.law, self.file, self.line, self.what)
    }
}

/// Checks this tree, or the one named by `--root`.
pub fn run(arguments: &[String]) -> Outcome {
    let root = match arguments {
        [] => tree::root(),
        [flag, folder] if flag == "--root" => PathBuf::from(folder),
        _ => return Err("usage: cargo xtask arch [--root DIR]".to_owned()),
    };
    let violations = violations(&root)?;
    if violations.is_empty() {
        println!("The five laws of dependency hold.");
        return Ok(());
    }
    for violation in &violations {
        println!("{violation}");
    }
    let plural = if violations.len() == 1 { "violation" } else { "violations" };
    Err(format!(
        "{} {plural} of the laws of dependency (ARCHITECTURE.md tells why they are there)",
        violations.len()
    ))
}

fn violations(root: &Path) -> Result<Vec<Violation>, String> {
    let house = House::read(root)?;
    let mut found = dependencies::check(&house);
    found.extend(imports::check(&house));
    found.extend(tables::check(&house));
    found.sort();
    found.dedup();
    Ok(found)
}
