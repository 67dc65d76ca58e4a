//! The command line.

pub mod identity;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

/// A network of public administrations on line: desks, services, appointments.
#[derive(Debug, Parser)]
#[command(name = "inrete", version)]
pub struct Cli {
    /// Configuration file (TOML).
    #[arg(long, short, global = true, env = "INRETE_CONFIG")]
    pub config: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Answer on the web, and run jobs unless told not to.
    Serve {
        /// Leave the jobs to `inrete work`.
        #[arg(long)]
        no_jobs: bool,
        /// Where and how it is reached.
        #[command(flatten)]
        address: Address,
    },
    /// Run jobs: mail, reminders, clean-ups.
    Work,
    /// Bring the database to this program's schema.
    Migrate,
    /// Bring everything up with demonstration data, on the embedded database unless told otherwise.
    Demo(Demo),
    /// Administrators.
    #[command(subcommand)]
    Admin(Admin),
    /// Certificates, keys and registries of who signs people in.
    #[command(subcommand)]
    Identity(identity::Identity),
    /// Bodies and the public index they are found in.
    #[command(subcommand)]
    Network(Network),
    /// Look whether everything is well, and say what is not.
    Doctor,
    /// The configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Write all that is kept into one file that either engine can restore.
    Backup {
        /// The file to write; must not exist.
        file: PathBuf,
    },
    /// Restore a backup into an empty database.
    Restore {
        /// The file to read.
        file: PathBuf,
    },
}

/// Where and how the portal is reached; each wins over the configuration.
#[derive(Debug, Default, Args)]
pub struct Address {
    /// Address as people see it, such as `https://lavoro.example.org`.
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
    /// Certificate (PEM, its chain after it) to answer https with; a proxy with TLS makes it needless. One that signs
    /// itself must say that it is no authority (CA:FALSE), or clients that trust it refuse it.
    #[arg(long, value_name = "FILE")]
    pub tls_cert: Option<PathBuf>,
    /// Key of that certificate (PEM).
    #[arg(long, value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
}

impl Address {
    /// The environment with these words on top, as [`crate::config::Config::load`] reads them.
    pub fn over(&self, mut environment: BTreeMap<String, String>) -> BTreeMap<String, String> {
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.to_string_lossy().into_owned());
        let words = [
            ("--public-url", self.public_url.clone()),
            ("--tls-cert", path(&self.tls_cert)),
            ("--tls-key", path(&self.tls_key)),
        ];
        let given = words.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        environment.extend(given);
        environment
    }
}

/// `inrete demo`
#[derive(Debug, Args)]
pub struct Demo {
    /// Address and port; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Where and how it is reached.
    #[command(flatten)]
    pub address: Address,
    /// Folder for the demo's database and secret; a new temporary one when left out.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// Another database (sqlite:PATH or postgres://…), empty or made by an earlier demo.
    #[arg(long)]
    pub database_url: Option<String>,
    /// The day the clock starts at (YYYY-MM-DD); today when left out.
    #[arg(long)]
    pub today: Option<Date>,
}

/// `inrete admin`
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Make an administrator and print her one-time link.
    Create {
        /// Her name.
        #[arg(long)]
        name: String,
        /// Her mail address.
        #[arg(long)]
        email: String,
    },
}

/// `inrete network`
#[derive(Debug, Subcommand)]
pub enum Network {
    /// Bring the public index of administrations (IPA) up to date from its file of bodies (enti: CSV, text or XLSX).
    ImportIndex {
        /// The file.
        file: PathBuf,
        /// The file is whole: withdraw bodies that are not in it, however many they are.
        #[arg(long)]
        whole: bool,
    },
}

/// `inrete config`
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print an example with every key.
    Example,
    /// Read the configuration and say whether it can be used.
    Check,
}
