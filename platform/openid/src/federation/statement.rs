use super::claims::Claims;
use super::{FederationError, Moment};
use crate::jose::{Expecting, JwkSet, Signature, peek, verify};
use crate::steps::{Step, ensure};

/// The type of every statement.
pub const ENTITY_STATEMENT: &str = "entity-statement+jwt";

const EXPECTING: Expecting<'static> = Expecting { algorithms: Signature::ALL, types: &[ENTITY_STATEMENT] };

/// Claims that are understood here, should a `crit` name them.
const UNDERSTOOD: &[&str] = &[
    "authority_hints",
    "constraints",
    "metadata",
    "metadata_policy",
    "metadata_policy_crit",
    "trust_marks",
    "trust_mark_issuers",
];

/// A statement whose signature, time and subject were verified.
#[derive(Clone, Debug)]
pub struct Statement {
    token: String,
    kid: String,
    claims: Claims,
    keys: JwkSet,
}

impl Statement {
    /// What an entity says of itself, signed with a key that it names itself: whether that key is vouched for, only a chain can tell.
    pub fn configuration(token: &str, entity: &str, moment: Moment) -> Result<Self, FederationError> {
        let unverified = peek(token)?;
        let claims: Claims = serde_json::from_slice(&unverified.payload)
            .map_err(|_| crate::jose::JoseError::ClaimsUnreadable)?;
        let statement = Self::verified(token, &claims.keys(), moment)?;
        let claims = &statement.claims;
        ensure(Step::StatementSelf, claims.iss == claims.sub, FederationError::NotAboutItself)?;
        ensure(Step::StatementSubject, is_same(&claims.sub, entity), FederationError::WrongSubject)?;
        Ok(statement)
    }

    /// What a superior says of one below it.
    pub fn subordinate(
        token: &str,
        issuer: &str,
        subject: &str,
        keys: &JwkSet,
        moment: Moment,
    ) -> Result<Self, FederationError> {
        let statement = Self::verified(token, keys, moment)?;
        let claims = &statement.claims;
        ensure(Step::StatementIssuer, is_same(&claims.iss, issuer), FederationError::WrongIssuer)?;
        ensure(Step::StatementSubject, is_same(&claims.sub, subject), FederationError::WrongSubject)?;
        Ok(statement)
    }

    fn verified(token: &str, keys: &JwkSet, moment: Moment) -> Result<Self, FederationError> {
        let named = peek(token)?.kid.is_some_and(|kid| !kid.is_empty());
        ensure(Step::StatementKid, named, FederationError::KidMissing)?;
        let verified = verify(token, keys, &EXPECTING)?;
        let claims: Claims = verified.claims()?;
        ensure(Step::StatementIssued, moment.is_after(claims.iat), FederationError::NotYetValid)?;
        ensure(Step::StatementExpired, moment.is_before(claims.exp), FederationError::Expired)?;
        ensure(Step::StatementAudience, claims.aud.is_none(), FederationError::WrongAudience)?;
        let understood = claims.crit.iter().all(|name| UNDERSTOOD.contains(&name.as_str()));
        ensure(Step::StatementCritical, understood, FederationError::CriticalClaim)?;
        let keys = claims.keys();
        ensure(Step::StatementKeys, !keys.keys.is_empty(), FederationError::KeysMissing)?;
        Ok(Self { token: token.to_owned(), kid: verified.kid().to_owned(), claims, keys })
    }

    /// That the token was signed with one of these keys too.
    pub fn is_signed_by(&self, keys: &JwkSet) -> bool {
        verify(&self.token, keys, &EXPECTING).is_ok()
    }

    /// The token itself, for the record.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The name of the key that signed it.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// What it says.
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// The subject's keys.
    pub fn keys(&self) -> &JwkSet {
        &self.keys
    }
}

/// Whether two identifiers are one entity's: some publish theirs with a slash at the end and some without.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.trim_end_matches('/') == other.trim_end_matches('/')
}
