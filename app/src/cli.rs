//! The command line.

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

/// `inrete demo`
#[derive(Debug, Args)]
pub struct Demo {
    /// Address and port; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
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

/// `inrete config`
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print an example with every key.
    Example,
    /// Read the configuration and say whether it can be used.
    Check,
}
