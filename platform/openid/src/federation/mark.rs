use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::statement::is_same;
use super::{FederationError, MarkEntry, Moment};
use crate::jose::{Expecting, JwkSet, Signature, peek, verify};
use crate::steps::{Step, ensure};

/// The types that mark issuers write: today's, and none, as the federations did before.
const EXPECTING: Expecting<'static> =
    Expecting { algorithms: Signature::ALL, types: &["trust-mark+jwt", "trustmark+jwt", "jwt", ""] };

/// What a trust mark says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkClaims {
    /// Who gave it.
    pub iss: String,
    /// To whom.
    pub sub: String,
    /// When.
    pub iat: i64,
    /// Until when; without it, until it is taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exp: Option<i64>,
    /// Its kind, by its name of today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust_mark_type: Option<String>,
    /// Its kind, by a name of drafts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust_mark_id: Option<String>,
    /// Its kind, by the oldest name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

impl MarkClaims {
    /// Its kind.
    pub fn kind(&self) -> Option<&str> {
        self.trust_mark_type.as_deref().or(self.trust_mark_id.as_deref()).or(self.id.as_deref())
    }
}

/// What a mark says, unverified: for the operator who imports the mark of our own entity, which others verify.
pub fn read_mark(token: &str) -> Result<MarkClaims, FederationError> {
    serde_json::from_slice(&peek(token)?.payload)
        .map_err(|_| FederationError::MarkToken(crate::jose::JoseError::ClaimsUnreadable))
}

/// Who may issue a kind of mark below an anchor: those that it lists; where it lists none, only itself.
pub(super) fn may_issue(
    kind: &str,
    issuer: &str,
    anchor: &str,
    issuers: &BTreeMap<String, Vec<String>>,
) -> Result<(), FederationError> {
    let may = match issuers.get(kind) {
        Some(allowed) if !allowed.is_empty() => allowed.iter().any(|allowed| is_same(allowed, issuer)),
        _ => is_same(anchor, issuer),
    };
    ensure(Step::MarkIssuerAllowed, may, FederationError::MarkIssuerNotAllowed)
}

/// A mark of this entity, with its issuer's keys.
pub(super) fn check(
    entry: &MarkEntry,
    kind: &str,
    subject: &str,
    keys: &JwkSet,
    moment: Moment,
) -> Result<(), FederationError> {
    let claims: MarkClaims = match verify(&entry.trust_mark, keys, &EXPECTING) {
        Ok(verified) => verified.claims().map_err(FederationError::MarkToken)?,
        Err(_) if crate::steps::is_off(Step::MarkSignature) => read_mark(&entry.trust_mark)?,
        Err(error) => return Err(FederationError::MarkToken(error)),
    };
    ensure(Step::MarkKind, claims.kind() == Some(kind), FederationError::MarkWrongKind)?;
    ensure(Step::MarkSubject, is_same(&claims.sub, subject), FederationError::MarkWrongSubject)?;
    let holds = moment.is_after(claims.iat) && claims.exp.is_none_or(|exp| moment.is_before(exp));
    ensure(Step::MarkExpired, holds, FederationError::MarkExpired)
}
