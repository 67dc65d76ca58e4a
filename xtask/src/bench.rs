//! `cargo xtask bench`: measures a release build. Reads figures, asserts none.

use crate::{Outcome, node, shell, tree};

/// Builds the server and the bench for release, then runs the bench with the same arguments.
pub fn run(arguments: &[String]) -> Outcome {
    let root = tree::root();
    node::install(&root)?;
    shell::run(shell::cargo(&root).args([
        "build",
        "--release",
        "--package",
        "inrete",
        "--package",
        "bench",
    ]))?;
    let binary = tree::target(&root)?.join("release").join("bench");
    shell::run(shell::program(&binary, &root).args(arguments))
}
