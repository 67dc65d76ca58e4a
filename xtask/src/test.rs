//! `cargo xtask test`: everything, in the order in which a mistake is cheapest to find.

use std::path::{Path, PathBuf};

use crate::judges::{self, Environment};
use crate::postgres::Cluster;
use crate::steps::{self, Ground, Need, Step, Verdict};
use crate::{Outcome, arch, diagrams, links, machine, node, privacy, shell, tree};

/// Every step there is. `unit` and `texts` belong to `check` alone: `tests` runs the same and more.
const STEPS: &[Step] = &[
    Step { name: "fmt", heading: "format", needs: &[], run: format },
    Step { name: "clippy", heading: "lints, warnings denied", needs: &[Need::Packages], run: lints },
    Step { name: "arch", heading: "laws of dependency", needs: &[], run: laws },
    Step { name: "diagrams", heading: "the picture of crates is fresh", needs: &[], run: pictures },
    Step { name: "privacy", heading: "every table says what it keeps of people", needs: &[], run: keepings },
    Step { name: "links", heading: "links between documents", needs: &[], run: document_links },
    Step { name: "texts", heading: "Italian and English complete", needs: &[Need::Packages], run: texts },
    Step {
        name: "deny",
        heading: "licences, sources and bans of dependencies",
        needs: &[],
        run: dependencies,
    },
    Step { name: "papers", heading: "publiccode.yml, by its schema", needs: &[Need::Packages], run: papers },
    Step { name: "unit", heading: "unit tests", needs: &[Need::Packages], run: unit_tests },
    Step {
        name: "tests",
        heading: "unit, store and flow tests, on both engines",
        needs: &[Need::Packages, Need::Postgres, Need::Mailbox],
        run: all_tests,
    },
    Step {
        name: "openapi",
        heading: "the OpenAPI document, by Spectral",
        needs: &[Need::Packages],
        run: openapi,
    },
    Step {
        name: "e2e",
        heading: "journeys in a real browser, with axe",
        needs: &[Need::Packages, Need::Chromium, Need::Paper, Need::Postgres],
        run: journeys,
    },
    Step {
        name: "judges",
        heading: "judges written by others",
        needs: &[Need::Packages, Need::Python, Need::Postgres],
        run: other_judges,
    },
    Step {
        name: "spid",
        heading: "SPID and CIE by SAML, by spid-sp-test",
        needs: &[Need::Packages, Need::Python, Need::Signatures],
        run: spid,
    },
    Step {
        name: "certificate",
        heading: "certificates for SPID, by spid-compliant-certificates",
        needs: &[Need::Packages, Need::Python, Need::Signatures],
        run: certificate,
    },
    Step {
        name: "federation",
        heading: "SPID and CIE by OpenID, with the federation of spid-cie-oidc",
        needs: &[Need::Packages, Need::Python],
        run: federation,
    },
];

/// The cargo-deny that is installed where there is none.
const CARGO_DENY: &str = "cargo-deny@0.20.2";

/// Everything, or the one step named by `--only`.
pub fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [] => {
            let all: Vec<&str> =
                STEPS.iter().map(|step| step.name).filter(|name| !["unit", "texts"].contains(name)).collect();
            run_steps(&all)
        }
        [flag, name] if flag == "--only" => run_steps(&[name.as_str()]),
        [flag] if flag == "--list" => {
            for step in STEPS {
                println!("{:<11} {}", step.name, step.heading);
            }
            Ok(())
        }
        _ => Err("usage: cargo xtask test [--only STEP | --list]".to_owned()),
    }
}

/// Prepares what these steps need, then runs them.
pub fn run_steps(names: &[&str]) -> Outcome {
    let find = |name: &&str| {
        let unknown = || format!("there is no step `{name}`; `cargo xtask test --list` shows them");
        STEPS.iter().find(|step| step.name == *name).ok_or_else(unknown)
    };
    let chosen = names.iter().map(find).collect::<Result<Vec<&Step>, String>>()?;
    let needs: Vec<Need> = chosen.iter().flat_map(|step| step.needs).copied().collect();
    let root = tree::root();
    let target = tree::target(&root)?;

    machine::ensure(&needs)?;
    if needs.contains(&Need::Packages) {
        node::install(&root)?;
    }
    // Stopped when it goes out of scope, at the very end and on every way out.
    let cluster = if needs.contains(&Need::Postgres) { start_postgres(&target)? } else { None };
    let given = std::env::var("INRETE_TEST_POSTGRES").ok();
    let postgres = cluster.as_ref().map(|cluster| cluster.url().to_owned()).or(given);
    steps::run(&chosen, &Ground { root, target, postgres })
}

/// One cluster for the run, unless the developer has one (`cargo xtask postgres`) and names it.
fn start_postgres(target: &Path) -> Result<Option<Cluster>, String> {
    if let Ok(url) = std::env::var("INRETE_TEST_POSTGRES") {
        println!("PostgreSQL: the one that INRETE_TEST_POSTGRES names ({url}).");
        return Ok(None);
    }
    let cluster = Cluster::start(target)?;
    println!("PostgreSQL: a temporary cluster at {}.", cluster.url());
    Ok(Some(cluster))
}

fn passed(outcome: Outcome) -> Result<Verdict, String> {
    outcome.map(|()| Verdict::Passed)
}

fn skipped(reason: impl Into<String>) -> Result<Verdict, String> {
    Ok(Verdict::Skipped(reason.into()))
}

fn format(ground: &Ground) -> Result<Verdict, String> {
    passed(shell::run(shell::cargo(&ground.root).args(["fmt", "--all", "--check"])))
}

fn lints(ground: &Ground) -> Result<Verdict, String> {
    let words = ["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    passed(shell::run(shell::cargo(&ground.root).args(words)))
}

fn laws(_: &Ground) -> Result<Verdict, String> {
    passed(arch::run(&[]))
}

fn pictures(_: &Ground) -> Result<Verdict, String> {
    passed(diagrams::run(&["--check".to_owned()]))
}

fn keepings(_: &Ground) -> Result<Verdict, String> {
    passed(privacy::run(&["--check".to_owned()]))
}

fn document_links(_: &Ground) -> Result<Verdict, String> {
    passed(links::run(&[]))
}

/// The check of texts is a test of the app, which alone sees every room's keys.
fn texts(ground: &Ground) -> Result<Verdict, String> {
    let words = ["test", "--quiet", "--package", "inrete", "--test", "house", "texts::"];
    passed(shell::run(shell::cargo(&ground.root).args(words)))
}

/// The developer's own cargo-deny; a machine without one gets it once, in the folder of what is built.
fn dependencies(ground: &Ground) -> Result<Verdict, String> {
    let check = ["check", "bans", "licenses", "sources"];
    if shell::output(shell::cargo(&ground.root).args(["deny", "--version"])).is_ok() {
        return passed(shell::run(shell::cargo(&ground.root).arg("deny").args(check)));
    }
    let tools = ground.target.join("tools");
    let program = tools.join("bin").join("cargo-deny");
    if !program.is_file() {
        println!("Installing cargo-deny in {} (once).", tools.display());
        let mut install = shell::cargo(&ground.root);
        install.args(["install", "--quiet", "--locked", "--debug", "--root"]).arg(&tools).arg(CARGO_DENY);
        if let Err(reason) = shell::run(&mut install) {
            return skipped(format!("cargo-deny could not be installed: {reason}"));
        }
    }
    passed(shell::run(shell::program(&program, &ground.root).args(check)))
}

fn papers(ground: &Ground) -> Result<Verdict, String> {
    if tree::shared_data(&ground.root).is_none() {
        return skipped("the shared schemas are not beside the repository, nor named by INRETE_SHARED");
    }
    passed(node_tests(ground, vec![ground.root.join("e2e/judges/publiccode.test.mjs")], None))
}

fn unit_tests(ground: &Ground) -> Result<Verdict, String> {
    passed(cargo_tests(ground, &["--lib", "--bins"]))
}

fn all_tests(ground: &Ground) -> Result<Verdict, String> {
    cargo_tests(ground, &[])?;
    // nextest does not run the examples in doc comments.
    passed(shell::run(shell::cargo(&ground.root).args(["test", "--workspace", "--doc", "--quiet"])))
}

/// nextest where there is one: a process per test, and slow ones named. A fresh machine has only `cargo test`.
fn cargo_tests(ground: &Ground, which: &[&str]) -> Outcome {
    let mut cargo = shell::cargo(&ground.root);
    if shell::output(shell::cargo(&ground.root).args(["nextest", "--version"])).is_ok() {
        cargo.args(["nextest", "run", "--workspace", "--no-fail-fast"]).args(which);
    } else if which.is_empty() {
        cargo.args(["test", "--workspace", "--no-fail-fast", "--all-targets"]);
    } else {
        cargo.args(["test", "--workspace", "--no-fail-fast"]).args(which);
    }
    if which.is_empty() {
        // Installed above: a test that does not find it has found a fault.
        cargo.env("INRETE_TEST_DOVECOT", "required");
    }
    shell::run(cargo.envs(ground.postgres.iter().map(|url| ("INRETE_TEST_POSTGRES", url))))
}

fn openapi(ground: &Ground) -> Result<Verdict, String> {
    on_server(ground, vec![ground.root.join("e2e/judges/openapi.test.mjs")], None)
}

fn journeys(ground: &Ground) -> Result<Verdict, String> {
    // First the helpers on pages of their own: a check that finds nothing must be able to find something.
    node_tests(ground, vec![ground.root.join("e2e/lib/helpers.test.mjs")], None)?;
    on_server(ground, tests_of(ground, "e2e/journeys"), None)
}

/// The judges that have a step of their own.
const OWN_STEP: [&str; 4] =
    ["openapi.test.mjs", "publiccode.test.mjs", "spid.test.mjs", "certificate.test.mjs"];

/// Every judge that has no step of its own.
fn other_judges(ground: &Ground) -> Result<Verdict, String> {
    let mut files = tests_of(ground, "e2e/judges");
    files.retain(|file| !OWN_STEP.iter().any(|name| file.ends_with(name)));
    let python = judges::DATA.python(&ground.root, &ground.target);
    if let Err(reason) = &python {
        println!("The judges written in Python will be skipped: {reason}");
    }
    on_server(ground, files, python.ok().as_deref())
}

fn spid(ground: &Ground) -> Result<Verdict, String> {
    with_judge(ground, &judges::SPID, "e2e/judges/spid.test.mjs")
}

fn certificate(ground: &Ground) -> Result<Verdict, String> {
    with_judge(ground, &judges::SPID, "e2e/judges/certificate.test.mjs")
}

fn federation(ground: &Ground) -> Result<Verdict, String> {
    with_judge(ground, &judges::FEDERATION, "e2e/federation/federation.test.mjs")
}

/// One file that can do nothing without its judge: no network to fetch it from is a reason to skip, said loudly.
fn with_judge(ground: &Ground, environment: &Environment, file: &str) -> Result<Verdict, String> {
    match environment.python(&ground.root, &ground.target) {
        Ok(python) => on_server(ground, vec![ground.root.join(file)], Some(&python)),
        Err(reason) => skipped(format!("the judge's packages could not be installed: {reason}")),
    }
}

fn tests_of(ground: &Ground, folder: &str) -> Vec<PathBuf> {
    let mut files = tree::files(&ground.root.join(folder), "mjs");
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files
}

/// Builds the server that these tests start, then runs them.
fn on_server(ground: &Ground, files: Vec<PathBuf>, python: Option<&Path>) -> Result<Verdict, String> {
    shell::run(shell::cargo(&ground.root).args(["build", "--package", "inrete"]))?;
    passed(node_tests(ground, files, python))
}

/// Node's own test runner, two files side by side: each has a server and a browser of its own, and on two cores one of them
/// waits while the other reckons.
fn node_tests(ground: &Ground, files: Vec<PathBuf>, python: Option<&Path>) -> Outcome {
    let mut node = shell::program("node", &ground.root);
    // Minutes, not for ever: a test that waits for what never comes must not hold up the run.
    node.args(["--test", "--test-concurrency=2", "--test-timeout=600000", "--test-reporter=spec"])
        .args(files);
    node.env("INRETE_BINARY", ground.target.join("debug").join("inrete"));
    node.envs(ground.postgres.iter().map(|url| ("INRETE_TEST_POSTGRES", url)));
    node.envs(machine::chromium().map(|program| ("CHROMIUM", program)));
    node.envs(tree::shared_data(&ground.root).map(|folder| ("INRETE_SHARED_DATA", folder)));
    node.envs(python.map(|python| ("INRETE_PYTHON", python)));
    shell::run(&mut node)
}
