//! What the doctor says of the OpenID federations: bodies without keys, trust chains that cannot be built.

use identity::Settings;
use identity::api::federation;
use identity::api::keys::{self, KeyState, KeyUse};
use storage::Cx;

use super::Mark;

/// The keys that a body needs in a federation.
const NEEDED: [KeyUse; 3] = [KeyUse::Federation, KeyUse::CoreSig, KeyUse::CoreEnc];

/// A line for what is missing or fails; one that says so when nothing does.
pub async fn federations(cx: &Cx, settings: &Settings) -> Vec<(Mark, String)> {
    if settings.federation.anchors.is_empty() {
        return Vec::new();
    }
    let (known, faults) = match (keys::list(cx).await, federation::faults(cx).await) {
        (Ok(known), Ok(faults)) => (known, faults),
        (Err(error), _) => return vec![(Mark::Bad, error.to_string())],
        (_, Err(error)) => return vec![(Mark::Bad, error.to_string())],
    };
    let mut lines = Vec::new();
    for organisation in
        settings.organisations.iter().filter(|organisation| organisation.spid || organisation.cie)
    {
        let slug = &organisation.slug;
        for purpose in NEEDED {
            let is_it = |key: &keys::KeyEntry| key.organisation == *slug && key.purpose == purpose;
            if !known.iter().any(|(key, state)| is_it(key) && *state == KeyState::Current) {
                let word = purpose.name();
                let run = format!("run `inrete identity keys next --use {word} --organisation {slug}`");
                lines.push((Mark::Bad, format!("«{slug}» has no key for {word}; {run}")));
            }
        }
    }
    for (entity, code, at) in faults {
        lines.push((
            Mark::Warn,
            format!("{entity}: its trust chain could not be built on {} ({code})", at.date()),
        ));
    }
    if lines.is_empty() {
        lines.push((Mark::Ok, "keys are there, and every trust chain could be built".to_owned()));
    }
    lines
}
