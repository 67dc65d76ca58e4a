//! One identity provider's description.

use kernel::Instant;

use super::{Endpoint, IdentityProvider};
use crate::namespaces::{DSIG, METADATA, METADATA_UI, PROTOCOL};
use crate::xml::Node;
use crate::{Binding, Certificate, Refusal, moment};

/// More keys than these no provider has; each costs a verification.
const MAX_KEYS: usize = 8;

pub(super) fn read(entity: Node<'_>, now: Instant) -> Result<IdentityProvider, Refusal> {
    let entity_id = entity.given("entityID").ok_or(Refusal::ProviderIncomplete)?.to_owned();
    let role = entity
        .named(METADATA, "IDPSSODescriptor")
        .find(|role| role.given("protocolSupportEnumeration").is_none_or(|all| all.contains(PROTOCOL)))
        .ok_or(Refusal::ProviderIncomplete)?;
    for node in [entity, role] {
        let until =
            node.given("validUntil").map(|text| moment::read(text).ok_or(Refusal::ProviderIncomplete));
        if until.transpose()?.is_some_and(|until| until <= now) {
            return Err(Refusal::MetadataExpired);
        }
    }
    let sign_on = endpoints(role, "SingleSignOnService")?;
    let certificates = signing_keys(role);
    if sign_on.is_empty() || certificates.is_empty() || certificates.len() > MAX_KEYS {
        return Err(Refusal::ProviderIncomplete);
    }
    let name = name(entity, role).unwrap_or_else(|| entity_id.clone());
    let logo = ui(role).and_then(|ui| ui.first(METADATA_UI, "Logo")).and_then(Node::text);
    let logout = endpoints(role, "SingleLogoutService")?;
    Ok(IdentityProvider { entity_id, name, logo, sign_on, logout, certificates })
}

/// The keys of a role that sign: those for signing and those for everything.
pub(crate) fn signing_keys(role: Node<'_>) -> Vec<Certificate> {
    role.named(METADATA, "KeyDescriptor")
        .filter(|key| key.given("use").is_none_or(|usage| usage == "signing"))
        .filter_map(|key| key.first(DSIG, "KeyInfo"))
        .flat_map(certificates)
        .filter(Certificate::is_strong)
        .collect()
}

/// The certificates of a `KeyInfo`; what does not read is left out.
pub(super) fn certificates(info: Node<'_>) -> Vec<Certificate> {
    info.named(DSIG, "X509Data")
        .flat_map(|data| data.named(DSIG, "X509Certificate"))
        .filter_map(Node::text)
        .filter_map(|text| Certificate::from_base64(&text).ok())
        .collect()
}

/// Locations that we can use; plain http is only for the machine itself.
fn endpoints(role: Node<'_>, service: &str) -> Result<Vec<Endpoint>, Refusal> {
    let mut endpoints = Vec::new();
    for node in role.elements().filter(|node| node.is(METADATA, service)) {
        let Some(binding) = node.given("Binding").and_then(Binding::of_uri) else { continue };
        let location = node.given("Location").ok_or(Refusal::ProviderIncomplete)?.to_owned();
        let response_location = node.given("ResponseLocation").map(str::to_owned);
        if ![Some(&location), response_location.as_ref()].into_iter().flatten().all(|one| is_safe(one)) {
            return Err(Refusal::EndpointInsecure);
        }
        endpoints.push(Endpoint { binding, location, response_location });
    }
    Ok(endpoints)
}

fn is_safe(location: &str) -> bool {
    let plain = !location.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\".contains(c));
    let local = location.strip_prefix("http://").is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.rsplit_once(':').map_or(host, |(name, port)| {
            if port.bytes().all(|byte| byte.is_ascii_digit()) { name } else { host }
        });
        matches!(host, "localhost" | "127.0.0.1" | "[::1]")
    });
    plain && (location.starts_with("https://") || local)
}

/// The display name for people, in Italian where there is one.
fn name(entity: Node<'_>, role: Node<'_>) -> Option<String> {
    let organization = entity.first(METADATA, "Organization");
    let from_ui = ui(role).and_then(|ui| italian(ui, METADATA_UI, "DisplayName"));
    from_ui
        .or_else(|| organization.and_then(|one| italian(one, METADATA, "OrganizationDisplayName")))
        .or_else(|| organization.and_then(|one| italian(one, METADATA, "OrganizationName")))
}

fn ui(role: Node<'_>) -> Option<Node<'_>> {
    role.first(METADATA, "Extensions").and_then(|extensions| extensions.first(METADATA_UI, "UIInfo"))
}

fn italian<'t>(parent: Node<'t>, namespace: &'t str, name: &'t str) -> Option<String> {
    let named = || parent.named(namespace, name);
    named().find(|node| node.language() == Some("it")).or_else(|| named().next()).and_then(Node::text)
}
