//! Which names and types may stand below a superior.

use super::FederationError;
use super::claims::{Constraints, NamingConstraints};
use crate::steps::{Step, ensure};

/// Whether a chain satisfies what one of its superiors asks: how many intermediates stand below it, which entities do, and what
/// types the leaf has.
pub(super) fn check(
    constraints: &Constraints,
    intermediates: usize,
    below: &[&str],
    entity_type: &str,
) -> Result<(), FederationError> {
    let short = constraints.max_path_length.is_none_or(|longest| intermediates <= longest);
    ensure(Step::ChainPathLength, short, FederationError::PathTooLong)?;
    let named = constraints
        .naming_constraints
        .as_ref()
        .is_none_or(|naming| below.iter().all(|entity| may_be_named(naming, entity)));
    ensure(Step::ChainNaming, named, FederationError::NameNotAllowed)?;
    let typed = constraints.allowed_entity_types.as_ref().is_none_or(|types| {
        entity_type == "federation_entity" || types.iter().any(|allowed| allowed == entity_type)
    });
    ensure(Step::ChainEntityTypes, typed, FederationError::TypeNotAllowed)
}

fn may_be_named(naming: &NamingConstraints, entity: &str) -> bool {
    let Some(host) = host(entity) else { return false };
    let covers = |pattern: &String| covers(pattern, &host);
    let permitted = naming.permitted.as_ref().is_none_or(|permitted| permitted.iter().any(covers));
    permitted && !naming.excluded.iter().any(covers)
}

/// The host name of an address, in lower case.
fn host(entity: &str) -> Option<String> {
    let (_, rest) = entity.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let authority = authority.rsplit('@').next()?;
    let host = if authority.starts_with('[') {
        authority.split(']').next()?
    } else {
        authority.split(':').next()?
    };
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// A pattern with a dot in front stands for all names below it, one without for itself alone.
fn covers(pattern: &str, host: &str) -> bool {
    let pattern = pattern.to_ascii_lowercase();
    if pattern.starts_with('.') { host.ends_with(&pattern) } else { host == pattern }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_under_a_domain_is_covered_and_a_lookalike_is_not() {
        let naming = NamingConstraints {
            permitted: Some(vec![".comune.example".into(), "solo.example".into()]),
            excluded: vec!["via.comune.example".into()],
        };
        for (entity, may) in [
            ("https://a.comune.example/oidc", true),
            ("https://SOLO.example:8443", true),
            ("https://comune.example", false),
            ("https://via.comune.example", false),
            ("https://fintocomune.example", false),
            ("https://a.comune.example@altrove.example/", false),
            ("senza-indirizzo", false),
        ] {
            assert_eq!(may_be_named(&naming, entity), may, "{entity}");
        }
    }
}
