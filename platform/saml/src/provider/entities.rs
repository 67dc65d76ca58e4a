//! The entities of a file of metadata, and whose signature each bears.

use kernel::Instant;

use super::{IdentityProvider, MAX_PROVIDERS, MetadataRefusal, Trust, descriptor};
use crate::namespaces::{DSIG, METADATA};
use crate::signature::{Bearer, Signed, Verification};
use crate::xml::{Limits, Node, Tree};
use crate::{Certificate, Refusal};

/// The registry in its signed form, where the file is a registry with a signature of its own. With keys given, the signature of
/// the whole or that of each entity must be theirs.
pub(super) fn whole(tree: &Tree<'_>, trust: Trust<'_>) -> Result<Option<Signed>, Refusal> {
    let root = tree.root();
    if !root.is(METADATA, "EntitiesDescriptor") || root.first(DSIG, "Signature").is_none() {
        return Ok(None);
    }
    let embedded = embedded(root);
    let keys = match trust {
        Trust::Operator => &embedded,
        Trust::SignedBy(keys) => keys,
    };
    // The signatures of the entities within are of other keys: they are verified one by one, or covered by this one.
    let verification = Verification::run_for(tree, root, keys)?;
    verification.signed(root, Bearer::Message).map(Some)
}

/// Reads each entity. `trust` is none where the registry's own signature covers them all.
pub(super) fn each(
    root: Node<'_>,
    trust: Option<Trust<'_>>,
    now: Instant,
) -> Result<Vec<IdentityProvider>, MetadataRefusal> {
    let entities: Vec<_> = if is_entity(root) {
        vec![root]
    } else if is_group(root) {
        root.all().into_iter().filter(|node| is_entity(*node)).collect()
    } else {
        return Err(MetadataRefusal::Document(Refusal::WrongMessage));
    };
    if entities.len() > MAX_PROVIDERS {
        return Err(MetadataRefusal::TooMany);
    }
    let mut providers = Vec::new();
    for entity in entities {
        let named = |refusal| MetadataRefusal::Provider {
            entity_id: entity.given("entityID").unwrap_or("?").to_owned(),
            refusal,
        };
        if entity.first(METADATA, "IDPSSODescriptor").is_none() {
            continue;
        }
        providers.push(one(entity, trust, now).map_err(named)?);
    }
    Ok(providers)
}

/// One entity: from its signed form where it bears a signature of its own and no other covers it.
fn one(entity: Node<'_>, trust: Option<Trust<'_>>, now: Instant) -> Result<IdentityProvider, Refusal> {
    let Some(trust) = trust else { return descriptor::read(entity, now) };
    let signed = entity.first(DSIG, "Signature").is_some();
    match trust {
        Trust::Operator if !signed => descriptor::read(entity, now),
        Trust::SignedBy(_) if !signed => Err(Refusal::SignatureMissing),
        Trust::Operator => verified(entity, &published(entity), now),
        Trust::SignedBy(keys) => verified(entity, keys, now),
    }
}

fn verified(entity: Node<'_>, keys: &[Certificate], now: Instant) -> Result<IdentityProvider, Refusal> {
    let text = entity.standalone().ok_or(Refusal::Malformed)?;
    let tree = Tree::parse(&text, &Limits::METADATA)?;
    let root = tree.root();
    let signed = Verification::run(&tree, &[root], keys)?.signed(root, Bearer::Message)?;
    descriptor::read(signed.tree(&Limits::METADATA)?.root(), now)
}

/// The keys that an entity publishes, and the one in its signature.
fn published(entity: Node<'_>) -> Vec<Certificate> {
    let mut keys = embedded(entity);
    for role in entity.elements() {
        keys.extend(descriptor::signing_keys(role));
    }
    keys
}

/// The certificates that the signature of an element itself carries: enough to see that nothing broke, not who signed.
fn embedded(element: Node<'_>) -> Vec<Certificate> {
    let info = element.first(DSIG, "Signature").and_then(|signature| signature.first(DSIG, "KeyInfo"));
    info.map_or_else(Vec::new, descriptor::certificates)
}

fn is_entity(node: Node<'_>) -> bool {
    node.is(METADATA, "EntityDescriptor")
}

fn is_group(node: Node<'_>) -> bool {
    node.is(METADATA, "EntitiesDescriptor")
}
