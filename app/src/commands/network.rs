//! `inrete network import-index`: the public index of administrations, from the file that its keeper publishes.

use std::fmt::Write as _;
use std::path::Path;

use kernel::Clock;
use network::api::actions::{IndexError, IndexReport, import_index};
use texts::{Locale, Translator};

use super::{Failure, log, say};
use crate::cli::Network;
use crate::compose::House;
use crate::config::Config;

/// How many faults are printed; the rest is a number.
const FAULTS_SHOWN: usize = 50;

/// Imports it and says what changed and what was wrong.
///
/// # Errors
/// When the file cannot be read, or looks like a part of the index and nobody said that it is whole.
pub async fn run(config: &Config, Network::ImportIndex { file, whole }: Network) -> Result<(), Failure> {
    log(&config.log);
    let content = read(&file)?;
    let house = House::from_config(config, Clock::real()).await?;
    let done = import_index(&house.console(), &content, whole).await;
    let translator = house.app.translator(Locale::En);
    house.app.db().close().await;
    match done {
        Ok(report) => say(&told(&report, &translator)),
        Err(error @ IndexError::WithdrawsTooMuch(_)) => {
            Err(format!("{error}; nothing was written. If the file is whole, say --whole").into())
        }
        Err(error) => Err(error.into()),
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(file).map_err(|error| format!("{} cannot be read: {error}", file.display()).into())
}

fn told(report: &IndexReport, translator: &Translator) -> String {
    let import = &report.import;
    let mut text = format!(
        "{} bodies: {} new, {} changed, {} as before; {} withdrawn",
        import.entries, import.added, import.changed, report.same, import.withdrawn
    );
    if let Some(day) = import.source_date {
        let _ = write!(text, "; data as of {day}");
    }
    text.push('\n');
    for fault in report.faults.iter().take(FAULTS_SHOWN) {
        let (column, value) = (fault.column.unwrap_or("row"), fault.value.as_str());
        let _ = writeln!(text, "  line {}, {column} «{value}»: {}", fault.line, translator.t(fault.message));
    }
    if report.faults.len() > FAULTS_SHOWN {
        let _ = writeln!(text, "  … and {} faults more", report.faults.len() - FAULTS_SHOWN);
    }
    text
}
