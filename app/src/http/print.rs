//! What is printed: documents that rooms describe and the PDF room of the platform sets.

use axum::Router;
use web::App;

/// Their routes.
pub fn routes() -> Router<App> {
    Router::new()
}
