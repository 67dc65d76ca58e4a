//! `/hsds/v3/`: the catalogue for other programs, as the Human Services Data Specification 3.0 has it. Read only.
//!
//! Ids of what we keep no row for (a language, a document) are derived, so that they stay the same at each reading.

mod at_locations;
mod described;
mod organizations;
mod query;
mod services;
mod shape;
mod taxonomies;

use ::web::{App, Caller, List, PageError};
use axum::response::{IntoResponse, Response};
use axum::{Json, routing::get};
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The eleven paths. The first is there with and without a slash at its end, and described once.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .route("/hsds/v3/", get(root))
        .routes(routes!(root))
        .routes(routes!(services::list))
        .routes(routes!(services::show))
        .routes(routes!(organizations::list))
        .routes(routes!(organizations::show))
        .routes(routes!(taxonomies::list))
        .routes(routes!(taxonomies::show))
        .routes(routes!(taxonomies::terms))
        .routes(routes!(taxonomies::term))
        .routes(routes!(at_locations::list))
        .routes(routes!(at_locations::show))
}

type Answer = Result<Response, PageError>;

/// What is spoken here
///
/// The version of the specification, and where it and this API are described.
#[utoipa::path(
    get,
    path = "/hsds/v3",
    operation_id = "aboutHsds",
    tag = "hsds",
    responses((status = 200, description = "Version and addresses.", body = described::HsdsAbout))
)]
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
