use serde_json::{Map, Value};

use super::statement::{Statement, is_same};
use super::{Claims, FederationError, Moment, naming, policy};
use crate::jose::JwkSet;
use crate::steps::{Step, ensure};

/// An entity that is trusted because the configuration names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Its identifier.
    pub entity: String,
    /// Thumbprints of the keys that it may sign with; when none is given, those that it publishes.
    pub thumbprints: Vec<String>,
}

impl Anchor {
    /// That its configuration is signed with a key that we know.
    fn check(&self, configuration: &Statement) -> Result<(), FederationError> {
        let thumbprint = configuration.keys().find(configuration.kid()).and_then(|key| key.thumbprint().ok());
        let known = self.thumbprints.is_empty()
            || thumbprint.is_some_and(|thumbprint| self.thumbprints.contains(&thumbprint));
        ensure(Step::ChainAnchorKeys, known, FederationError::KeysNotVouched)
    }
}

/// An entity that an anchor vouches for, and what the chain makes of its metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct TrustChain {
    /// The entity.
    pub entity: String,
    /// The anchor.
    pub anchor: String,
    /// The tokens, from the entity's own configuration to the anchor's: what the exchange log keeps.
    pub statements: Vec<String>,
    /// The entity's federation keys, as its superior vouches for them.
    pub keys: JwkSet,
    /// The metadata of the type asked for, after the policies.
    pub metadata: Map<String, Value>,
    /// Until when all of it holds, in seconds of 1970.
    pub expires: i64,
    /// The marks of the entity that were asked for and verified.
    pub marks: Vec<String>,
}

/// The statements of a chain: the leaf's configuration, what each superior says of the one below, the anchor's configuration.
pub(super) struct Links<'a> {
    pub(super) leaf: &'a Statement,
    pub(super) subordinates: Vec<Statement>,
    pub(super) anchor: &'a Statement,
}

impl Links<'_> {
    /// Every token is verified again with the keys that the one above it vouches for, and what they say together is drawn.
    pub(super) fn validate(
        &self,
        anchor: &Anchor,
        entity_type: &str,
        moment: Moment,
    ) -> Result<TrustChain, FederationError> {
        anchor.check(self.anchor)?;
        let mut vouched = self.anchor.keys();
        for (place, statement) in self.subordinates.iter().enumerate().rev() {
            let issuer = self
                .subordinates
                .get(place.saturating_add(1))
                .map_or(&self.anchor.claims().sub, |above| &above.claims().sub);
            let claims = statement.claims();
            let signed = Statement::subordinate(statement.token(), issuer, &claims.sub, vouched, moment);
            match signed {
                Ok(_) => (),
                Err(FederationError::Token(_)) => {
                    ensure(Step::ChainSuperiorKeys, false, FederationError::KeysNotVouched)?;
                }
                Err(other) => return Err(other),
            }
            vouched = statement.keys();
        }
        ensure(Step::ChainLeafKeys, self.leaf.is_signed_by(vouched), FederationError::KeysNotVouched)?;
        self.check_constraints(entity_type)?;
        Ok(TrustChain {
            entity: self.leaf.claims().sub.clone(),
            anchor: anchor.entity.clone(),
            statements: self.all().map(|statement| statement.token().to_owned()).collect(),
            keys: vouched.clone(),
            metadata: self.metadata(entity_type)?,
            expires: self.all().map(|statement| statement.claims().exp).min().unwrap_or(moment.seconds),
            marks: Vec::new(),
        })
    }

    fn all(&self) -> impl Iterator<Item = &Statement> {
        // An anchor that is asked for itself is its own leaf.
        let anchor = (!self.subordinates.is_empty()).then_some(self.anchor);
        std::iter::once(self.leaf).chain(&self.subordinates).chain(anchor)
    }

    fn check_constraints(&self, entity_type: &str) -> Result<(), FederationError> {
        let below: Vec<&str> =
            self.subordinates.iter().map(|statement| statement.claims().sub.as_str()).collect();
        for (place, statement) in self.subordinates.iter().enumerate() {
            let Some(constraints) = &statement.claims().constraints else { continue };
            let subjects = below.get(..=place).unwrap_or_default();
            naming::check(constraints, place, subjects, entity_type)?;
        }
        let Some(constraints) = &self.anchor.claims().constraints else { return Ok(()) };
        naming::check(constraints, self.subordinates.len().saturating_sub(1), &below, entity_type)
    }

    /// The leaf's own metadata, what its superior says instead, and the policies from the anchor down.
    fn metadata(&self, entity_type: &str) -> Result<Map<String, Value>, FederationError> {
        let of = |claims: &Claims| claims.metadata.get(entity_type).and_then(Value::as_object).cloned();
        let mut metadata = of(self.leaf.claims()).ok_or(FederationError::MetadataMissing)?;
        if let Some(instead) = self.subordinates.first().and_then(|statement| of(statement.claims())) {
            metadata.extend(instead);
        }
        let mut merged = Map::new();
        for statement in self.subordinates.iter().rev() {
            let claims = statement.claims();
            let known =
                claims.metadata_policy_crit.iter().all(|name| policy::OPERATORS.contains(&name.as_str()));
            ensure(Step::PolicyCritical, known, FederationError::PolicyOperator)?;
            if let Some(policy) = claims.metadata_policy.get(entity_type).and_then(Value::as_object) {
                merged = policy::merge(&merged, policy)?;
            }
        }
        policy::apply(&metadata, &merged)
    }

    /// Keys of an entity of this chain that the chain vouches for.
    pub(super) fn keys_of(&self, entity: &str) -> Option<&JwkSet> {
        if is_same(&self.anchor.claims().sub, entity) {
            return Some(self.anchor.keys());
        }
        self.subordinates
            .iter()
            .find(|statement| is_same(&statement.claims().sub, entity))
            .map(Statement::keys)
    }
}
