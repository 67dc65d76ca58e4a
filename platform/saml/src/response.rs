//! Verifies the response of an identity provider: every check of SPID's table of responses, each with its own refusal.

use kernel::Instant;

use crate::logout::NameId;
use crate::{Attribute, Attributes, Comparison, Federation, IdentityProvider, Level, Refusal};

/// What a response is measured by: the request that it answers and who must have answered.
#[derive(Clone, Copy, Debug)]
pub struct Expectations<'a> {
    /// Which federation's rules.
    pub federation: Federation,
    /// Whom we asked: its entity id is the issuer, its certificates hold the only keys trusted.
    pub provider: &'a IdentityProvider,
    /// Our entity id: the audience.
    pub entity_id: &'a str,
    /// Our assertion consumer: destination and recipient.
    pub consumer: &'a str,
    /// Id of our request.
    pub request_id: &'a str,
    /// When our request was made.
    pub request_instant: Instant,
    /// Level asked.
    pub level: Level,
    /// How it was asked.
    pub comparison: Comparison,
    /// Attributes that must be there.
    pub attributes: &'a [Attribute],
    /// What time it is.
    pub now: Instant,
    /// How far the provider's clock may be from ours, in seconds.
    pub tolerance_seconds: i64,
}

/// A response that passed every check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedResponse {
    id: String,
    assertion: VerifiedAssertion,
}

impl VerifiedResponse {
    /// Its id, for the log.
    pub fn id(&self) -> &str {
        &self.id
    }
    /// What it says of the person.
    pub const fn assertion(&self) -> &VerifiedAssertion {
        &self.assertion
    }
}

/// What a provider says of a person. Only the verifier makes one, from the bytes that were signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedAssertion {
    id: String,
    issuer: String,
    name_id: NameId,
    session_index: Option<String>,
    level: Level,
    not_on_or_after: Instant,
    attributes: Attributes,
}

impl VerifiedAssertion {
    /// Its id: kept until [`Self::not_on_or_after`], so that a replay is known.
    pub fn id(&self) -> &str {
        &self.id
    }
    /// The provider.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }
    /// The name of the session at the provider, for logout.
    pub const fn name_id(&self) -> &NameId {
        &self.name_id
    }
    /// The index of the session at the provider, for logout, where it says one.
    pub fn session_index(&self) -> Option<&str> {
        self.session_index.as_deref()
    }
    /// The level reached.
    pub const fn level(&self) -> Level {
        self.level
    }
    /// Until when it could be used.
    pub const fn not_on_or_after(&self) -> Instant {
        self.not_on_or_after
    }
    /// What it says.
    pub const fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}

/// Verifies the value of the form's field `SAMLResponse`. The caller must have forgotten the request before, so that no second
/// response can name it, and keeps the id of the assertion against replays.
///
/// # Errors
/// [`Refusal`], which says which check failed.
pub fn verify(_expected: &Expectations<'_>, _value: &str) -> Result<VerifiedResponse, Refusal> {
    Err(Refusal::Malformed)
}
