//! The checks of the assertion, and what it says. Reads the signed text of the assertion and nothing else.

mod attributes;

use kernel::Instant;

use super::envelope::{Issue, issue_instant};
use super::{Expectations, VerifiedAssertion};
use crate::logout::NameId;
use crate::moment;
use crate::namespaces::{ASSERTION, BEARER, ENTITY, TRANSIENT};
use crate::signature::Signed;
use crate::step::{Step, ensure, is_off, step};
use crate::xml::{Limits, Node};
use crate::{Federation, Level, Refusal};

const ISSUED: Issue = Issue {
    missing: Refusal::AssertionIssueInstantMissing,
    format: Refusal::AssertionIssueInstantFormat,
    past: Refusal::AssertionIssueInstantPast,
    future: Refusal::AssertionIssueInstantFuture,
};

/// Checks the assertion and reads it: nothing but a signed text can be given.
pub(super) fn read(expected: &Expectations<'_>, signed: &Signed) -> Result<VerifiedAssertion, Refusal> {
    let tree = signed.tree(&Limits::MESSAGE)?;
    let assertion = tree.root();
    let id = assertion.given("ID").unwrap_or_default().to_owned();
    ensure(Step::AssertionVersion, assertion.attribute("Version") == Some("2.0"), Refusal::AssertionVersion)?;
    issue_instant(expected, assertion, Step::AssertionIssueInstant, ISSUED)?;
    let issuer = issuer(expected, assertion)?;
    let subject = filled(assertion, "Subject", Refusal::SubjectMissing)?;
    let name_id = name_id(subject)?;
    confirmation(expected, subject)?;
    let not_on_or_after = conditions(expected, assertion)?;
    let statement = filled(assertion, "AuthnStatement", Refusal::AuthnStatementMissing)?;
    let level = level(expected, statement)?;
    let session_index = statement.given("SessionIndex").map(str::to_owned);
    let attributes = attributes::read(expected, assertion)?;
    Ok(VerifiedAssertion { id, issuer, name_id, session_index, level, not_on_or_after, attributes })
}

/// SPID wants the format of the issuer written; CIE does not.
fn issuer(expected: &Expectations<'_>, assertion: Node<'_>) -> Result<String, Refusal> {
    let issuer = assertion.first(ASSERTION, "Issuer").ok_or(Refusal::AssertionIssuerMissing)?;
    let name = issuer.text().ok_or(Refusal::AssertionIssuerMissing)?;
    ensure(Step::AssertionIssuer, name == expected.provider.entity_id, Refusal::AssertionIssuer)?;
    let right = match (issuer.attribute("Format"), expected.federation) {
        (Some(format), _) => format == ENTITY,
        (None, federation) => federation == Federation::Cie,
    };
    ensure(Step::AssertionIssuerFormat, right, Refusal::AssertionIssuerFormat)?;
    Ok(name)
}

fn name_id(subject: Node<'_>) -> Result<NameId, Refusal> {
    let name = subject.first(ASSERTION, "NameID").ok_or(Refusal::NameIdMissing)?;
    let value = name.text().ok_or(Refusal::NameIdMissing)?;
    ensure(Step::NameIdFormat, name.attribute("Format") == Some(TRANSIENT), Refusal::NameIdFormat)?;
    let qualifier = name.given("NameQualifier").unwrap_or_default().to_owned();
    ensure(Step::NameIdQualifier, !qualifier.is_empty(), Refusal::NameIdQualifier)?;
    Ok(NameId { value, qualifier })
}

/// The person is who bears the assertion: for us, for our request, now.
fn confirmation(expected: &Expectations<'_>, subject: Node<'_>) -> Result<(), Refusal> {
    let confirmation = subject.first(ASSERTION, "SubjectConfirmation").ok_or(Refusal::ConfirmationMissing)?;
    step(Step::ConfirmationMethod, || {
        let method = confirmation.given("Method");
        if method.is_none() && confirmation.elements().next().is_none() {
            return Err(Refusal::ConfirmationMissing);
        }
        if method == Some(BEARER) { Ok(()) } else { Err(Refusal::ConfirmationMethod) }
    })?;
    let data =
        confirmation.first(ASSERTION, "SubjectConfirmationData").ok_or(Refusal::ConfirmationDataMissing)?;
    step(Step::Recipient, || {
        let recipient = data.given("Recipient").ok_or(Refusal::RecipientMissing)?;
        if recipient == expected.consumer { Ok(()) } else { Err(Refusal::Recipient) }
    })?;
    step(Step::ConfirmationInResponseTo, || {
        let answers = data.given("InResponseTo").ok_or(Refusal::ConfirmationInResponseToMissing)?;
        if answers == expected.request_id { Ok(()) } else { Err(Refusal::ConfirmationInResponseTo) }
    })?;
    step(Step::ConfirmationNotOnOrAfter, || {
        let end = data.given("NotOnOrAfter").ok_or(Refusal::ConfirmationNotOnOrAfterMissing)?;
        let end = moment::read(end).ok_or(Refusal::ConfirmationNotOnOrAfterFormat)?;
        if is_over(expected, end) { Err(Refusal::ConfirmationExpired) } else { Ok(()) }
    })
}

/// When and for whom the assertion holds; gives its end.
fn conditions(expected: &Expectations<'_>, assertion: Node<'_>) -> Result<Instant, Refusal> {
    let conditions = filled(assertion, "Conditions", Refusal::ConditionsMissing)?;
    let end = conditions.given("NotOnOrAfter");
    step(Step::NotOnOrAfter, || {
        let end =
            moment::read(end.ok_or(Refusal::NotOnOrAfterMissing)?).ok_or(Refusal::NotOnOrAfterFormat)?;
        if is_over(expected, end) { Err(Refusal::Expired) } else { Ok(()) }
    })?;
    step(Step::NotBefore, || {
        let begin = conditions.given("NotBefore").ok_or(Refusal::NotBeforeMissing)?;
        let begin = moment::read(begin).ok_or(Refusal::NotBeforeFormat)?;
        let begun = begin <= moment::plus(expected.now, expected.tolerance_seconds);
        if begun { Ok(()) } else { Err(Refusal::NotYetValid) }
    })?;
    step(Step::Audience, || {
        let restriction =
            conditions.first(ASSERTION, "AudienceRestriction").ok_or(Refusal::AudienceMissing)?;
        let mut audiences = restriction.named(ASSERTION, "Audience").filter_map(Node::text).peekable();
        if audiences.peek().is_none() {
            return Err(Refusal::AudienceMissing);
        }
        if audiences.any(|one| one == expected.entity_id) { Ok(()) } else { Err(Refusal::Audience) }
    })?;
    Ok(end.and_then(moment::read).unwrap_or(expected.now))
}

fn is_over(expected: &Expectations<'_>, end: Instant) -> bool {
    moment::plus(end, expected.tolerance_seconds) <= expected.now
}

fn level(expected: &Expectations<'_>, statement: Node<'_>) -> Result<Level, Refusal> {
    let context = filled(statement, "AuthnContext", Refusal::AuthnContextMissing)?;
    let class = context.first(ASSERTION, "AuthnContextClassRef").and_then(Node::text);
    let level = Level::of_uri(&class.ok_or(Refusal::ClassRefMissing)?).ok_or(Refusal::ClassRefUnknown)?;
    ensure(Step::Level, expected.comparison.accepts(expected.level, level), Refusal::LevelTooLow)?;
    debug_assert!(is_off(Step::Level) || expected.comparison.accepts(expected.level, level));
    Ok(level)
}

/// A child that is there and not empty.
fn filled<'t>(node: Node<'t>, name: &'t str, missing: Refusal) -> Result<Node<'t>, Refusal> {
    node.first(ASSERTION, name).filter(|child| child.elements().next().is_some()).ok_or(missing)
}
