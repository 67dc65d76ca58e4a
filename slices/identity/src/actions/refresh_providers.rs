//! Building the chains of providers anew before they end: by a job, by a command, and for a provider that somebody
//! chooses before any of the two came by.

use openid::federation::{FederationError, Statement};
use policy::{Actor, Resource};
use serde::Deserialize;
use storage::Cx;
use storage::limits::Limit;
use tracing::{info, warn};

use crate::federation::Federated;
use crate::model::FederatedProvider;
use crate::policy::RefreshProviders;
use crate::settings::TrustAnchor;
use crate::store;

/// Providers of one anchor that are looked at.
const PROVIDERS_MAX: usize = 60;
/// Days that a provider whose chain has ended is kept, for who asks what became of it.
const KEPT_DAYS: i64 = 7;

/// Chains built because somebody chose a provider: one that cannot be built is not tried by each visitor.
const ON_DEMAND: Limit = Limit { name: "identity.refresh_on_demand", tries: 6, minutes: 15 };

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Providers whose chain holds.
    pub trusted: Vec<String>,
    /// Providers whose chain could not be built, each with the code of the reason.
    pub refused: Vec<(String, String)>,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
}

/// Builds the chains that are due, or all.
pub(crate) async fn refresh_providers(
    cx: &Cx,
    federated: &Federated,
    all: bool,
) -> Result<Refreshed, RefreshError> {
    let permit = cx.permit::<RefreshProviders>(Resource::new((), []))?;
    let mut refreshed = Refreshed::default();
    let known = store::federation::all(&mut cx.read().await?).await?;
    for anchor in &federated.settings().federation.anchors {
        for entity in providers_of(cx, federated, anchor, &known).await {
            let is_good = |known: &&FederatedProvider| known.entity == entity && !known.is_due_at(cx.now());
            if !all && known.iter().any(|known| is_good(&known)) {
                refreshed.trusted.push(entity);
                continue;
            }
            match refresh(cx, federated, anchor, &entity).await? {
                Ok(provider) => refreshed.trusted.push(provider.entity),
                Err(error) => refreshed.refused.push((entity, error.code().to_owned())),
            }
        }
    }
    let mut tx = cx.begin().await?;
    store::federation::forget(&mut tx, &permit, cx.now().plus_days(-KEPT_DAYS)).await?;
    tx.commit().await?;
    Ok(refreshed)
}

/// A provider that somebody chose: as it is kept, or its chain built now, where the configuration names it.
pub(crate) async fn provider(
    cx: &Cx,
    federated: &Federated,
    entity: &str,
) -> Result<Option<FederatedProvider>, RefreshError> {
    let anchors = &federated.settings().federation.anchors;
    let known = store::federation::find(&mut cx.read().await?, entity).await?;
    // An anchor that is no longer in the configuration vouches for nobody.
    let known = known.filter(|known| anchors.iter().any(|anchor| anchor.kind == known.kind));
    if let Some(known) = known.filter(|known| known.holds_at(cx.now())) {
        return Ok(Some(known));
    }
    let Some(anchor) = federated.settings().federation.anchor_of(entity) else { return Ok(None) };
    let mut tx = cx.begin().await?;
    let is_within = ON_DEMAND.count(&mut tx, &anchor.entity, cx.now()).await?;
    tx.commit().await?;
    if !is_within {
        return Ok(None);
    }
    let system = cx.acting_as(Actor::System { job: "identity.refresh_providers" });
    Ok(refresh(&system, federated, anchor, entity).await?.ok())
}

async fn refresh(
    cx: &Cx,
    federated: &Federated,
    anchor: &TrustAnchor,
    entity: &str,
) -> Result<Result<FederatedProvider, FederationError>, RefreshError> {
    let permit = cx.permit::<RefreshProviders>(Resource::new((), []))?;
    // The network is asked before the transaction begins.
    let resolved = federated.resolve(cx, anchor, entity).await;
    let mut tx = cx.begin().await?;
    match &resolved {
        Ok(provider) => {
            store::federation::put(&mut tx, &permit, provider).await?;
            info!(provider = provider.entity, anchor = provider.anchor, "the provider's trust chain holds");
        }
        Err(error) => {
            store::federation::failed(&mut tx, &permit, entity, error.code(), cx.now()).await?;
            warn!(provider = entity, code = error.code(), %error, "the provider's trust chain cannot be built");
        }
    }
    tx.commit().await?;
    Ok(resolved)
}

/// The providers that the configuration names under an anchor, those that the anchor lists, those on record.
async fn providers_of(
    cx: &Cx,
    federated: &Federated,
    anchor: &TrustAnchor,
    known: &[FederatedProvider],
) -> Vec<String> {
    let recorded = known.iter().filter(|known| known.kind == anchor.kind).map(|known| known.entity.clone());
    let mut entities: Vec<String> = anchor.providers.clone();
    for entity in listed(cx, federated, anchor).await.into_iter().chain(recorded) {
        let is_there = |known: &String| known.trim_end_matches('/') == entity.trim_end_matches('/');
        if !entities.iter().any(is_there) {
            entities.push(entity);
        }
    }
    entities.truncate(PROVIDERS_MAX);
    entities
}

/// What the anchor lists. What it says of itself is not trusted here: each chain is verified on its own.
async fn listed(cx: &Cx, federated: &Federated, anchor: &TrustAnchor) -> Vec<String> {
    #[derive(Deserialize)]
    struct Entities(Vec<String>);
    let Ok(address) = openid::federation::configuration_address(&anchor.entity) else { return Vec::new() };
    let Ok(token) = federated.fetch(&address, "application/entity-statement+jwt").await else {
        return Vec::new();
    };
    let token = String::from_utf8(token).unwrap_or_default();
    let statement = Statement::configuration(token.trim(), &anchor.entity, federated.moment(cx));
    let endpoint = statement.ok().and_then(|statement| {
        let endpoint = statement.claims().metadata_text("federation_entity", "federation_list_endpoint");
        endpoint.map(str::to_owned)
    });
    let Some(endpoint) = endpoint else { return Vec::new() };
    let joint = if endpoint.contains('?') { '&' } else { '?' };
    let list =
        federated.fetch(&format!("{endpoint}{joint}entity_type=openid_provider"), "application/json").await;
    let list = list.ok().and_then(|list| serde_json::from_slice::<Entities>(&list).ok());
    list.map(|Entities(entities)| entities).unwrap_or_default()
}
