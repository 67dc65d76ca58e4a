//! Counts what no table shows and what whoever holds several tables reckons with: an agreement's Comuni by channel, beside
//! the network's and the agreement's own tables. Each part of everybody is read for itself.

use std::collections::{BTreeMap, BTreeSet};

use storage::{Result, Tx};

use super::ground::Place;
use super::{Scope, SeeError, load};
use crate::model::{Dim, Form, Key, Measure, Months, ScopeKind};

/// The whole network of a report, with all its desks.
pub(super) async fn whole(tx: &mut Tx, scope: &Scope, period: Months) -> Result<Option<(Scope, Place)>> {
    of_part(tx, scope, None, period).await
}

/// How many each of these figures counts; what cannot be counted any more (an agreement that is gone) is left out.
pub(super) async fn counted(
    tx: &mut Tx,
    scope: &Scope,
    form: &Form,
    measures: &[Measure],
    keys: BTreeSet<Key>,
) -> Result<BTreeMap<Key, i64>> {
    // The figures alone, none of the form's tables.
    let none = Form { sections: Vec::new(), ..form.clone() };
    let mut parts: BTreeMap<Option<String>, BTreeSet<Key>> = BTreeMap::new();
    for key in keys {
        parts.entry(key.single(Dim::Agreement).map(str::to_owned)).or_default().insert(key);
    }
    let mut counted = BTreeMap::new();
    for (agreement, keys) in parts {
        let from = keys.iter().map(|key| key.period.from).min();
        let to = keys.iter().map(|key| key.period.to).max();
        let Some((from, to)) = from.zip(to) else { continue };
        let period = Months::new(from, to);
        let Some((scope, place)) = of_part(tx, scope, agreement.as_deref(), period).await? else { continue };
        let figures: Vec<Key> = keys.iter().cloned().collect();
        let needed = load::Needed::of(&none, measures, &place, &figures);
        let facts = load::facts(tx, &scope, &place, period, &needed).await?;
        counted.extend(facts.count(&keys).into_iter().map(|(key, one)| (key, one.value)));
    }
    Ok(counted)
}

async fn of_part(
    tx: &mut Tx,
    scope: &Scope,
    agreement: Option<&str>,
    period: Months,
) -> Result<Option<(Scope, Place)>> {
    let (kind, id) = match agreement {
        None => (ScopeKind::Network, scope.network.id.uuid()),
        Some(id) => match id.parse() {
            Ok(id) => (ScopeKind::Agreement, id),
            Err(_) => return Ok(None),
        },
    };
    let found = match super::scope(tx, kind, id, period).await {
        Ok(found) => found,
        Err(SeeError::Storage(error)) => return Err(error),
        Err(SeeError::NotFound | SeeError::Refused(_)) => return Ok(None),
    };
    let place = Place::of(tx, &found, period).await?;
    Ok(Some((found, place)))
}
