//! `inrete identity keys`: what keys there are, and letting another take over.

use identity::api::keys::{self, KeyEntry, KeyState, KeyUse, NewKey, Rotated, Rotation};
use storage::Cx;

use super::{super::say, Failure, organisation};
use crate::cli::identity::{Keys, WhichKey};
use crate::config::Config;

/// Does what was asked.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn run(config: &Config, cx: &Cx, asked: Keys) -> Result<(), Failure> {
    match asked {
        Keys::List => list(cx).await,
        Keys::Next { which } => next(config, cx, which).await,
        Keys::Rotate { which, lead_hours, overlap_hours } => {
            let overlap_hours = overlap_hours.map_or_else(|| overlap(which.purpose), i64::from);
            rotate(config, cx, which, i64::from(lead_hours), overlap_hours).await
        }
    }
}

/// How long a key stays published after it signed last, where nobody says otherwise: SAML providers read metadata
/// when they please, federations every day, providers their caches by the hour.
const fn overlap(purpose: KeyUse) -> i64 {
    match purpose {
        KeyUse::Saml => 30 * 24,
        KeyUse::Federation => 7 * 24,
        KeyUse::CoreSig | KeyUse::CoreEnc => 2 * 24,
    }
}

async fn list(cx: &Cx) -> Result<(), Failure> {
    let keys = keys::list(cx).await?;
    if keys.is_empty() {
        return say(
            "there are no keys yet: see `inrete identity certificate` and `inrete identity keys next`\n",
        );
    }
    let lines: Vec<String> = keys.iter().map(|(key, state)| line(key, *state)).collect();
    say(&lines.concat())
}

fn line(key: &KeyEntry, state: KeyState) -> String {
    let mut text = format!(
        "{:<9} {:<10} {:<5} {} {}",
        state.name(),
        key.purpose.name(),
        key.algorithm.name(),
        key.organisation,
        key.kid
    );
    if let Some(from) = key.active_from.filter(|_| state == KeyState::Next) {
        text.push_str(&format!(", signs from {from}"));
    }
    if let Some(until) = key.retired_at {
        text.push_str(&format!(", published until {until}"));
    }
    if let Some(certificate) = &key.certificate {
        text.push_str(&format!(", certificate until {}", certificate.until.date()));
    }
    text.push('\n');
    text
}

async fn next(config: &Config, cx: &Cx, which: WhichKey) -> Result<(), Failure> {
    if which.purpose == KeyUse::Saml {
        return Err(
            "a key for SAML comes with its certificate: run `inrete identity certificate --next`".into()
        );
    }
    let slug = organisation(config, which.organisation)?;
    let new =
        NewKey { organisation: slug, purpose: which.purpose, algorithm: which.algorithm, material: None };
    let made = keys::make(cx, new).await?;
    let text = match (made.is_first, which.purpose.is_registered_elsewhere()) {
        (true, false) => "it signs from now on".to_owned(),
        (true, true) => "it signs from now on; have the federation's trust anchor register it".to_owned(),
        (false, is_registered) => {
            let first = if is_registered {
                "have the trust anchor register it, then"
            } else {
                "let a day pass, then"
            };
            format!("it is published beside the one in use; {first} run `inrete identity keys rotate`")
        }
    };
    say(&format!("{}: {text}\n", made.entry.kid))
}

async fn rotate(
    config: &Config,
    cx: &Cx,
    which: WhichKey,
    lead_hours: i64,
    overlap_hours: i64,
) -> Result<(), Failure> {
    let rotation = Rotation {
        organisation: organisation(config, which.organisation)?,
        purpose: which.purpose,
        algorithm: which.algorithm,
        lead_hours,
        overlap_hours,
    };
    let Rotated { next, from, before_until } = keys::rotate(cx, rotation).await?;
    let before = before_until.map_or_else(
        || "there was none before".to_owned(),
        |until| format!("the one before is published until {until}"),
    );
    say(&format!("{} signs from {from}; {before}\n", next.kid))
}
