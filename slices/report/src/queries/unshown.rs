//! Counts what no table shows and what whoever holds several tables reckons with: an agreement's Comuni by channel, beside
//! the network's and the agreement's own tables. What the report at hand has read is counted from that, what the whole network
//! has beside it after reading its other contacts too; each other part of everybody is read for itself.

use std::collections::{BTreeMap, BTreeSet};

use storage::{Result, Tx};

use super::gather::Gathered;
use super::ground::Place;
use super::load::Needed;
use super::{Scope, SeeError, load};
use crate::model::facts::Source;
use crate::model::{Dim, Key, Months, ScopeKind};

/// What the report at hand has read.
pub(super) struct AtHand<'a> {
    pub(super) scope: &'a Scope,
    pub(super) place: &'a Place,
    pub(super) whole: Option<&'a Place>,
    pub(super) period: Months,
    pub(super) needed: &'a Needed,
}

impl AtHand<'_> {
    fn tells(&self, key: &Key) -> bool {
        self.scope.has(key, self.place)
            && self.period.contains(key.period)
            && self.needed.tells(key, self.place)
    }

    /// Whether it would tell a figure of the whole network, were the network's other contacts beside it.
    fn tells_with_others(&self, key: &Key, gathered: &Gathered<'_>) -> bool {
        let is_of_contacts = matches!(
            Source::of(key.unit, key.filters.contains_key(&Dim::Service)),
            Source::Contacts | Source::Services
        );
        is_of_contacts
            && !key.filters.contains_key(&Dim::Agreement)
            && self.period.contains(key.period)
            && gathered.has_groups_of(key)
            && self.whole.is_some_and(|whole| self.needed.tells(key, whole))
    }
}

/// The whole network of a report, with all its desks.
pub(super) async fn whole(tx: &mut Tx, scope: &Scope, period: Months) -> Result<Option<Place>> {
    Ok(of_part(tx, scope, None, period).await?.map(|(_, place)| place))
}

/// How many each of these figures counts; what cannot be counted any more (an agreement that is gone) is left out. Whatever
/// was gathered may be of the whole network afterwards.
pub(super) async fn counted(
    tx: &mut Tx,
    at_hand: &AtHand<'_>,
    gathered: &mut Gathered<'_>,
    keys: BTreeSet<Key>,
) -> Result<BTreeMap<Key, i64>> {
    let (told, others): (BTreeSet<Key>, BTreeSet<Key>) = keys.into_iter().partition(|key| at_hand.tells(key));
    let mut counted = gathered.facts().count(&told);
    let (of_whole, others): (BTreeSet<Key>, BTreeSet<Key>) =
        others.into_iter().partition(|key| at_hand.tells_with_others(key, gathered));
    if let (Some(period), Some(whole)) = (span(&of_whole), at_hand.whole) {
        let needed = Needed::default().and(&of_whole, whole);
        load::gather_others(tx, at_hand.scope, (at_hand.place, whole), period, &needed, gathered).await?;
        counted.extend(gathered.facts().count(&of_whole));
    }
    let mut parts: BTreeMap<Option<String>, BTreeSet<Key>> = BTreeMap::new();
    for key in others {
        parts.entry(key.single(Dim::Agreement).map(str::to_owned)).or_default().insert(key);
    }
    for (agreement, keys) in parts {
        let Some(period) = span(&keys) else { continue };
        let part = of_part(tx, at_hand.scope, agreement.as_deref(), period).await?;
        let Some((scope, place)) = part else { continue };
        let needed = Needed::default().and(&keys, &place);
        counted.extend(load::facts(tx, &scope, &place, period, &needed).await?.count(&keys));
    }
    Ok(counted.into_iter().map(|(key, one)| (key, one.value)).collect())
}

/// The months that some figures are of.
fn span(keys: &BTreeSet<Key>) -> Option<Months> {
    let from = keys.iter().map(|key| key.period.from).min()?;
    let to = keys.iter().map(|key| key.period.to).max()?;
    Some(Months::new(from, to))
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
        Err(SeeError::NotFound | SeeError::Refused(_) | SeeError::TooFine) => return Ok(None),
    };
    let place = Place::of(tx, &found, period).await?;
    Ok(Some((found, place)))
}
