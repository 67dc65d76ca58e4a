//! Pages.
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use web::App;
use web::slice::{LinkTarget, StaffLink};
pub(crate) fn routes(_scopes: crate::api::Scopes) -> Router<App> {
    Router::new()
}
pub(crate) fn links() -> Vec<LinkTarget> {
    Vec::new()
}
pub(crate) fn staff_links() -> Vec<StaffLink> {
    Vec::new()
}
/// Says who is signed in.
pub async fn session_layer(State(_app): State<App>, request: Request, next: Next) -> Response {
    next.run(request).await
}
