//! Closes a suggestion: the body or the coordinator has read it, and mended the sheet or not.

use policy::Resource;
use storage::Cx;

use super::CatalogueError;
use crate::model::catalogue::SuggestionId;
use crate::policy::SettleSuggestion;
use crate::store::catalogue::{service, suggestion};

/// Closes it; one that is closed already is no error.
///
/// # Errors
/// [`CatalogueError::NotFound`] when its service is gone.
pub async fn settle_suggestion(cx: &Cx, id: SuggestionId) -> Result<(), CatalogueError> {
    let mut tx = cx.begin().await?;
    let Some(open) = suggestion::find_open(&mut tx, id).await? else { return Ok(()) };
    let of = service::find(&mut tx, open.service).await?.ok_or(CatalogueError::NotFound)?;
    let scopes = network::api::scopes_of_organisation(&mut tx, of.organisation).await?;
    let resource = Resource::new(id, scopes).opened_by_link(of.organisation.uuid());
    let permit = cx.permit::<SettleSuggestion>(resource)?;
    suggestion::settle(&mut tx, &permit, cx.now()).await?;
    Ok(tx.commit().await?)
}
