//! A source of files is entered, or what is agreed about it changes.

use kernel::Id;
use network::api::Network;
use policy::Resource;
use serde_json::json;
use storage::{Cx, trail};

use super::SourceError;
use crate::model::{Source, SourceTerms};
use crate::policy::KeepSource;
use crate::store;

/// Enters one.
///
/// # Errors
/// [`SourceError::NameTaken`].
pub async fn create_source(
    cx: &Cx,
    network: Id<Network>,
    terms: &SourceTerms,
) -> Result<Id<Source>, SourceError> {
    let mut tx = cx.begin().await?;
    network::api::network(&mut tx, network).await?.ok_or(SourceError::NotFound)?;
    let id = cx.new_id();
    let permit = cx.permit::<KeepSource>(Resource::new(id, [network.uuid()]))?;
    if store::source::by_name(&mut tx, network, &terms.name).await?.is_some() {
        return Err(SourceError::NameTaken);
    }
    store::source::insert(&mut tx, &permit, network, terms, cx.now()).await?;
    let trusted = json!({ "trusted": terms.is_trusted });
    trail::record(&mut tx, cx, "opportunity.create_source", id.uuid(), trusted).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes one.
///
/// # Errors
/// [`SourceError::NameTaken`].
pub async fn edit_source(cx: &Cx, id: Id<Source>, terms: &SourceTerms) -> Result<(), SourceError> {
    let mut tx = cx.begin().await?;
    let source = store::source::find(&mut tx, id).await?.ok_or(SourceError::NotFound)?;
    let permit = cx.permit::<KeepSource>(Resource::new(id, [source.network.uuid()]))?;
    let same = store::source::by_name(&mut tx, source.network, &terms.name).await?;
    if same.is_some_and(|other| other.id != id) {
        return Err(SourceError::NameTaken);
    }
    store::source::update(&mut tx, &permit, terms).await?;
    let trusted = json!({ "trusted": terms.is_trusted });
    trail::record(&mut tx, cx, "opportunity.edit_source", id.uuid(), trusted).await?;
    tx.commit().await?;
    Ok(())
}
