//! Verifies the response of an identity provider: every check of SPID's table of responses, each with its own refusal.

mod envelope;
mod outline;
mod statement;

use kernel::Instant;

use crate::binding;
use crate::namespaces::DSIG;
use crate::signature::{Bearer, Verification};
use crate::step::{Step, ensure};
use crate::xml::{Limits, Tree};

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
pub fn verify(expected: &Expectations<'_>, value: &str) -> Result<VerifiedResponse, Refusal> {
    let text = binding::posted(value)?;
    verify_text(expected, &text)
}

pub(crate) fn verify_text(expected: &Expectations<'_>, text: &str) -> Result<VerifiedResponse, Refusal> {
    let outer = Tree::parse(text, &Limits::MESSAGE)?;
    let parts = outline::read(outer.root())?;
    let Some(assertion) = parts.assertion else {
        return Err(without_assertion(expected, &outer));
    };
    let response = outer.root();
    if response.first(DSIG, "Signature").is_none() {
        ensure(Step::ResponseSigned, false, Refusal::SignatureMissing)?;
    }
    if assertion.first(DSIG, "Signature").is_none() {
        ensure(Step::AssertionSigned, false, Refusal::AssertionSignatureMissing)?;
    }
    let verification = Verification::run(&outer, &[response, assertion], &expected.provider.certificates)?;
    let signed_response = verification.signed(response, Bearer::Message)?;
    let signed_assertion = verification.signed(assertion, Bearer::Assertion)?;

    let envelope = signed_response.tree(&Limits::MESSAGE)?;
    let id = envelope::check(expected, envelope.root())?;
    Ok(VerifiedResponse { id, assertion: statement::read(expected, &signed_assertion)? })
}

/// A response without an assertion says only why there is none. Providers do not always sign those: since nothing can come of
/// one but a refusal, an unsigned one is read too; a signature that is there must hold.
fn without_assertion(expected: &Expectations<'_>, outer: &Tree<'_>) -> Refusal {
    let response = outer.root();
    let reason = || -> Result<(), Refusal> {
        let verification = Verification::run(outer, &[response], &expected.provider.certificates);
        if response.first(DSIG, "Signature").is_some() {
            let signed = verification?.signed(response, Bearer::Message)?;
            envelope::check(expected, signed.tree(&Limits::MESSAGE)?.root())?;
        } else {
            let outcome = envelope::check(expected, response);
            outcome.and(Err(Refusal::SignatureMissing))?;
        }
        Err(Refusal::AssertionMissing)
    };
    reason().err().unwrap_or(Refusal::AssertionMissing)
}

/// The checks behind the signatures, for the fuzzer alone: it holds no key. What is read is thrown away.
#[cfg(any(test, feature = "fuzz"))]
pub(crate) fn read_as_if_signed(expected: &Expectations<'_>, text: &str) {
    if let Ok(tree) = Tree::parse(text, &Limits::MESSAGE) {
        drop(envelope::check(expected, tree.root()));
    }
    drop(statement::read(expected, &crate::signature::Signed::for_the_fuzzer(text)));
}
