//! `cargo xtask demo`: from a fresh clone to a page to click on, on the embedded database.

use std::os::unix::process::CommandExt;

use crate::{Outcome, node, shell, tree};

/// Installs the npm packages if needed, builds, and becomes `inrete demo` with the same arguments.
///
/// It *becomes* the server (exec) rather than starting one, so that whoever stops this process stops it.
pub fn run(arguments: &[String]) -> Outcome {
    let root = tree::root();
    node::install(&root)?;
    println!("Building inrete: a few minutes the first time, seconds after that.");
    shell::run(shell::cargo(&root).args(["build", "--package", "inrete"]))?;
    let binary = tree::target(&root)?.join("debug").join("inrete");
    println!("$ inrete demo {}", arguments.join(" "));
    let error = shell::program(&binary, &root).arg("demo").args(arguments).exec();
    Err(format!("{} cannot start: {error}", binary.display()))
}
