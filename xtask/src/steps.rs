//! Runs a table of steps, each with a heading and its time, and ends with one line that counts them.

use std::path::PathBuf;
use std::time::Instant;

use crate::Outcome;

/// How a step ended when it did not fail.
pub enum Verdict {
    /// It ran and found nothing wrong.
    Passed,
    /// There was nothing to run it on, or no tool to run it with: said loudly, counted apart.
    Skipped(String),
}

/// What a step needs before it can start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The npm packages: the assets of the pages and the judges written in JavaScript.
    Packages,
    /// A browser.
    Chromium,
    /// A PostgreSQL to connect to.
    Postgres,
    /// Python, for the judges that are its packages.
    Python,
    /// The programs that judges of SPID call: XML signatures and certificates.
    Signatures,
    /// A server of mailboxes, for the tests that read one.
    Mailbox,
    /// The programs that read a document on paper as its readers do.
    Paper,
}

/// One step: the word that `--only` takes, the heading, what it needs, what it does.
pub struct Step {
    pub name: &'static str,
    pub heading: &'static str,
    pub needs: &'static [Need],
    pub run: fn(&Ground) -> Result<Verdict, String>,
}

/// What steps stand on.
pub struct Ground {
    pub root: PathBuf,
    pub target: PathBuf,
    /// Where tests find PostgreSQL; none when no step needs it.
    pub postgres: Option<String>,
}

/// Runs every step, also after a failure, and fails at the end if one did.
pub fn run(steps: &[&Step], ground: &Ground) -> Outcome {
    let started = Instant::now();
    let mut lines = Vec::new();
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for step in steps {
        println!("\n== {}: {}", step.name, step.heading);
        let begun = Instant::now();
        let verdict = (step.run)(ground);
        let seconds = begun.elapsed().as_secs_f64();
        let line = match verdict {
            Ok(Verdict::Passed) => {
                passed += 1;
                format!("passed   {:<11} {seconds:>7.1} s", step.name)
            }
            Ok(Verdict::Skipped(reason)) => {
                skipped += 1;
                format!("SKIPPED  {:<11} {seconds:>7.1} s  {reason}", step.name)
            }
            Err(reason) => {
                failed += 1;
                println!("{reason}");
                format!("FAILED   {:<11} {seconds:>7.1} s", step.name)
            }
        };
        println!("{line}");
        lines.push(line);
    }
    println!("\n== Summary ({:.1} s)\n{}", started.elapsed().as_secs_f64(), lines.join("\n"));
    println!("{passed} passed, {failed} failed, {skipped} skipped");
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of {} steps failed", steps.len())) }
}
