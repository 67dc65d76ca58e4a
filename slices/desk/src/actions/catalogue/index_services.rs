//! Brings the search index up to what the sheets say; called by every action that changes one, in its transaction.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Id;
use network::api::Organisation;
use storage::{Result, Tx};

use crate::model::catalogue::{Scheme, Service, Vocabulary};
use crate::store;
use crate::store::search::EntryOf;

/// Writes the index entries of services as they stand now.
pub(super) async fn index_services(
    tx: &mut Tx,
    services: &[&Service],
    vocabulary: &Vocabulary,
) -> Result<()> {
    let bodies: BTreeSet<Id<Organisation>> = services.iter().map(|service| service.organisation).collect();
    let bodies: Vec<Id<Organisation>> = bodies.into_iter().collect();
    let bodies = network::api::organisations(tx, &bodies).await?;
    let names: BTreeMap<Id<Organisation>, &str> =
        bodies.iter().map(|body| (body.id, body.name.as_str())).collect();
    let entries: Vec<EntryOf> = services
        .iter()
        .map(|service| {
            let body = names.get(&service.organisation).copied().unwrap_or_default();
            // A service that the public does not see is not found; one that went stale is, until it is hidden.
            let entry = service.status.is_public().then(|| service.entry(body, &labels(service, vocabulary)));
            (service.id, entry)
        })
        .collect();
    store::search::put(tx, &entries).await
}

/// The names of its level, topics and target groups, in both languages: people search in either.
fn labels(service: &Service, vocabulary: &Vocabulary) -> Vec<String> {
    let sheet = &service.sheet;
    let level = sheet.lep.iter().map(|code| (Scheme::Lep, code));
    let topics = sheet.topics.iter().map(|code| (Scheme::Topic, code));
    let groups = sheet.target_groups.iter().map(|code| (Scheme::TargetGroup, code));
    let terms = level.chain(topics).chain(groups).filter_map(|(scheme, code)| vocabulary.find(scheme, code));
    terms.flat_map(|term| [term.name_it.clone(), term.name_en.clone()]).collect()
}
