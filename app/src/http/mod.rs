//! The pages and addresses that belong to no room: home, health, metrics, OpenAPI, the texts that every public
//! site owes.

mod health;
mod home;
pub mod metrics;
pub mod openapi;
mod pages;
mod print;
mod robots;

use axum::Router;
use axum::routing::get;
use web::App;

/// The routes of the application itself.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home::home))
        .route("/ufficio", get(home::office))
        .route("/l/{secret}", get(web::links::follow))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/robots.txt", get(robots::robots))
        .merge(pages::routes())
        .merge(print::routes())
}
