//! A federation of three: anchor, intermediate, provider; keys are made once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::federation::*;
use crate::issue::{Authority, Provider};
use crate::jose::{KeyKind, PrivateKey, Use};
use crate::request::Profile;

pub(super) const NOW: Moment = Moment { seconds: 1_800_000_000, tolerance: 60 };
pub(super) const ANCHOR: &str = "https://anchor.example";
pub(super) const MIDDLE: &str = "https://middle.example";
pub(super) const PROVIDER: &str = "https://provider.example";
pub(super) const MARK: &str = "https://anchor.example/mark";

static KEYS: LazyLock<Vec<PrivateKey>> = LazyLock::new(|| {
    let kinds =
        [KeyKind::P256, KeyKind::P256, KeyKind::P384, KeyKind::Rsa2048, KeyKind::P256, KeyKind::Rsa2048];
    kinds.into_iter().map(|kind| PrivateKey::generate(kind).unwrap()).collect()
});

pub(super) fn key(index: usize) -> PrivateKey {
    KEYS[index].clone()
}

/// What each entity would publish, to be altered before it is signed.
pub(super) struct World {
    pub(super) anchor: Authority,
    pub(super) middle: Authority,
    pub(super) provider: Provider,
    pub(super) anchor_says: Claims,
    pub(super) middle_says: Claims,
    pub(super) provider_says: Claims,
    pub(super) of_middle: Claims,
    pub(super) of_provider: Claims,
    /// Tokens put in place of what would be signed, by address.
    pub(super) instead: BTreeMap<String, String>,
    pub(super) limits: Limits,
    pub(super) marks: Vec<String>,
    pub(super) thumbprints: Vec<String>,
}

impl World {
    pub(super) fn new() -> Self {
        let anchor = Authority::anchor(ANCHOR, "Ancora", key(0));
        let middle = Authority {
            authority_hints: vec![ANCHOR.into()],
            ..Authority::anchor(MIDDLE, "Intermedio", key(1))
        };
        let provider = Provider {
            entity: PROVIDER.into(),
            name: "Provider".into(),
            profile: Profile::Cie,
            federation_key: key(2),
            core_key: key(3),
            authority_hints: vec![MIDDLE.into()],
        };
        let says = |by: &Authority, of: &str, key: &PrivateKey| Claims {
            iss: by.entity.clone(),
            sub: of.into(),
            metadata: Map::new(),
            jwks: json!({"keys": [key.public(Use::Sig)]}),
            authority_hints: vec![],
            ..by.claims(NOW)
        };
        let mark = anchor.mark(PROVIDER, MARK, NOW).unwrap();
        let mut anchor_says = anchor.claims(NOW);
        anchor_says.trust_mark_issuers.insert(MARK.into(), vec![ANCHOR.into()]);
        let mut provider_says = provider.claims(NOW);
        provider_says.trust_marks = vec![mark.entry()];
        Self {
            anchor_says,
            middle_says: middle.claims(NOW),
            of_middle: says(&anchor, MIDDLE, &key(1)),
            of_provider: says(&middle, PROVIDER, &key(2)),
            provider_says,
            anchor,
            middle,
            provider,
            instead: BTreeMap::new(),
            limits: Limits::default(),
            marks: Vec::new(),
            thumbprints: vec![key(0).kid().to_owned()],
        }
    }

    pub(super) fn policy(&mut self, of: Of, policy: Value) {
        let claims = match of {
            Of::Anchor => &mut self.of_middle,
            Of::Middle => &mut self.of_provider,
        };
        claims.metadata_policy = Map::from_iter([("openid_provider".to_owned(), policy)]);
    }

    fn published(&self) -> Fetched {
        let sign_provider = |claims: &Claims| {
            crate::jose::sign(
                &self.provider.federation_key,
                self.provider.federation_key.signature(),
                Some(ENTITY_STATEMENT),
                claims,
            )
            .unwrap()
        };
        let mut fetched: BTreeMap<String, String> = BTreeMap::from([
            (configuration_address(ANCHOR).unwrap(), self.anchor.sign(&self.anchor_says).unwrap()),
            (configuration_address(MIDDLE).unwrap(), self.middle.sign(&self.middle_says).unwrap()),
            (configuration_address(PROVIDER).unwrap(), sign_provider(&self.provider_says)),
            (
                fetch_address(&self.anchor.fetch_endpoint(), MIDDLE),
                self.anchor.sign(&self.of_middle).unwrap(),
            ),
            (
                fetch_address(&self.middle.fetch_endpoint(), PROVIDER),
                self.middle.sign(&self.of_provider).unwrap(),
            ),
        ]);
        fetched.extend(self.instead.clone());
        fetched.into_iter().map(|(address, token)| (address, Ok(token.into_bytes()))).collect()
    }

    pub(super) fn resolve(&self) -> Result<TrustChain, FederationError> {
        self.resolve_as("openid_provider")
    }

    pub(super) fn resolve_as(&self, entity_type: &str) -> Result<TrustChain, FederationError> {
        let anchors = [Anchor { entity: ANCHOR.into(), thumbprints: self.thumbprints.clone() }];
        let resolving = Resolving {
            entity: PROVIDER,
            entity_type,
            anchors: &anchors,
            marks: &self.marks,
            moment: NOW,
            limits: self.limits,
        };
        let published = self.published();
        let mut fetched = Fetched::new();
        for _ in 0..100 {
            match resolving.attempt(&fetched)? {
                Progress::Chain(chain) => return Ok(*chain),
                Progress::Needs(address) => {
                    assert!(!fetched.contains_key(&address), "asked twice for {address}");
                    let answer = published.get(&address).cloned().unwrap_or_else(|| Err("404".into()));
                    fetched.insert(address, answer);
                }
            }
        }
        panic!("no end");
    }

    pub(super) fn code(&self) -> String {
        self.resolve()
            .map_or_else(|error| error.code().to_owned(), |chain| format!("ok {}", chain.statements.len()))
    }
}

/// Whose policy.
pub(super) enum Of {
    Anchor,
    Middle,
}
