//! Somebody of the public suggests what to mend in a sheet. No name, no address: nothing personal is kept.

use policy::Resource;
use storage::Cx;
use storage::limits::Limit;

use super::CatalogueError;
use crate::model::catalogue::{ServiceId, SuggestionId};
use crate::policy::SuggestChange;
use crate::store::catalogue::{service, suggestion};

/// Longest suggestion.
pub const SUGGESTION_LENGTH: usize = 2000;

/// Suggestions from one place: a class of a school behind one address gets through, a robot does not.
const PER_ORIGIN: Limit = Limit { name: "desk.suggest_change", tries: 10, minutes: 60 };
/// Suggestions on one sheet, wherever they come from.
const PER_SERVICE: Limit = Limit { name: "desk.suggest_change_of", tries: 30, minutes: 24 * 60 };

/// Writes a suggestion down. `origin` is the pseudonym of where it comes from.
///
/// # Errors
/// [`CatalogueError::TooMany`] when too many came; the caller has seen to it that the text is neither empty nor too
/// long.
pub async fn suggest_change(
    cx: &Cx,
    id: ServiceId,
    text: &str,
    origin: &str,
) -> Result<SuggestionId, CatalogueError> {
    let mut tx = cx.begin().await?;
    let found = service::find(&mut tx, id).await?.ok_or(CatalogueError::NotFound)?;
    let permit = cx.permit::<SuggestChange>(Resource::new(found.id, []))?;
    let from_there = PER_ORIGIN.count(&mut tx, origin, cx.now()).await?;
    let on_this = PER_SERVICE.count(&mut tx, &id.to_string(), cx.now()).await?;
    if !from_there || !on_this {
        // The count of this try stays.
        tx.commit().await?;
        return Err(CatalogueError::TooMany);
    }
    let suggestion = cx.new_id();
    let text: String = text.chars().take(SUGGESTION_LENGTH).collect();
    suggestion::insert(&mut tx, &permit, suggestion, &text, cx.now()).await?;
    tx.commit().await?;
    Ok(suggestion)
}
