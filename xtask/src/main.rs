//! The project's own commands, run as `cargo xtask COMMAND`.
//!
//! For developers and for continuous integration; nothing here ships. One file per command: what is
//! shared between commands is in [`shell`] (running programs) and [`tree`] (where things lie).
#![expect(clippy::print_stdout, reason = "a command line tool talks on its standard output")]

mod arch;
mod bench;
mod check;
mod demo;
mod diagrams;
mod judges;
mod links;
mod machine;
mod new_slice;
mod node;
mod postgres;
mod privacy;
mod shell;
mod steps;
mod test;
mod tree;

use std::process::ExitCode;

/// What a command answers: nothing, or the sentence that tells the developer what to do.
type Outcome = Result<(), String>;

/// A command: its name, its line of help, what it does with the arguments that follow its name.
type Command = (&'static str, &'static str, fn(&[String]) -> Outcome);

const COMMANDS: &[Command] = &[
    (
        "demo",
        "everything up on the embedded database with demo data (arguments go to `inrete demo`)",
        demo::run,
    ),
    ("test", "install what the tests need (Debian), then run all of them; --only STEP, --list", test::run),
    ("check", "the fast gate while working: format, lints, laws, texts, unit tests", check::run),
    ("arch", "the laws of dependency; --root DIR looks at another tree", arch::run),
    ("new-slice", "the folder of a new room: new-slice NAME", new_slice::run),
    ("postgres", "a throw-away PostgreSQL until Ctrl-C, its address printed", postgres::run),
    ("diagrams", "the picture of crates in ARCHITECTURE.md; --check only compares", diagrams::run),
    ("privacy", "the tables in the impact assessment; --check only compares", privacy::run),
    ("links", "links between our documents lead somewhere", links::run),
    ("bench", "measure a release build (arguments go to the bench)", bench::run),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        println!("{}", help());
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        println!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some((_, _, command)) = COMMANDS.iter().find(|(known, _, _)| known == name) else {
        eprintln!("There is no command `{name}`.\n\n{}", help());
        return ExitCode::from(2);
    };
    match command(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\ncargo xtask {name}: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask COMMAND\n");
    for (name, line, _) in COMMANDS {
        text.push_str(&format!("\n  {name:<10} {line}"));
    }
    text
}
