//! `/hsds/v3/taxonomies` and `/hsds/v3/taxonomy_terms`: our controlled words.

use axum::Json;
use axum::extract::Path;
use axum::response::IntoResponse as _;
use serde_json::Value;
use web::forms::Form as Parameters;
use web::{Caller, List, PageError, Problem};

use super::described::{ForTerms, HsdsTaxonomy, HsdsTaxonomyTerm, Paged};
use super::query::{self, Query};
use super::{Answer, page_of, shape};
use crate::model::catalogue::Scheme;
use crate::store::catalogue::term as terms_store;
use texts::italian::fold;

/// The lists that are taxonomies.
pub const SCHEMES: [Scheme; 3] = Scheme::ALL;

/// Lists of controlled words
///
/// Levels (LEP), topics and target groups.
///
/// # Errors
/// 422 for a parameter that cannot be read.
#[utoipa::path(
    get,
    path = "/hsds/v3/taxonomies",
    operation_id = "listHsdsTaxonomies",
    tag = "hsds",
    params(Paged),
    responses(
        (status = 200, description = "A page of lists.", body = List<HsdsTaxonomy>),
        (status = 422, description = "A parameter cannot be read; `parameter` names it.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(_caller: Caller, form: Parameters) -> Answer {
    let query = Query::of(&form)?;
    let words = fold(&query.search);
    let is_asked = |scheme: &Scheme| {
        let (name, description) = shape::taxonomy_words(*scheme);
        words.is_empty() || fold(&format!("{name} {description}")).contains(&words)
    };
    let all: Vec<Value> = SCHEMES.into_iter().filter(is_asked).map(shape::taxonomy).collect();
    Ok(page_of(all, &query))
}

/// A list of controlled words
///
/// Its words are in `/hsds/v3/taxonomy_terms`.
///
/// # Errors
/// 404 for a taxonomy that is not ours.
#[utoipa::path(
    get,
    path = "/hsds/v3/taxonomies/{id}",
    operation_id = "getHsdsTaxonomy",
    tag = "hsds",
    params(("id" = String, Path, description = "Id of the list.", example = "0d616c4e-7a52-4f6b-9a3e-2f0c5b8d1a02", format = Uuid)),
    responses(
        (status = 200, description = "The list.", body = HsdsTaxonomy),
        (status = 404, description = "There is no such list.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn show(_caller: Caller, Path(id): Path<String>) -> Answer {
    let id = query::id(&id)?;
    let scheme = SCHEMES.into_iter().find(|scheme| shape::taxonomy_id(*scheme) == id);
    Ok(Json(shape::taxonomy(scheme.ok_or_else(PageError::not_found)?)).into_response())
}

/// Controlled words
///
/// They have no levels: all are at the top, none has a parent.
///
/// # Errors
/// 422 for a parameter that cannot be read.
#[utoipa::path(
    get,
    path = "/hsds/v3/taxonomy_terms",
    operation_id = "listHsdsTaxonomyTerms",
    tag = "hsds",
    params(Paged, ForTerms),
    responses(
        (status = 200, description = "A page of words.", body = List<HsdsTaxonomyTerm>),
        (status = 422, description = "A parameter cannot be read; `parameter` names it.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn terms(caller: Caller, form: Parameters) -> Answer {
    let query = Query::of(&form)?;
    let words = fold(&query.search);
    let vocabulary = terms_store::all(&mut caller.cx.read().await?).await?;
    let all: Vec<Value> = vocabulary
        .iter()
        .filter(|_| query.parent.is_none())
        .filter(|term| query.taxonomy.is_none_or(|id| shape::taxonomy_id(term.scheme) == id))
        .filter(|term| {
            words.is_empty() || fold(&format!("{} {}", term.name_it, term.name_en)).contains(&words)
        })
        .map(shape::term)
        .collect();
    Ok(page_of(all, &query))
}

/// A controlled word
///
/// With the list it belongs to.
///
/// # Errors
/// 404 for a term that is not ours.
#[utoipa::path(
    get,
    path = "/hsds/v3/taxonomy_terms/{id}",
    operation_id = "getHsdsTaxonomyTerm",
    tag = "hsds",
    params(("id" = String, Path, description = "Id of the word.", example = "019aa5f0-0000-7000-8000-000000000401", format = Uuid)),
    responses(
        (status = 200, description = "The word.", body = HsdsTaxonomyTerm),
        (status = 404, description = "There is no such word.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn term(caller: Caller, Path(id): Path<String>) -> Answer {
    let vocabulary = terms_store::all(&mut caller.cx.read().await?).await?;
    let found = vocabulary.by_id(shape::ours(query::id(&id)?)).ok_or_else(PageError::not_found)?;
    Ok(Json(shape::term(found)).into_response())
}
