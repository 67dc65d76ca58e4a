//! The anchor and the providers, and the chain of a service that asks.

use ::openid::federation::{
    Anchor, Fetched, Limits, Progress, Resolving, Statement, TrustChain, configuration_address, fetch_address,
};
use ::openid::issue::{Authority, Provider};
use ::openid::jose::{Jwk, KeyKind, Use};
use ::openid::request::Profile;

use crate::identity_provider::{IdentityProvider, StandInError};

/// The providers that speak OpenID Connect, by their words in addresses. The one has federation keys of an elliptic curve, the
/// other RSA.
pub(super) const PROVIDERS: [(&str, Profile, &str); 2] = [
    ("cie", Profile::Cie, "Carta d'identità elettronica (di prova, OpenID)"),
    ("ponente", Profile::Spid, "Ponente (SPID di prova, OpenID)"),
];

impl IdentityProvider {
    /// By what name the trust anchor is known.
    pub fn anchor_entity(&self) -> String {
        format!("{}/federazione", self.address())
    }

    /// By what name an OpenID provider (`cie`, `ponente`) is known.
    pub fn openid_entity(&self, provider: &str) -> String {
        format!("{}/oidc/{provider}", self.address())
    }

    /// The mark that the anchor gives a public service, which the service shows in its configuration: kind and token.
    ///
    /// # Errors
    /// [`StandInError::Token`].
    pub fn trust_mark(&self, entity: &str) -> Result<(String, String), StandInError> {
        let mark = self.anchor()?.mark(entity, &self.mark_kind(), self.moment())?;
        Ok((mark.kind, mark.token))
    }

    fn mark_kind(&self) -> String {
        format!("{}/openid_relying_party/public", self.anchor_entity())
    }

    /// The trust anchor.
    pub(super) fn anchor(&self) -> Result<Authority, StandInError> {
        let key = self.openid_key("anchor", KeyKind::P256)?;
        Ok(Authority::anchor(&self.anchor_entity(), "Federazione di prova", key))
    }

    /// A provider.
    pub(super) fn openid_provider(&self, slug: &str) -> Result<(&'static str, Provider), StandInError> {
        let known = PROVIDERS.into_iter().find(|(known, ..)| *known == slug);
        let (slug, profile, name) = known.ok_or(StandInError::NoProvider)?;
        let (federation_key, core_key) = match profile {
            Profile::Cie => (
                self.openid_key("cie federation", KeyKind::P256)?,
                self.openid_key("cie core", KeyKind::Rsa2048)?,
            ),
            Profile::Spid => (
                self.openid_key("spid federation", KeyKind::Rsa2048)?,
                self.openid_key("spid core", KeyKind::Rsa2048)?,
            ),
        };
        let provider = Provider {
            entity: self.openid_entity(slug),
            name: name.to_owned(),
            profile,
            federation_key,
            core_key,
            authority_hints: vec![self.anchor_entity()],
        };
        Ok((slug, provider))
    }

    /// All that the anchor vouches for.
    pub(super) fn descendants(&self) -> Vec<String> {
        let providers = PROVIDERS.iter().map(|(slug, ..)| self.openid_entity(slug));
        providers.chain(self.0.services.relying_parties.clone()).collect()
    }

    /// What the anchor says of an entity below it.
    pub(super) async fn statement_of(&self, entity: &str) -> Result<String, StandInError> {
        let anchor = self.anchor()?;
        for (slug, ..) in PROVIDERS {
            if self.openid_entity(slug) == entity {
                let (_, provider) = self.openid_provider(slug)?;
                let keys = [provider.federation_key.public(Use::Sig)];
                return Ok(anchor.statement(entity, &keys, &[], self.moment())?);
            }
        }
        if !self.0.services.relying_parties.iter().any(|known| known == entity) {
            return Err(StandInError::NoProvider);
        }
        let keys = self.published_keys(entity).await?;
        let mark = anchor.mark(entity, &self.mark_kind(), self.moment())?;
        Ok(anchor.statement(entity, &keys, &[mark], self.moment())?)
    }

    /// The federation keys that an entity publishes. An anchor of a real federation is told of each by its operator; this one
    /// takes what it finds.
    async fn published_keys(&self, entity: &str) -> Result<Vec<Jwk>, StandInError> {
        let document = self.read(&configuration_address(entity)?).await.ok_or(StandInError::NoProvider)?;
        let token = String::from_utf8_lossy(&document);
        let configuration = Statement::configuration(token.trim(), entity, self.moment())?;
        Ok(configuration.keys().keys.clone())
    }

    /// The chain of a service up to the anchor.
    pub(super) async fn chain_of(&self, client: &str) -> Result<TrustChain, StandInError> {
        let anchors = [Anchor { entity: self.anchor_entity(), thumbprints: Vec::new() }];
        let resolving = Resolving {
            entity: client,
            entity_type: "openid_relying_party",
            anchors: &anchors,
            marks: &[],
            moment: self.moment(),
            limits: Limits::default(),
        };
        let mut fetched = Fetched::new();
        loop {
            let address = match resolving.attempt(&fetched)? {
                Progress::Chain(chain) => return Ok(*chain),
                Progress::Needs(address) => address,
            };
            let document = self.document(&address, client).await;
            fetched.insert(address, document.ok_or_else(|| "nothing is there".to_owned()));
        }
    }

    /// What the anchor itself publishes, or what is elsewhere.
    async fn document(&self, address: &str, client: &str) -> Option<Vec<u8>> {
        let anchor = self.anchor().ok()?;
        if configuration_address(&anchor.entity).is_ok_and(|own| own == address) {
            return Some(anchor.configuration(self.moment()).ok()?.into_bytes());
        }
        if fetch_address(&anchor.fetch_endpoint(), client) == address {
            return Some(self.statement_of(client).await.ok()?.into_bytes());
        }
        self.read(address).await
    }
}
