use serde::Serialize;
use serde_json::{Map, Value, json};

use super::claims::{Claims, MarkEntry};
use super::{ENTITY_STATEMENT, Moment};
use crate::jose::{JoseError, Jwk, JwkSet, KeyManagement, PrivateKey, sign};

/// A trust mark that an entity was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkHeld {
    /// Its kind.
    pub kind: String,
    /// The token.
    pub token: String,
}

impl MarkHeld {
    /// As it stands in a configuration: under the name of today and the one that both federations still read.
    pub fn entry(&self) -> MarkEntry {
        let kind = Some(self.kind.clone());
        MarkEntry {
            trust_mark_type: kind.clone(),
            trust_mark_id: None,
            id: kind,
            trust_mark: self.token.clone(),
        }
    }
}

/// A relying party of the federations, as it presents itself.
#[derive(Clone, Debug)]
pub struct RelyingParty<'a> {
    /// Its identifier, which is its `client_id` too.
    pub entity: &'a str,
    /// The body's name.
    pub organisation: &'a str,
    /// The service's name, which providers show.
    pub client: &'a str,
    /// The body's site.
    pub homepage: &'a str,
    /// Its privacy policy.
    pub policy: Option<&'a str>,
    /// Its logo, SVG.
    pub logo: Option<&'a str>,
    /// Its addresses; the federations want certified mail.
    pub contacts: &'a [String],
    /// Where answers come to.
    pub redirect_uris: &'a [String],
    /// Where others may ask for what we resolved.
    pub resolve_endpoint: Option<&'a str>,
    /// Its superiors.
    pub authority_hints: &'a [String],
    /// The keys of the protocol, public: other keys than the federation's.
    pub core_keys: &'a [Jwk],
    /// The federation keys, public: today's, the next, those that still hold.
    pub federation_keys: &'a [Jwk],
    /// The marks it was given.
    pub marks: &'a [MarkHeld],
    /// The algorithm it signs requests and assertions with.
    pub signature: &'a str,
    /// Hours that the statement holds.
    pub hours: i64,
}

impl RelyingParty<'_> {
    /// The entity configuration, signed with today's federation key.
    pub fn configuration(&self, key: &PrivateKey, moment: Moment) -> Result<String, JoseError> {
        sign(key, key.signature(), Some(ENTITY_STATEMENT), &self.claims(moment))
    }

    /// What it says.
    pub fn claims(&self, moment: Moment) -> Claims {
        let mut metadata = Map::new();
        metadata.insert("federation_entity".into(), self.federation_entity());
        metadata.insert("openid_relying_party".into(), self.openid_relying_party());
        Claims {
            iss: self.entity.to_owned(),
            sub: self.entity.to_owned(),
            iat: moment.seconds,
            exp: moment.seconds.saturating_add(self.hours.saturating_mul(3600)),
            jwks: json(&JwkSet::from(self.federation_keys.to_vec())),
            authority_hints: self.authority_hints.to_vec(),
            metadata,
            trust_marks: self.marks.iter().map(MarkHeld::entry).collect(),
            ..Claims::default()
        }
    }

    fn federation_entity(&self) -> Value {
        without_nulls(json!({
            "organization_name": self.organisation,
            "homepage_uri": self.homepage,
            "policy_uri": self.policy,
            "logo_uri": self.logo,
            "contacts": self.contacts,
            "federation_resolve_endpoint": self.resolve_endpoint,
        }))
    }

    /// As the first of our keys for encryption can.
    fn key_management(&self) -> KeyManagement {
        let first = self.core_keys.iter().find(|key| key.is_for_encryption());
        if first.is_some_and(|key| key.kty == "EC") {
            KeyManagement::EcdhEs
        } else {
            KeyManagement::RsaOaep256
        }
    }

    fn openid_relying_party(&self) -> Value {
        json!({
            "application_type": "web",
            "client_id": self.entity,
            "client_name": self.client,
            "organization_name": self.organisation,
            "contacts": self.contacts,
            "client_registration_types": ["automatic"],
            "grant_types": ["authorization_code"],
            "response_types": ["code"],
            "redirect_uris": self.redirect_uris,
            "subject_type": "pairwise",
            "jwks": JwkSet::from(self.core_keys.to_vec()),
            "request_object_signing_alg": self.signature,
            "token_endpoint_auth_method": "private_key_jwt",
            "token_endpoint_auth_signing_alg": self.signature,
            "id_token_signed_response_alg": "RS256",
            "userinfo_signed_response_alg": "RS256",
            "userinfo_encrypted_response_alg": self.key_management().name(),
            "userinfo_encrypted_response_enc": "A256CBC-HS512",
        })
    }
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => members.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        other => other,
    }
}
