//! What a service sends to a provider.

use super::{ReceivedLogout, ReceivedRequest, ReceivedService};
use crate::binding::{self, Incoming, Redirected};
use crate::namespaces::{ASSERTION, DSIG, METADATA, PROTOCOL};
use crate::provider::signing_keys;
use crate::signature::{Bearer, Verification};
use crate::xml::{Limits, Node, Tree};
use crate::{Binding, Certificate, Comparison, Level, Refusal, logout, moment};

pub(super) fn request(
    incoming: Incoming<'_>,
    relay_state: Option<&str>,
    service: &[Certificate],
) -> Result<ReceivedRequest, Refusal> {
    let relay_state = match incoming {
        Incoming::Redirect { query } => Redirected::read(query, "SAMLRequest")?.relay_state,
        Incoming::Post { .. } => relay_state.map(str::to_owned),
    };
    let signed = binding::verified(incoming, "SAMLRequest", service)?;
    let tree = signed.tree(&Limits::MESSAGE)?;
    let root = tree.root();
    if !root.is(PROTOCOL, "AuthnRequest") {
        return Err(Refusal::WrongMessage);
    }
    let context = root.first(PROTOCOL, "RequestedAuthnContext").ok_or(Refusal::AuthnContextMissing)?;
    let class = context
        .first(ASSERTION, "AuthnContextClassRef")
        .and_then(Node::text)
        .ok_or(Refusal::ClassRefMissing)?;
    let instant = root.given("IssueInstant").ok_or(Refusal::IssueInstantMissing)?;
    let index = |name: &str| root.given(name).and_then(|text| text.parse().ok()).unwrap_or(0);
    Ok(ReceivedRequest {
        id: root.given("ID").ok_or(Refusal::Id)?.to_owned(),
        issue_instant: moment::read(instant).ok_or(Refusal::IssueInstantFormat)?,
        issuer: root.first(ASSERTION, "Issuer").and_then(Node::text).ok_or(Refusal::IssuerMissing)?,
        destination: root.given("Destination").ok_or(Refusal::DestinationMissing)?.to_owned(),
        level: Level::of_uri(&class).ok_or(Refusal::ClassRefUnknown)?,
        comparison: context.given("Comparison").and_then(Comparison::of_word).unwrap_or(Comparison::Exact),
        force: root.given("ForceAuthn").is_some_and(|word| matches!(word, "true" | "1")),
        consumer_index: index("AssertionConsumerServiceIndex"),
        attribute_index: index("AttributeConsumingServiceIndex"),
        relay_state,
    })
}

pub(super) fn service(xml: &[u8]) -> Result<ReceivedService, Refusal> {
    let text = std::str::from_utf8(xml).map_err(|_error| Refusal::Encoding)?;
    let outer = Tree::parse(text, &Limits::METADATA)?;
    let root = outer.root();
    if root.first(DSIG, "Signature").is_none() {
        return Err(Refusal::SignatureMissing);
    }
    let claimed = root.first(METADATA, "SPSSODescriptor").ok_or(Refusal::WrongMessage)?;
    let signed = Verification::run(&outer, &[root], &signing_keys(claimed))?.signed(root, Bearer::Message)?;
    let tree = signed.tree(&Limits::METADATA)?;
    let entity = tree.root();
    let role = entity.first(METADATA, "SPSSODescriptor").ok_or(Refusal::WrongMessage)?;
    let location = |node: Node<'_>| node.given("Location").map(str::to_owned);
    let index = |node: Node<'_>| node.given("index").and_then(|text| text.parse().ok());
    Ok(ReceivedService {
        entity_id: entity.given("entityID").ok_or(Refusal::ProviderIncomplete)?.to_owned(),
        name: entity
            .first(METADATA, "Organization")
            .and_then(|one| one.first(METADATA, "OrganizationDisplayName"))
            .and_then(Node::text)
            .unwrap_or_default(),
        consumers: role
            .named(METADATA, "AssertionConsumerService")
            .filter_map(|node| Some((index(node)?, location(node)?)))
            .collect(),
        attribute_sets: role
            .named(METADATA, "AttributeConsumingService")
            .filter_map(|set| {
                let asked = set.named(METADATA, "RequestedAttribute");
                Some((index(set)?, asked.filter_map(|one| one.given("Name")).map(str::to_owned).collect()))
            })
            .collect(),
        logout: role
            .named(METADATA, "SingleLogoutService")
            .filter_map(|node| Some((Binding::of_uri(node.given("Binding")?)?, location(node)?)))
            .collect(),
        certificates: signing_keys(role),
    })
}

pub(super) fn logout(incoming: Incoming<'_>, service: &[Certificate]) -> Result<ReceivedLogout, Refusal> {
    let signed = binding::verified(incoming, "SAMLRequest", service)?;
    let tree = signed.tree(&Limits::MESSAGE)?;
    let root = tree.root();
    if !root.is(PROTOCOL, "LogoutRequest") {
        return Err(Refusal::WrongMessage);
    }
    let (name_id, session_index) = logout::whose(root)?;
    Ok(ReceivedLogout {
        id: root.given("ID").ok_or(Refusal::Id)?.to_owned(),
        issuer: root.first(ASSERTION, "Issuer").and_then(Node::text).ok_or(Refusal::IssuerMissing)?,
        name_id,
        session_index,
    })
}
