//! A file of a source: what is good comes in, what is known already is written anew, what is faulty is named.

use std::collections::HashMap;

use kernel::Id;
use policy::Resource;
use serde_json::json;
use storage::{Cx, trail};

use super::ImportError;
use super::standing::{ground, scopes, tell};
use crate::model::doubt::doubts;
use crate::model::import::{Planned, plan, read};
use crate::model::{Opportunity, Origin, Source, State, slug};
use crate::policy::ImportFile;
use crate::store;
use crate::store::import::Import;
use crate::store::opportunity::{Known, New};

/// Reads a file and writes what is good of it. New items of a trusted source are published, those of another wait, and so do
/// vacancies with doubtful words.
///
/// # Errors
/// [`ImportError::File`] when nothing of it can be read.
pub async fn import_file(
    cx: &Cx,
    id: Id<Source>,
    file_name: &str,
    content: &[u8],
) -> Result<Import, ImportError> {
    let mut reader = cx.read().await?;
    let source = store::source::find(&mut reader, id).await?.ok_or(ImportError::NotFound)?;
    let permit =
        cx.permit::<ImportFile>(Resource::new(id, scopes(&mut reader, cx, source.network).await?))?;
    let ground = ground(&mut reader, cx, source.network, None).await?;
    let comuni = network::api::municipalities(&mut reader).await?;
    drop(reader);
    let names: HashMap<_, _> = comuni.into_iter().map(|one| (one.istat_code, one.name)).collect();
    // A large file takes its time to be read: not while the writer is held.
    let file = read(content)?;
    let plan = plan(file.items, &source.terms, &ground);

    let mut tx = cx.begin().await?;
    let known = store::opportunity::of_source(&mut tx, id).await?;
    let mut import = Import {
        id: cx.new_id(),
        source: id,
        file_name: file_name.to_owned(),
        new: 0,
        changed: 0,
        same: 0,
        over: plan.over,
        settled: 0,
        faults: plan.faults,
        unread_columns: file.unread_columns,
        created_at: cx.now(),
    };
    let mut rows = Vec::new();
    for planned in plan.good {
        let digest = storage::sha256(format!("{:?}", planned.details).as_bytes());
        let before = known.get(&planned.reference);
        match before.map(|known| standing_of(known, &digest)) {
            Some(Standing::Settled) => import.settled += 1,
            Some(Standing::Same) => import.same += 1,
            Some(Standing::Changed) => import.changed += 1,
            None => import.new += 1,
        }
        if before.is_none_or(|known| standing_of(known, &digest) == Standing::Changed) {
            let name = planned.details.place.comune().and_then(|code| names.get(code)).cloned();
            rows.push(row(cx, &source, planned, digest, before, name.unwrap_or_default()));
        }
    }
    store::opportunity::put_all(&mut tx, &permit, &rows).await?;
    let was_published = |reference: &Option<String>| {
        let known = reference.as_ref().and_then(|reference| known.get(reference));
        known.is_some_and(|known| known.state == State::Published)
    };
    for row in rows.iter().filter(|row| !was_published(&row.source_ref)) {
        tell(&mut tx, cx, &row.opportunity).await?;
    }
    store::import::insert(&mut tx, &permit, &import, &storage::sha256(content)).await?;
    let counts = json!({ "new": import.new, "changed": import.changed, "faulty": import.faults.len() });
    trail::record(&mut tx, cx, "opportunity.import_file", id.uuid(), counts).await?;
    tx.commit().await?;
    Ok(import)
}

#[derive(PartialEq)]
enum Standing {
    Same,
    Changed,
    /// Taken back or given back here: the source says it again in vain.
    Settled,
}

fn standing_of(known: &Known, digest: &str) -> Standing {
    match known.state {
        State::Withdrawn | State::Returned => Standing::Settled,
        // One that is over and comes with a day ahead is not the same, whatever its words.
        State::Expired => Standing::Changed,
        _ if known.digest.as_deref() == Some(digest) => Standing::Same,
        _ => Standing::Changed,
    }
}

fn row(
    cx: &Cx,
    source: &Source,
    planned: Planned,
    digest: String,
    before: Option<&Known>,
    place_name: String,
) -> New {
    let id: Id<Opportunity> = before.map_or_else(|| cx.new_id(), |known| known.id);
    // A trusted source writes what it likes too: doubtful words wait for somebody who says why they may stay.
    let is_clear = doubts(&planned.details).is_empty();
    let state = if source.is_trusted && is_clear { State::Published } else { State::SentIn };
    let was = before.and_then(|known| known.published_at);
    // What is published already keeps its day: an item that changes a comma is not new.
    let stays = before.is_some_and(|known| known.state == State::Published);
    let published_at = match state {
        State::Published if stays => was,
        State::Published => Some(cx.now()),
        _ => None,
    };
    let opportunity = Opportunity {
        id,
        network: source.network,
        slug: slug(&planned.details.title, id.uuid()),
        state,
        details: planned.details,
        origin: Origin::Feed,
        organisation: None,
        source: Some(source.id),
        version: before.map_or(1, |known| known.version + 1),
        reason: None,
        publish_on: None,
        published_at,
        changed_at: cx.now(),
    };
    New {
        opportunity,
        source_ref: Some(planned.reference),
        digest: Some(digest),
        created_at: before.map_or_else(|| cx.now(), |known| known.created_at),
        place_name,
    }
}
