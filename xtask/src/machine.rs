//! What the machine must have for the tests, and its installation on Debian.

use std::path::PathBuf;

use crate::steps::Need;
use crate::{Outcome, postgres, shell, tree};

/// A program that a need stands on: how to see whether it is there, and where it comes from.
struct Program {
    need: Need,
    name: &'static str,
    is_there: fn() -> bool,
    debian: &'static str,
    elsewhere: &'static str,
}

const PROGRAMS: &[Program] = &[
    Program {
        need: Need::Chromium,
        name: "Chromium",
        is_there: || chromium().is_some(),
        debian: "chromium",
        elsewhere: "install Chromium, or let the variable CHROMIUM name its program",
    },
    Program {
        need: Need::Postgres,
        name: "PostgreSQL's programs",
        is_there: || postgres::programs().is_some(),
        debian: "postgresql",
        elsewhere: "install PostgreSQL 15 or later, or let the variable INRETE_PG_BIN name the folder of `initdb`",
    },
    Program {
        need: Need::Python,
        name: "Python with venv",
        is_there: has_python,
        debian: "python3-venv",
        elsewhere: "install Python 3.10 or later with its module venv",
    },
    Program {
        need: Need::Signatures,
        name: "xmlsec1",
        is_there: || shell::find("xmlsec1").is_some(),
        debian: "xmlsec1",
        elsewhere: "install xmlsec1 with its openssl backend",
    },
    Program {
        need: Need::Mailbox,
        name: "Dovecot",
        is_there: || std::path::Path::new("/usr/sbin/dovecot").is_file(),
        debian: "dovecot-imapd",
        elsewhere: "install Dovecot 2.3 with IMAP as /usr/sbin/dovecot; the tests run one of their own, without rights",
    },
    Program {
        need: Need::Paper,
        name: "Poppler",
        is_there: || shell::find("pdfinfo").is_some(),
        debian: "poppler-utils",
        elsewhere: "install Poppler's programs: a journey reads the reports on paper with them",
    },
    Program {
        need: Need::Signatures,
        name: "openssl",
        is_there: || shell::find("openssl").is_some(),
        debian: "openssl",
        elsewhere: "install openssl",
    },
];

/// The browser that journeys drive.
pub fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|file| file.is_file());
    named.or_else(|| ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(shell::find))
}

/// Installs what is missing of these needs on Debian and its relatives; elsewhere says what to install.
pub fn ensure(needs: &[Need]) -> Outcome {
    let missing: Vec<&Program> =
        PROGRAMS.iter().filter(|program| needs.contains(&program.need) && !(program.is_there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.iter().map(|program| program.name).collect::<Vec<_>>().join(", ");
    if shell::find("apt-get").is_none() {
        let ways = missing.iter().map(|program| format!("\n  {}: {}", program.name, program.elsewhere));
        return Err(format!(
            "the tests need what this machine lacks, and it is no Debian:{}",
            ways.collect::<String>()
        ));
    }
    let packages: Vec<&str> = missing.iter().map(|program| program.debian).collect();
    println!(
        "The tests need what this machine lacks ({names}): installing {} from Debian.",
        packages.join(", ")
    );
    if packages.contains(&"postgresql") {
        println!("(Debian also makes a cluster of its own, named main. The tests do not touch it.)");
    }
    if packages.contains(&"dovecot-imapd") {
        println!("(Debian may also start a Dovecot of its own. The tests do not touch it.)");
    }
    apt_get(&["update"])?;
    apt_get(&[["install", "--yes", "--no-install-recommends"].as_slice(), &packages].concat())?;
    let still: Vec<&str> =
        missing.iter().filter(|program| !(program.is_there)()).map(|program| program.name).collect();
    if still.is_empty() {
        Ok(())
    } else {
        Err(format!("installed, and still not found: {}", still.join(", ")))
    }
}

/// Runs apt-get with the rights that it needs.
fn apt_get(arguments: &[&str]) -> Outcome {
    let root = tree::root();
    let mut command = if is_root() {
        shell::program("env", &root)
    } else if shell::find("sudo").is_some() {
        let mut sudo = shell::program("sudo", &root);
        sudo.arg("env");
        sudo
    } else {
        return Err(format!("as root, run: apt-get {}", arguments.join(" ")));
    };
    shell::run(command.arg("DEBIAN_FRONTEND=noninteractive").arg("apt-get").args(arguments))
}

/// Whether we run as root, which PostgreSQL's programs refuse to do.
pub fn is_root() -> bool {
    shell::output(shell::program("id", &tree::root()).arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn has_python() -> bool {
    shell::output(shell::program("python3", &tree::root()).args(["-c", "import ensurepip, venv"])).is_ok()
}
