//! The commands of the binary, one file each where one is long.

mod admin;
pub mod backup;
mod doctor;
mod identity;
mod network;

use std::io::{IsTerminal as _, Write as _};

use kernel::Clock;
use tracing::warn;
use tracing_subscriber::EnvFilter;

use crate::cli::{Cli, Command, ConfigCommand};
use crate::compose::{House, migrations};
use crate::config::{Config, EXAMPLE, Log, LogFormat};
use crate::http::metrics;
use crate::serve::{self, Serving};
use crate::tls::Tls;

/// Why a command failed, for the person who gave it.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Does what the command line asks.
///
/// # Errors
/// Whatever stopped it, in words.
pub async fn run(cli: Cli) -> Result<(), Failure> {
    let config = || Config::load(cli.config.as_deref(), &Config::environment());
    match cli.command {
        Command::Config(ConfigCommand::Example) => say(EXAMPLE),
        Command::Config(ConfigCommand::Check) => {
            let (config, environment) = (config()?, Config::environment());
            config.check_folders(&environment)?;
            config.tls(&environment)?;
            say("the configuration can be used\n")
        }
        Command::Serve { no_jobs, address } => {
            let environment = address.over(Config::environment());
            let config = Config::load(cli.config.as_deref(), &environment)?;
            let tls = config.tls(&environment)?;
            serve(&config, tls, no_jobs).await
        }
        Command::Work => work(&config()?).await,
        Command::Migrate => migrate(&config()?).await,
        Command::Demo(demo) => crate::demo::run::run(demo, cli.config.as_deref()).await,
        Command::Admin(admin) => admin::run(&config()?, admin).await,
        Command::Identity(asked) => identity::run(&config()?, asked).await,
        Command::Network(asked) => network::run(&config()?, asked).await,
        Command::Doctor => doctor::run(&config()?).await,
        Command::Backup { file } => backup::backup(&config()?, &file).await,
        Command::Restore { file } => backup::restore(&config()?, &file).await,
    }
}

/// Prints for the person at the terminal.
///
/// # Errors
/// When standard output is gone.
pub fn say(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Prints an error with its causes.
pub fn say_error(error: &(dyn std::error::Error + Send + Sync)) {
    let mut text = format!("inrete: {error}\n");
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!("  because: {cause}\n"));
        source = cause.source();
    }
    // When standard error is gone too, nobody is left to tell.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Begins to log as the configuration says; a second call in one process changes nothing.
pub fn log(log: &Log) {
    let filter = EnvFilter::try_new(&log.level).unwrap_or_else(|_| EnvFilter::new("info"));
    // Colours are for eyes; a journal or a file gets plain text.
    let colours = std::io::stderr().is_terminal();
    let lines =
        tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr);
    // A recorder that is there already stays.
    let _ = match log.format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().try_init(),
    };
}

/// Says what works and should not stay so.
fn warn_of_open_passwords(config: &Config) {
    for mailbox in config.inbox.mailboxes.iter().filter(|mailbox| mailbox.is_password_open()) {
        let file = mailbox.password_file.display();
        warn!(desk = mailbox.desk, %file, "everybody on this machine can read the password of a mailbox");
    }
}

async fn serve(config: &Config, tls: Option<Tls>, no_jobs: bool) -> Result<(), Failure> {
    log(&config.log);
    warn_of_open_passwords(config);
    metrics::install();
    let house = House::from_config(config, Clock::real()).await?;
    let listener = serve::listener("server.listen", config.server.listen).await?;
    let metrics = match config.server.metrics_listen {
        Some(address) => Some(serve::listener("server.metrics_listen", address).await?),
        None => None,
    };
    say(&format!("ready {}\n", config.server.public_url))?;
    let trusted_proxies = config.server.trusted_proxies.clone();
    let with_jobs = config.server.jobs && !no_jobs;
    serve::serve(house, Serving { listener, tls, metrics, trusted_proxies, with_jobs }).await?;
    Ok(())
}

async fn work(config: &Config) -> Result<(), Failure> {
    log(&config.log);
    warn_of_open_passwords(config);
    let house = House::from_config(config, Clock::real()).await?;
    say("ready for jobs\n")?;
    house.worker.run(serve::asked_to_stop()).await;
    house.app.db().close().await;
    Ok(())
}

async fn migrate(config: &Config) -> Result<(), Failure> {
    log(&config.log);
    let db = storage::Db::open(&config.database.url).await?;
    let done = storage::migrate(&db, &Clock::real(), &migrations()).await?;
    db.close().await;
    say(&format!("{done} migrations applied\n"))
}
