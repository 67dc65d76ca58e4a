//! `/hsds/v3/taxonomies` and `/hsds/v3/taxonomy_terms`: our controlled words.

use axum::Json;
use axum::extract::Path;
use axum::response::IntoResponse as _;
use serde_json::Value;
use web::forms::Form;
use web::{Caller, PageError};

use super::query::{self, Query};
use super::{Answer, page_of, shape};
use crate::model::catalogue::Scheme;
use crate::model::search::fold::fold;
use crate::store::catalogue::term as terms_store;

/// The lists that are taxonomies.
pub const SCHEMES: [Scheme; 3] = Scheme::ALL;

/// `GET /hsds/v3/taxonomies`
///
/// # Errors
/// 422 for a parameter that cannot be read.
pub async fn list(_caller: Caller, form: Form) -> Answer {
    let query = Query::of(&form)?;
    let words = fold(&query.search);
    let is_asked = |scheme: &Scheme| {
        let (name, description) = shape::taxonomy_words(*scheme);
        words.is_empty() || fold(&format!("{name} {description}")).contains(&words)
    };
    let all: Vec<Value> = SCHEMES.into_iter().filter(is_asked).map(shape::taxonomy).collect();
    Ok(page_of(all, &query))
}

/// `GET /hsds/v3/taxonomies/{id}`
///
/// # Errors
/// 404 for a taxonomy that is not ours.
pub async fn show(_caller: Caller, Path(id): Path<String>) -> Answer {
    let id = query::id(&id)?;
    let scheme = SCHEMES.into_iter().find(|scheme| shape::taxonomy_id(*scheme) == id);
    Ok(Json(shape::taxonomy(scheme.ok_or_else(PageError::not_found)?)).into_response())
}

/// `GET /hsds/v3/taxonomy_terms`. Our words have no levels: all are at the top, none has a parent.
///
/// # Errors
/// 422 for a parameter that cannot be read.
pub async fn terms(caller: Caller, form: Form) -> Answer {
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

/// `GET /hsds/v3/taxonomy_terms/{id}`
///
/// # Errors
/// 404 for a term that is not ours.
pub async fn term(caller: Caller, Path(id): Path<String>) -> Answer {
    let vocabulary = terms_store::all(&mut caller.cx.read().await?).await?;
    let found = vocabulary.by_id(shape::ours(query::id(&id)?)).ok_or_else(PageError::not_found)?;
    Ok(Json(shape::term(found)).into_response())
}
