//! Parse the form, call the action or the query, render or redirect. One file per page.

use axum::Router;
use web::App;

/// The routes of the room.
pub(crate) fn routes() -> Router<App> {
    Router::new()
}
