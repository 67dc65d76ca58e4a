//! `inrete identity log`: the pairs of request and response that authorities may ask for.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use identity::api::providers::{self, OpenedPair};
use jiff::ToSpan as _;
use kernel::Instant;
use serde_json::json;
use storage::Cx;

use super::{super::say, Failure};
use crate::cli::identity::Log;

/// Does what was asked.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn run(cx: &Cx, asked: Log) -> Result<(), Failure> {
    match asked {
        Log::List { from, to, provider } => {
            if to < from {
                return Err(format!("--to {to} is before --from {from}").into());
            }
            let after = to.checked_add(1.day())?;
            let (from, until) = (midnight(from), midnight(after));
            let pairs = providers::list_sign_ins(cx, from, until, provider.as_deref()).await?;
            let mut text = format!("{} pairs\n", pairs.len());
            for pair in &pairs {
                let at = pair.received_at.rfc3339();
                text.push_str(&format!(
                    "{at}  {}  {} {}  {}  {}\n",
                    pair.request_id, pair.way, pair.protocol, pair.provider, pair.outcome
                ));
            }
            say(&text)
        }
        Log::Extract { request, out } => {
            // The file is made first: a pair that could not be written down would leave a trace of nothing.
            let mut file = new_file(&out)?;
            let pairs = match providers::open_sign_in(cx, &request).await {
                Ok(pairs) => pairs,
                Err(error) => {
                    drop(file);
                    std::fs::remove_file(&out)?;
                    return Err(error.into());
                }
            };
            let pairs: Vec<_> = pairs.iter().map(as_json).collect();
            serde_json::to_writer_pretty(&mut file, &pairs)?;
            file.write_all(b"\n")?;
            file.sync_all()?;
            say(&format!(
                "{} in {}. It holds personal data: answer, then delete it.\n",
                pairs.len(),
                out.display()
            ))
        }
    }
}

fn midnight(day: jiff::civil::Date) -> Instant {
    Instant::from_rome(day.at(0, 0, 0, 0))
}

fn new_file(path: &Path) -> Result<std::fs::File, Failure> {
    let opened = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    opened.map_err(|error| format!("{}: {error}", path.display()).into())
}

fn as_json(pair: &OpenedPair) -> serde_json::Value {
    let logged = &pair.logged;
    json!({
        "request_id": logged.request_id,
        "organisation": logged.organisation,
        "provider": logged.provider,
        "way": logged.way,
        "protocol": logged.protocol,
        "received_at": logged.received_at.rfc3339(),
        "outcome": logged.outcome,
        "request": String::from_utf8_lossy(&pair.request),
        "response": String::from_utf8_lossy(&pair.response),
    })
}
