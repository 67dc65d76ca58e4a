//! `/hsds/v3/`: the catalogue for other programs, as the Human Services Data Specification 3.0 has it. Read only.
//!
//! Ids of what we keep no row for (a language, a document) are derived, so that they stay the same at each reading.

mod at_locations;
mod organizations;
mod query;
mod services;
mod shape;
mod taxonomies;

use ::web::{App, Caller, List, PageError};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing::get};
use serde_json::{Value, json};

/// The eleven paths.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/hsds/v3/", get(root))
        .route("/hsds/v3", get(root))
        .route("/hsds/v3/services", get(services::list))
        .route("/hsds/v3/services/{id}", get(services::show))
        .route("/hsds/v3/organizations", get(organizations::list))
        .route("/hsds/v3/organizations/{id}", get(organizations::show))
        .route("/hsds/v3/taxonomies", get(taxonomies::list))
        .route("/hsds/v3/taxonomies/{id}", get(taxonomies::show))
        .route("/hsds/v3/taxonomy_terms", get(taxonomies::terms))
        .route("/hsds/v3/taxonomy_terms/{id}", get(taxonomies::term))
        .route("/hsds/v3/service_at_locations", get(at_locations::list))
        .route("/hsds/v3/service_at_locations/{id}", get(at_locations::show))
}

type Answer = Result<Response, PageError>;

/// `GET /hsds/v3/`
async fn root(caller: Caller) -> Answer {
    let about = json!({
        "version": "3.0",
        "profile": "https://docs.openreferral.org/en/v3.0.1/hsds/",
        "openapi_url": caller.app.url("/api/openapi.json"),
    });
    Ok(Json(about).into_response())
}

/// A page of a list, cut from what is all here.
fn page_of(mut all: Vec<Value>, query: &query::Query) -> Response {
    let total = u64::try_from(all.len()).unwrap_or(u64::MAX);
    let from = usize::try_from(query.part.offset()).unwrap_or(usize::MAX).min(all.len());
    let rest = all.split_off(from);
    let size = usize::try_from(query.part.per_page).unwrap_or(usize::MAX);
    page(rest.into_iter().take(size).collect(), total, query)
}

/// A page of a list that the database cut.
fn page(contents: Vec<Value>, total: u64, query: &query::Query) -> Response {
    let list = List::page(contents, total, u64::from(query.part.page), u64::from(query.part.per_page));
    Json(list).into_response()
}
