//! Pages and API of the room.

mod booking;
mod confirm;
mod desks;
mod shown;

use axum::Router;
use axum::routing::{get, post};
use web::App;

/// The pages of the room.
pub fn routes() -> Router<App> {
    Router::new().merge(public())
}

/// Desks and booking: for everybody, with no account.
fn public() -> Router<App> {
    Router::new()
        .route("/sportelli", get(desks::list))
        .route("/sportelli/{slug}", get(desks::show))
        .route("/prenota", get(booking::place))
        .route("/prenota/{slug}", get(booking::time))
        .route("/prenota/{slug}/dati", get(confirm::who).post(confirm::who))
        .route("/prenota/{slug}/riepilogo", post(confirm::summary))
        .route("/prenota/{slug}/conferma", post(confirm::confirm))
}
