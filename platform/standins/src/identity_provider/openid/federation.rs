//! The anchors and the providers, and the chain of a service that asks.

use ::openid::federation::{
    Anchor, Fetched, Limits, MarkHeld, Progress, Resolving, Statement, TrustChain, configuration_address,
    fetch_address,
};
use ::openid::issue::{Authority, Provider};
use ::openid::jose::{Jwk, KeyKind, Use};
use ::openid::request::Profile;

use crate::identity_provider::{IdentityProvider, StandInError};

/// A federation, and its one provider.
#[derive(Debug)]
pub(super) struct Federation {
    /// Its word in addresses.
    pub slug: &'static str,
    /// Of which kind it is.
    pub profile: Profile,
    /// The word of its provider in addresses.
    pub provider: &'static str,
    /// The name of its provider.
    pub name: &'static str,
    /// The kind of federation keys: one of each, since services must read both.
    kind: KeyKind,
}

/// Both of them.
pub(super) static FEDERATIONS: [Federation; 2] = [
    Federation {
        slug: "cie",
        profile: Profile::Cie,
        provider: "cie",
        name: "Carta d'identità elettronica (di prova, OpenID)",
        kind: KeyKind::P256,
    },
    Federation {
        slug: "spid",
        profile: Profile::Spid,
        provider: "ponente",
        name: "Ponente (SPID di prova, OpenID)",
        kind: KeyKind::Rsa2048,
    },
];

impl Federation {
    /// The federation of that word.
    pub(super) fn find(slug: &str) -> Result<&'static Self, StandInError> {
        FEDERATIONS.iter().find(|one| one.slug == slug).ok_or(StandInError::NoProvider)
    }

    /// The federation of a provider.
    pub(super) fn of_provider(provider: &str) -> Result<&'static Self, StandInError> {
        FEDERATIONS.iter().find(|one| one.provider == provider).ok_or(StandInError::NoProvider)
    }
}

impl IdentityProvider {
    /// By what name the trust anchor of a federation (`cie`, `spid`) is known.
    pub fn anchor_entity(&self, federation: &str) -> String {
        format!("{}/federazione/{federation}", self.address())
    }

    /// By what name an OpenID provider (`cie`, `ponente`) is known.
    pub fn openid_entity(&self, provider: &str) -> String {
        format!("{}/oidc/{provider}", self.address())
    }

    /// The mark that the anchor of a federation gives a public service, which the service shows in its configuration.
    ///
    /// # Errors
    /// [`StandInError::NoProvider`] or [`StandInError::Token`].
    pub fn trust_mark(&self, federation: &str, entity: &str) -> Result<String, StandInError> {
        Ok(self.mark(Federation::find(federation)?, entity)?.token)
    }

    fn mark(&self, federation: &'static Federation, entity: &str) -> Result<MarkHeld, StandInError> {
        let kind = format!("{}/openid_relying_party/public", self.anchor_entity(federation.slug));
        Ok(self.anchor(federation)?.mark(entity, &kind, self.moment())?)
    }

    /// The trust anchor of a federation.
    pub(super) fn anchor(&self, federation: &'static Federation) -> Result<Authority, StandInError> {
        let key = self.openid_key(("anchor", federation.slug), federation.kind)?;
        let name = format!("Federazione di prova ({})", federation.slug);
        Ok(Authority::anchor(&self.anchor_entity(federation.slug), &name, key))
    }

    /// The provider of a federation.
    pub(super) fn openid_provider(&self, federation: &'static Federation) -> Result<Provider, StandInError> {
        Ok(Provider {
            entity: self.openid_entity(federation.provider),
            name: federation.name.to_owned(),
            profile: federation.profile,
            federation_key: self.openid_key(("federation", federation.slug), federation.kind)?,
            core_key: self.openid_key(("core", federation.slug), KeyKind::Rsa2048)?,
            authority_hints: vec![self.anchor_entity(federation.slug)],
        })
    }

    /// The services that an anchor vouches for; its provider comes besides.
    pub(super) fn relying_parties(&self) -> &[String] {
        &self.0.services.relying_parties
    }

    /// What an anchor says of an entity below it.
    pub(super) async fn statement_of(
        &self,
        federation: &'static Federation,
        entity: &str,
    ) -> Result<String, StandInError> {
        let anchor = self.anchor(federation)?;
        if self.openid_entity(federation.provider) == entity {
            let keys = [self.openid_provider(federation)?.federation_key.public(Use::Sig)];
            return Ok(anchor.statement(entity, &keys, &[], self.moment())?);
        }
        if !self.relying_parties().iter().any(|known| known == entity) {
            return Err(StandInError::NoProvider);
        }
        let keys = self.published_keys(entity).await?;
        let mark = self.mark(federation, entity)?;
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

    /// The chain of a service up to the anchor of a federation.
    pub(super) async fn chain_of(
        &self,
        federation: &'static Federation,
        client: &str,
    ) -> Result<TrustChain, StandInError> {
        let anchors = [Anchor { entity: self.anchor_entity(federation.slug), thumbprints: Vec::new() }];
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
            let document = self.document(federation, &address, client).await;
            fetched.insert(address, document.ok_or_else(|| "nothing is there".to_owned()));
        }
    }

    /// What the anchors themselves publish, or what is elsewhere.
    async fn document(
        &self,
        federation: &'static Federation,
        address: &str,
        client: &str,
    ) -> Option<Vec<u8>> {
        let anchor = self.anchor(federation).ok()?;
        if configuration_address(&anchor.entity).is_ok_and(|own| own == address) {
            return Some(anchor.configuration(self.moment()).ok()?.into_bytes());
        }
        if fetch_address(&anchor.fetch_endpoint(), client) == address {
            return Some(self.statement_of(federation, client).await.ok()?.into_bytes());
        }
        self.read(address).await
    }
}
