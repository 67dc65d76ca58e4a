//! The checks of the response around the assertion.

use crate::moment;
use crate::namespaces::{ASSERTION, ENTITY, PROTOCOL, SUCCESS};
use crate::step::{Step, ensure, step};
use crate::xml::Node;
use crate::{Anomaly, Expectations, Refusal};

/// Checks a response; gives its id.
pub(super) fn check(expected: &Expectations<'_>, response: Node<'_>) -> Result<String, Refusal> {
    let id = response.given("ID").unwrap_or_default().to_owned();
    ensure(Step::Version, response.attribute("Version") == Some("2.0"), Refusal::Version)?;
    issue_instant(expected, response, Step::IssueInstant, ISSUED)?;
    step(Step::InResponseTo, || {
        let answers = response.given("InResponseTo").ok_or(Refusal::InResponseToMissing)?;
        if answers == expected.request_id { Ok(()) } else { Err(Refusal::InResponseTo) }
    })?;
    step(Step::Destination, || {
        let destination = response.given("Destination").ok_or(Refusal::DestinationMissing)?;
        if destination == expected.consumer { Ok(()) } else { Err(Refusal::Destination) }
    })?;
    let issuer = response.first(ASSERTION, "Issuer");
    step(Step::Issuer, || {
        let name = issuer.and_then(Node::text).ok_or(Refusal::IssuerMissing)?;
        if name == expected.provider.entity_id { Ok(()) } else { Err(Refusal::Issuer) }
    })?;
    let format = issuer.and_then(|issuer| issuer.attribute("Format"));
    ensure(Step::IssuerFormat, format.is_none_or(|format| format == ENTITY), Refusal::IssuerFormat)?;
    step(Step::Status, || status(response))?;
    Ok(id)
}

/// The refusals of an instant of issue.
pub(super) struct Issue {
    pub(super) missing: Refusal,
    pub(super) format: Refusal,
    pub(super) past: Refusal,
    pub(super) future: Refusal,
}

const ISSUED: Issue = Issue {
    missing: Refusal::IssueInstantMissing,
    format: Refusal::IssueInstantFormat,
    past: Refusal::IssueInstantPast,
    future: Refusal::IssueInstantFuture,
};

/// Issued after the request and not in the future, as far as the clocks agree. Requests bear whole seconds.
pub(super) fn issue_instant(
    expected: &Expectations<'_>,
    node: Node<'_>,
    which: Step,
    refusals: Issue,
) -> Result<(), Refusal> {
    step(which, || {
        let text = node.given("IssueInstant").ok_or(refusals.missing)?;
        let issued = moment::read(text).ok_or(refusals.format)?;
        if moment::plus(issued, expected.tolerance_seconds + 1) < expected.request_instant {
            return Err(refusals.past);
        }
        if issued > moment::plus(expected.now, expected.tolerance_seconds) {
            Err(refusals.future)
        } else {
            Ok(())
        }
    })
}

/// Success, or why not.
fn status(response: Node<'_>) -> Result<(), Refusal> {
    let status = response.first(PROTOCOL, "Status").ok_or(Refusal::StatusMissing)?;
    if status.elements().next().is_none() {
        return Err(Refusal::StatusMissing);
    }
    let code = status.first(PROTOCOL, "StatusCode").and_then(|code| code.given("Value"));
    match code.ok_or(Refusal::StatusCodeMissing)? {
        SUCCESS => Ok(()),
        _ => Err(anomaly(status).map_or(Refusal::StatusNotSuccess, Refusal::Anomaly)),
    }
}

/// The anomaly that the status tells, `ErrorCode nr19`.
fn anomaly(status: Node<'_>) -> Option<Anomaly> {
    let message = status.first(PROTOCOL, "StatusMessage")?.text()?;
    let number = message.strip_prefix("ErrorCode nr")?.trim().parse().ok()?;
    Anomaly::of_number(number)
}
