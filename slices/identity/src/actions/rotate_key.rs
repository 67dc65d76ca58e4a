//! Another key takes over, from the command line: the one before stays published until who kept a copy of what we
//! published has read it again.

use kernel::Instant;
use policy::{Action as _, Resource};
use serde_json::json;
use storage::{Cx, trail};

use super::make_key::{KeepKeysError, NewKey, insert};
use crate::keyring;
use crate::model::{KeyAlgorithm, KeyEntry, KeyUse};
use crate::policy::KeepKeys;
use crate::store;

/// Which key takes over from which, and when.
#[derive(Clone, Debug)]
pub struct Rotation {
    /// Of which body, by its word in the configuration.
    pub organisation: String,
    /// What for.
    pub purpose: KeyUse,
    /// The kind of the new key, if one has to be made.
    pub algorithm: KeyAlgorithm,
    /// How long a key that is made now is published before it signs; a key that waited has been published already and
    /// signs at once.
    pub lead_hours: i64,
    /// How long the one before is published and accepted after that.
    pub overlap_hours: i64,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotated {
    /// The key that takes over.
    pub next: KeyEntry,
    /// From when it signs.
    pub from: Instant,
    /// Until when the one before is published, where there was one.
    pub before_until: Option<Instant>,
}

/// Lets the key that waits sign from now on. Where none waits and nobody has to be told of it first, makes one that
/// signs after the lead.
pub(crate) async fn rotate_key(cx: &Cx, rotation: Rotation) -> Result<Rotated, KeepKeysError> {
    let Rotation { organisation, purpose, algorithm, lead_hours, overlap_hours } = rotation;
    let mut tx = cx.begin().await?;
    store::key::lock(&mut tx, &organisation, purpose, cx.now()).await?;
    let keys = keyring::read(&mut tx, cx).await?;
    let waiting = keys.next(&organisation, purpose, cx.now()).first().map(|key| key.entry.clone());
    let has_current = keys.current(&organisation, purpose, cx.now()).is_some();
    let (next, from) = match waiting {
        Some(KeyEntry { active_from: Some(from), .. }) => return Err(KeepKeysError::Underway(from)),
        Some(next) => (next, cx.now()),
        None if purpose.is_registered_elsewhere() => return Err(KeepKeysError::NoNext),
        None => {
            let from = if has_current { cx.now().plus_minutes(lead_hours * 60) } else { cx.now() };
            let new = NewKey { organisation: organisation.clone(), purpose, algorithm, material: None };
            (insert(cx, &mut tx, new, Some(from)).await?, from)
        }
    };
    let permit = cx.permit::<KeepKeys>(Resource::new(next.id, []))?;
    store::key::activate(&mut tx, &permit, from).await?;
    let end = from.plus_minutes(overlap_hours * 60);
    let retired = store::key::retire_others(&mut tx, &permit, (&organisation, purpose), from, end).await?;
    let before_until = (retired > 0).then_some(end);
    let details = json!({
        "rotated": purpose.name(), "organisation": organisation, "kid": next.kid, "from": from,
        "before_until": before_until,
    });
    trail::record(&mut tx, cx, KeepKeys::NAME, next.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(Rotated { next, from, before_until })
}
