//! What a response must look like before its signatures are verified. Nothing is taken from here but refusals and the places
//! where the signatures must be.

use crate::Refusal;
use crate::namespaces::{ASSERTION, PROTOCOL};
use crate::step::{Step, ensure};
use crate::xml::Node;

/// The parts of a response.
pub(super) struct Outline<'t> {
    /// Its one assertion, a child of it.
    pub(super) assertion: Option<Node<'t>>,
}

/// Finds the one assertion. Assertions anywhere else than directly in the response are refused.
pub(super) fn read(response: Node<'_>) -> Result<Outline<'_>, Refusal> {
    if !response.is(PROTOCOL, "Response") {
        return Err(Refusal::WrongMessage);
    }
    ensure(Step::MessageId, response.given("ID").is_some(), Refusal::Id)?;
    for node in response.all() {
        if node.is(ASSERTION, "EncryptedAssertion") {
            return Err(Refusal::AssertionEncrypted);
        }
        let below = node.id() != response.id() && node.is(PROTOCOL, "Response");
        let child = node.parent().is_some_and(|parent| parent.id() == response.id());
        let stray = below || (node.is(ASSERTION, "Assertion") && !child);
        ensure(Step::AssertionPlace, !stray, Refusal::AssertionMisplaced)?;
    }
    let mut assertions = response.named(ASSERTION, "Assertion");
    let assertion = assertions.next();
    ensure(Step::AssertionCount, assertions.next().is_none(), Refusal::AssertionMany)?;
    if let Some(assertion) = assertion {
        ensure(Step::AssertionId, assertion.given("ID").is_some(), Refusal::AssertionId)?;
    }
    Ok(Outline { assertion })
}
