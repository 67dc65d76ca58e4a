//! What people say of the pages: `/valutazione`, `/segnala`, and the office's view of both.

mod fault;
mod office;
mod rating;

use axum::Router;
use axum::routing::get;
use web::App;

/// The pages.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/valutazione", get(rating::thanks).post(rating::rate))
        .route("/segnala", get(fault::form).post(fault::report))
        .route("/segnala/ricevuta", get(fault::receipt))
        .route("/ufficio/segnalazioni", get(office::list))
        .route("/ufficio/segnalazioni/{id}", get(office::show).post(office::answer))
}
