use serde_json::{Map, Value, json};

use crate::federation::{Claims, Constraints, ENTITY_STATEMENT, MarkClaims, MarkHeld, Moment};
use crate::jose::{JoseError, Jwk, JwkSet, PrivateKey, Use, sign};

/// Hours that a stand-in's statements hold.
const HOURS: i64 = 48;

/// A trust anchor or an intermediate.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Its identifier.
    pub entity: String,
    /// Its name.
    pub name: String,
    /// Its federation key.
    pub key: PrivateKey,
    /// Its superiors; an anchor has none.
    pub authority_hints: Vec<String>,
    /// What it asks of chains below it.
    pub constraints: Option<Constraints>,
    /// The policy for those right below it, by type of entity.
    pub policy: Map<String, Value>,
}

impl Authority {
    /// An anchor that asks nothing.
    pub fn anchor(entity: &str, name: &str, key: PrivateKey) -> Self {
        Self {
            entity: entity.to_owned(),
            name: name.to_owned(),
            key,
            authority_hints: Vec::new(),
            constraints: None,
            policy: Map::new(),
        }
    }

    /// Where it says what it says of those below it.
    pub fn fetch_endpoint(&self) -> String {
        format!("{}/fetch", self.entity.trim_end_matches('/'))
    }

    /// Its public key.
    pub fn public(&self) -> Jwk {
        self.key.public(Use::Sig)
    }

    /// What its configuration says.
    pub fn claims(&self, moment: Moment) -> Claims {
        let base = self.entity.trim_end_matches('/');
        let metadata = json!({ "federation_entity": {
            "organization_name": self.name,
            "federation_fetch_endpoint": self.fetch_endpoint(),
            "federation_list_endpoint": format!("{base}/list"),
            "federation_resolve_endpoint": format!("{base}/resolve"),
        }});
        Claims {
            authority_hints: self.authority_hints.clone(),
            constraints: self.constraints.clone(),
            metadata: object(metadata),
            ..statement(&self.entity, &self.entity, &[self.public()], moment)
        }
    }

    /// Its configuration (`/.well-known/openid-federation`).
    pub fn configuration(&self, moment: Moment) -> Result<String, JoseError> {
        self.sign(&self.claims(moment))
    }

    /// What it says of an entity with these federation keys (`/fetch?sub=…`).
    pub fn statement(
        &self,
        subject: &str,
        keys: &[Jwk],
        marks: &[MarkHeld],
        moment: Moment,
    ) -> Result<String, JoseError> {
        let claims = Claims {
            metadata_policy: self.policy.clone(),
            trust_marks: marks.iter().map(MarkHeld::entry).collect(),
            ..statement(&self.entity, subject, keys, moment)
        };
        self.sign(&claims)
    }

    /// A mark for an entity.
    pub fn mark(&self, subject: &str, kind: &str, moment: Moment) -> Result<MarkHeld, JoseError> {
        let claims = MarkClaims {
            iss: self.entity.clone(),
            sub: subject.to_owned(),
            iat: moment.seconds,
            exp: Some(until(moment)),
            trust_mark_type: Some(kind.to_owned()),
            trust_mark_id: None,
            id: Some(kind.to_owned()),
        };
        let token = sign(&self.key, self.key.signature(), Some("trust-mark+jwt"), &claims)?;
        Ok(MarkHeld { kind: kind.to_owned(), token })
    }

    /// Any statement, signed with its key: for tests that want a wrong one.
    pub fn sign(&self, claims: &Claims) -> Result<String, JoseError> {
        sign(&self.key, self.key.signature(), Some(ENTITY_STATEMENT), claims)
    }
}

/// A statement with nothing but whom, when and which keys.
pub(super) fn statement(issuer: &str, subject: &str, keys: &[Jwk], moment: Moment) -> Claims {
    Claims {
        iss: issuer.to_owned(),
        sub: subject.to_owned(),
        iat: moment.seconds,
        exp: until(moment),
        jwks: json!(JwkSet::from(keys.to_vec())),
        ..Claims::default()
    }
}

pub(super) fn until(moment: Moment) -> i64 {
    moment.seconds.saturating_add(HOURS.saturating_mul(3600))
}

pub(super) fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
