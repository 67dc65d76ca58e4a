//! `/contattaci`: three steps to write to a desk, and where one's request stands.

mod ask;
mod follow;

use axum::Router;
use axum::routing::get;
use web::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/contattaci", get(ask::begin).post(ask::what))
        .route("/contattaci/recapiti", get(ask::again).post(ask::who))
        .route("/contattaci/riepilogo", get(ask::again).post(ask::summary))
        .route("/contattaci/invia", get(ask::again).post(ask::send))
        .route("/contattaci/stato", get(follow::code).post(follow::open))
        .route(super::FOLLOWED, get(follow::show))
        .route("/contattaci/{desk}", get(ask::begin_at))
}
