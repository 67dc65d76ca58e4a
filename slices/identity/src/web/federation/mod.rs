//! The OpenID federations: what our bodies publish of themselves, the way to a provider and back.

mod documents;
mod sign_in;

use axum::Router;
use axum::routing::get;
use web::App;

/// Its pages and documents.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/.well-known/openid-federation", get(documents::configuration))
        .route("/oidc/{organisation}/.well-known/openid-federation", get(documents::configuration))
        .route("/oidc/resolve", get(documents::resolve))
        .route("/oidc/login", get(sign_in::leave))
        .route("/oidc/callback", get(sign_in::arrive).head(super::no_head))
}
