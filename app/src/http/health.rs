//! `/healthz`: the process lives. `/readyz`: it can do its work.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};
use web::App;

use crate::compose::migrations;

/// Says that the process answers.
pub async fn healthz() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

/// Says whether the database answers and has this program's schema; 503 while not.
pub async fn readyz(State(app): State<App>) -> (StatusCode, Json<Value>) {
    match storage::pending(app.db(), &migrations()).await {
        Ok(0) => (StatusCode::OK, Json(json!({ "status": "ready" }))),
        Ok(waiting) => not_ready(json!({ "status": "not ready", "migrations_waiting": waiting })),
        Err(error) => {
            let error: &dyn std::error::Error = &error;
            tracing::error!(error, "the database does not answer");
            not_ready(json!({ "status": "not ready", "database": "does not answer" }))
        }
    }
}

fn not_ready(body: Value) -> (StatusCode, Json<Value>) {
    (StatusCode::SERVICE_UNAVAILABLE, Json(body))
}
