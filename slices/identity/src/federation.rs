//! Our bodies in the OpenID federations: what they publish of themselves, and how the chains of providers are built.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kernel::Instant;
use openid::federation::{
    Anchor, FederationError, Fetched, Limits, MarkHeld, Moment, Progress, RelyingParty, Resolving, TrustChain,
};
use openid::fetch::{FetchSettings, Fetcher, Reach};
use openid::jose::{Expecting, JoseError, Jwk, JwkSet, PrivateKey, Signature, Use, verify};
use serde_json::Value;
use storage::{Cx, StorageError};

use crate::Keyring;
use crate::keyring::KeyError;
use crate::model::{FederatedProvider, Key, KeyUse, TrustMark};
use crate::settings::{Organisation, Settings, TrustAnchor};
use crate::store;

/// Hours that what a body says of itself holds.
const HOURS: i64 = 24;
/// Minutes after which it is written anew.
const RENEWED_MINUTES: i64 = 60;
/// The longest that the building of one chain lasts.
const LONGEST: Duration = Duration::from_secs(20);

/// What is needed for it, one for each process. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Federated(Arc<Inner>);

struct Inner {
    settings: Arc<Settings>,
    keyring: Keyring,
    fetcher: Fetcher,
    configurations: Mutex<HashMap<String, Written>>,
}

/// What was written for a body, from what, and when.
#[derive(Clone)]
struct Written {
    from: String,
    at: Instant,
    token: Arc<str>,
}

/// Why our side cannot speak: ours to mend.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FederatedFault {
    /// The keys cannot be read.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A key cannot sign.
    #[error(transparent)]
    Jose(#[from] JoseError),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Federated {
    pub(crate) fn new(settings: Arc<Settings>, keyring: Keyring) -> Self {
        let fetch = FetchSettings {
            allow_loopback: settings.allow_loopback || settings.federation.insecure_loopback,
            extra_roots: [settings.federation.roots.as_slice(), &settings.extra_roots].concat(),
        };
        let (fetcher, configurations) = (Fetcher::new(fetch), Mutex::default());
        Self(Arc::new(Inner { settings, keyring, fetcher, configurations }))
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn fetcher(&self) -> &Fetcher {
        &self.0.fetcher
    }

    pub(crate) fn moment(&self, cx: &Cx) -> Moment {
        Moment::new(cx.now(), i64::from(self.0.settings.clock_tolerance_seconds))
    }

    /// By what name the federations know a body: the portal's own address for the default one.
    pub(crate) fn entity(&self, organisation: &Organisation, public_url: &str) -> String {
        match self.0.settings.is_default(organisation) {
            true => public_url.to_owned(),
            false => format!("{public_url}/oidc/{}", organisation.slug),
        }
    }

    /// The body that is meant: of a slug, or the default one.
    pub(crate) fn organisation(&self, slug: Option<&str>) -> Option<&Organisation> {
        if self.0.settings.federation.anchors.is_empty() {
            return None;
        }
        match slug {
            Some(slug) => self.0.settings.organisation(slug),
            None => self.0.settings.default_organisation(),
        }
    }

    /// The key of a body that signs.
    pub(crate) async fn key(
        &self,
        cx: &Cx,
        organisation: &str,
        purpose: KeyUse,
    ) -> Result<Option<PrivateKey>, FederatedFault> {
        let key = self.0.keyring.current(cx, organisation, purpose).await?;
        Ok(key.as_ref().map(ready).transpose()?)
    }

    /// The keys of a body that still open what is encrypted for it.
    pub(crate) async fn opening(
        &self,
        cx: &Cx,
        organisation: &str,
    ) -> Result<Vec<PrivateKey>, FederatedFault> {
        let keys = self.0.keyring.published(cx, organisation, KeyUse::CoreEnc).await?;
        Ok(keys.iter().map(ready).collect::<Result<_, _>>()?)
    }

    /// The entity configuration of a body; none before it has its keys.
    pub(crate) async fn configuration(
        &self,
        cx: &Cx,
        organisation: &Organisation,
        public_url: &str,
    ) -> Result<Option<Arc<str>>, FederatedFault> {
        let slug = &organisation.slug;
        let ring = &self.0.keyring;
        let federation = ring.published(cx, slug, KeyUse::Federation).await?;
        let signing = ring.published(cx, slug, KeyUse::CoreSig).await?;
        let opening = ring.published(cx, slug, KeyUse::CoreEnc).await?;
        let marks = store::federation::marks(&mut cx.read().await?, slug, cx.now()).await?;
        let Some(current) = ring.current(cx, slug, KeyUse::Federation).await? else { return Ok(None) };
        if signing.is_empty() || opening.is_empty() {
            return Ok(None);
        }
        let from = fingerprint([&federation, &signing, &opening], &marks);
        if let Some(kept) = self.kept(slug, &from, cx.now()) {
            return Ok(Some(kept));
        }
        let core = [public(&signing, Use::Sig)?, public(&opening, Use::Enc)?].concat();
        let federation_keys = public(&federation, Use::Sig)?;
        let signature = signing.first().map(ready).transpose()?.map_or("RS256", |key| key.signature().name());
        let marks: Vec<MarkHeld> =
            marks.into_iter().map(|mark| MarkHeld { kind: mark.kind, token: mark.token }).collect();
        let set = &self.0.settings.federation;
        let contacts =
            if set.contacts.is_empty() { vec![organisation.email.clone()] } else { set.contacts.clone() };
        let policy = set.policy_url.clone().unwrap_or_else(|| format!("{public_url}/privacy"));
        let entity = self.entity(organisation, public_url);
        let party = RelyingParty {
            entity: &entity,
            organisation: &organisation.name,
            client: &organisation.display_name,
            homepage: &organisation.url,
            policy: Some(&policy),
            logo: set.logo_url.as_deref(),
            contacts: &contacts,
            redirect_uris: &[format!("{public_url}/oidc/callback")],
            resolve_endpoint: Some(&format!("{public_url}/oidc/resolve")),
            authority_hints: &set.hints(),
            core_keys: &core,
            federation_keys: &federation_keys,
            marks: &marks,
            signature,
            hours: HOURS,
        };
        let token: Arc<str> = party.configuration(&ready(&current)?, self.moment(cx))?.into();
        let written = Written { from, at: cx.now(), token: Arc::clone(&token) };
        self.written(|all| all.insert(slug.clone(), written));
        Ok(Some(token))
    }

    fn kept(&self, slug: &str, from: &str, now: Instant) -> Option<Arc<str>> {
        let written = self.written(|all| all.get(slug).cloned())?;
        let is_fresh = written.at <= now && now < written.at.plus_minutes(RENEWED_MINUTES);
        (written.from == from && is_fresh).then_some(written.token)
    }

    fn written<T>(&self, with: impl FnOnce(&mut HashMap<String, Written>) -> T) -> T {
        with(&mut self.0.configurations.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Builds the chain of a provider up to its anchor.
    pub(crate) async fn resolve(
        &self,
        cx: &Cx,
        anchor: &TrustAnchor,
        entity: &str,
    ) -> Result<FederatedProvider, FederationError> {
        let work = self.climb(cx, anchor, entity);
        let chain = tokio::time::timeout(LONGEST, work).await;
        let chain = chain.map_err(|_| FederationError::NotFetched("it took too long".to_owned()))??;
        let mut metadata = chain.metadata.clone();
        if metadata.get("jwks").is_none() {
            let keys = self.published_keys(&chain).await?;
            metadata.insert("jwks".to_owned(), serde_json::to_value(keys).unwrap_or_default());
        }
        let name = ["organization_name", "op_name"].iter().find_map(|name| metadata.get(*name)?.as_str());
        Ok(FederatedProvider {
            name: name.unwrap_or(entity).chars().take(200).collect(),
            entity: chain.entity,
            kind: anchor.kind,
            anchor: chain.anchor,
            metadata,
            chain: chain.statements,
            resolved_at: cx.now(),
            expires_at: Instant::from_micros(chain.expires.saturating_mul(1_000_000)),
        })
    }

    async fn climb(
        &self,
        cx: &Cx,
        anchor: &TrustAnchor,
        entity: &str,
    ) -> Result<TrustChain, FederationError> {
        let anchors = [Anchor { entity: anchor.entity.clone(), thumbprints: anchor.thumbprints.clone() }];
        let resolving = Resolving {
            entity,
            entity_type: "openid_provider",
            anchors: &anchors,
            marks: &anchor.marks,
            moment: self.moment(cx),
            limits: Limits::default(),
        };
        let mut fetched = Fetched::new();
        loop {
            match resolving.attempt(&fetched)? {
                Progress::Chain(chain) => return Ok(*chain),
                Progress::Needs(address) => {
                    let answer = self.fetch(&address, "application/entity-statement+jwt").await;
                    fetched.insert(address, answer);
                }
            }
        }
    }

    /// What is at an address that a statement, or the configuration, names.
    pub(crate) async fn fetch(&self, address: &str, accept: &str) -> Result<Vec<u8>, String> {
        let answer = self.0.fetcher.get(self.reach(address), address, accept).await;
        let answer = answer.map_err(|error| error.code().to_owned())?;
        if answer.is_success() { Ok(answer.body) } else { Err(format!("status {}", answer.status)) }
    }

    /// What the administrator wrote may be anywhere; what statements name may only be on the Internet.
    fn reach(&self, address: &str) -> Reach {
        let federation = &self.0.settings.federation;
        let providers = federation.anchors.iter().flat_map(|anchor| &anchor.providers);
        let mut written = federation.anchors.iter().map(|anchor| &anchor.entity).chain(providers);
        let is_below = |entity: &String| {
            address.strip_prefix(entity.trim_end_matches('/')).is_some_and(|rest| rest.starts_with('/'))
        };
        if written.any(is_below) { Reach::Configured } else { Reach::Public }
    }

    /// The keys of a provider that has them elsewhere than in its metadata: signed, or at an address of its own.
    async fn published_keys(&self, chain: &TrustChain) -> Result<JwkSet, FederationError> {
        let address = |name: &str| chain.metadata.get(name).and_then(Value::as_str);
        if let Some(address) = address("signed_jwks_uri") {
            let token = self.fetch(address, "application/jwk-set+jwt").await;
            let token = token.map_err(FederationError::NotFetched)?;
            let token = std::str::from_utf8(&token).map_err(|_| JoseError::Malformed)?;
            let expecting = Expecting { algorithms: Signature::ALL, types: &["jwk-set+jwt", "jwt", ""] };
            return Ok(JwkSet::parse(verify(token.trim(), &chain.keys, &expecting)?.payload())?);
        }
        let address = address("jwks_uri").ok_or(FederationError::KeysMissing)?;
        let keys = self.fetch(address, "application/json").await.map_err(FederationError::NotFetched)?;
        Ok(JwkSet::parse(&keys)?)
    }
}

fn ready(key: &Key) -> Result<PrivateKey, JoseError> {
    PrivateKey::from_pkcs8(key.private.pkcs8())
}

fn public(keys: &[Key], usage: Use) -> Result<Vec<Jwk>, JoseError> {
    keys.iter().map(|key| ready(key).map(|key| key.public(usage))).collect()
}

/// From what a configuration is written: another key or another mark, and it is written anew.
fn fingerprint(keys: [&[Key]; 3], marks: &[TrustMark]) -> String {
    let mut from = String::new();
    for key in keys.into_iter().flatten() {
        from.push_str(&key.entry.kid);
        from.push(' ');
    }
    for mark in marks {
        from.push_str(&mark.token);
        from.push(' ');
    }
    from
}
