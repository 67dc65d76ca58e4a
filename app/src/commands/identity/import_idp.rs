//! `inrete identity import-idp`: the registry of providers of SPID or CIE.

use std::path::Path;

use identity::api::providers::{self, ProviderKind, RegistryFile};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Instant;
use storage::Cx;

use super::{super::say, Failure};

/// Takes a file over and says what was in it.
///
/// # Errors
/// In words for the person at the terminal; a provider whose part is broken is named.
pub async fn run(
    cx: &Cx,
    kind: ProviderKind,
    file: &Path,
    signed_by: Option<&Path>,
    date: Option<Date>,
) -> Result<(), Failure> {
    let read = |path: &Path| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let xml = read(file)?;
    let signed_by = signed_by.map(|path| read(path).map(|pem| String::from_utf8_lossy(&pem).into_owned()));
    let signed_by = signed_by.transpose()?;
    let on = match date {
        Some(date) => date,
        None => day_of(file)?,
    };
    let file = RegistryFile { xml: &xml, kind, signed_by: signed_by.as_deref(), on };
    let names = providers::import(cx, file).await?;
    let mut text = format!("{} providers ({}), registry of {on}:\n", names.len(), kind.name());
    for name in &names {
        text.push_str(&format!("  {name}\n"));
    }
    if signed_by.is_none() {
        text.push_str(
            "Nobody's signature on the file was asked for (--signed-by): make sure that you got it from the federation.\n",
        );
    }
    say(&text)
}

/// The day on which the file was written last.
fn day_of(file: &Path) -> Result<Date, Failure> {
    let written = Timestamp::try_from(std::fs::metadata(file)?.modified()?)?;
    Ok(Instant::from_micros(written.as_microsecond()).date())
}
