//! `inrete identity import-trust-mark`, `inrete identity providers`: our bodies in the OpenID federations, and theirs.

use std::path::Path;

use identity::api::federation;
use storage::Cx;

use super::{super::say, Failure};
use crate::config::Config;

/// Takes a mark in and says whose it is.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn import_trust_mark(config: &Config, cx: &Cx, file: &Path) -> Result<(), Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mark = federation::import_trust_mark(cx, &config.identity, &config.server.public_url, &text).await?;
    let until = match mark.expires_at {
        Some(until) => format!("good until {}", until.date()),
        None => "good until it is taken back".to_owned(),
    };
    let (organisation, kind, issuer) = (mark.organisation, mark.kind, mark.issuer);
    say(&format!("{organisation} now shows the mark {kind}\nof {issuer}, {until}.\n"))
}

/// Builds the chains of all providers anew and says what came of it.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn refresh(config: &Config, cx: &Cx) -> Result<(), Failure> {
    if config.identity.federation.anchors.is_empty() {
        return Err("the configuration has no anchor: write one under [[identity.federation.anchors]]".into());
    }
    let refreshed = federation::refresh_providers(cx, &config.identity).await?;
    let mut text = String::new();
    for entity in &refreshed.trusted {
        text.push_str(&format!("trusted  {entity}\n"));
    }
    for (entity, code) in &refreshed.refused {
        text.push_str(&format!("refused  {entity}: {code}\n"));
    }
    if text.is_empty() {
        text.push_str("The anchors list no provider: name them under `providers` of each anchor.\n");
    }
    say(&text)
}
