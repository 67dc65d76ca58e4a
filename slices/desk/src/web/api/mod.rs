//! Version 1 of the API: desks, free times, appointments. Other programs hold on to it: what is here does not change
//! its name or meaning.

mod appointments;
mod describe;
mod desks;
mod input;
pub(super) mod refused;
pub(super) mod shapes;
mod slots;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::App;

pub use refused::KINDS;

/// Largest body: a name, a note and some codes.
const BODY_LIMIT_BYTES: usize = 64 * 1024;

/// The routes and their part of the OpenAPI document.
pub fn routes() -> (Router<App>, OpenApi) {
    let (routes, mut openapi) = OpenApiRouter::with_openapi(describe::Described::openapi())
        .merge(super::catalogue::api::routes())
        .merge(super::hsds::routes())
        .routes(routes!(desks::list_desks))
        .routes(routes!(slots::list_slots))
        .routes(routes!(slots::first_slots))
        .routes(routes!(appointments::book))
        .routes(routes!(appointments::show, appointments::relocate, appointments::cancel))
        .layer(DefaultBodyLimit::max(BODY_LIMIT_BYTES))
        .split_for_parts();
    describe::tidy(&mut openapi);
    (routes, openapi)
}
