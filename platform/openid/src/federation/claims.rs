use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::jose::JwkSet;

/// What a statement says: of the issuer itself (entity configuration) or of one below it (subordinate statement).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Claims {
    /// Who says it.
    pub iss: String,
    /// Of whom.
    pub sub: String,
    /// Since when, in seconds of 1970.
    pub iat: i64,
    /// Until when.
    pub exp: i64,
    /// The subject's federation keys, as published.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub jwks: Value,
    /// The subject's superiors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authority_hints: Vec<String>,
    /// What the subject is, by type of entity.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub metadata: Map<String, Value>,
    /// What those below the issuer may be, by type of entity.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub metadata_policy: Map<String, Value>,
    /// Operators of the policy that must be understood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub metadata_policy_crit: Vec<String>,
    /// Limits on the chain below the issuer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraints: Option<Constraints>,
    /// Claims that must be understood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crit: Vec<String>,
    /// Marks that the subject was given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trust_marks: Vec<MarkEntry>,
    /// Of an anchor: who may issue which mark.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub trust_mark_issuers: BTreeMap<String, Vec<String>>,
    /// For whom it is meant; statements are for everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aud: Option<Value>,
}

impl Claims {
    /// The subject's keys.
    pub fn keys(&self) -> JwkSet {
        JwkSet::read(&self.jwks).unwrap_or_default()
    }

    /// A text of the metadata of that type.
    pub fn metadata_text(&self, entity_type: &str, name: &str) -> Option<&str> {
        self.metadata.get(entity_type)?.get(name)?.as_str()
    }
}

/// A trust mark as it stands in a statement: its kind, under one of the names that drafts gave it, and the signed token.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkEntry {
    /// Its kind, by its name of today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust_mark_type: Option<String>,
    /// Its kind, by a name of drafts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust_mark_id: Option<String>,
    /// Its kind, by the oldest name, which both federations publish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The token.
    pub trust_mark: String,
}

impl MarkEntry {
    /// Its kind.
    pub fn kind(&self) -> Option<&str> {
        self.trust_mark_type.as_deref().or(self.trust_mark_id.as_deref()).or(self.id.as_deref())
    }
}

/// What a superior asks of the chain below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constraints {
    /// How many intermediates may stand between it and a leaf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_path_length: Option<usize>,
    /// Which names may stand below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub naming_constraints: Option<NamingConstraints>,
    /// Which types of entities; `federation_entity` always may.
    #[serde(default, skip_serializing_if = "Option::is_none", alias = "allowed_leaf_entity_types")]
    pub allowed_entity_types: Option<Vec<String>>,
}

/// Host names, or domains that begin with a dot (RFC 5280, section 4.2.1.10).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamingConstraints {
    /// Only these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permitted: Option<Vec<String>>,
    /// Never these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<String>,
}
