//! Counters for the operator, on a port of their own.

use std::sync::OnceLock;
use std::time::Instant;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use metrics::{counter, gauge, histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use web::App;

/// The recorder is one per process, however many houses are put together in it.
static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();

/// Upper bounds of the durations, in seconds.
const BOUNDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0];

/// Begins to count.
pub fn install() {
    let _ = RECORDER.get_or_init(|| {
        let builder = PrometheusBuilder::new();
        let builder = builder.set_buckets(&BOUNDS).unwrap_or_else(|_| PrometheusBuilder::new());
        let recorder = builder.build_recorder();
        let handle = recorder.handle();
        // A second recorder would be refused; there is none, this runs once.
        let _ = metrics::set_global_recorder(recorder);
        handle
    });
}

/// The routes of the metrics port.
pub fn router(app: App) -> Router {
    Router::new().route("/metrics", get(show)).with_state(app)
}

async fn show(State(app): State<App>) -> String {
    if let Ok(mut reader) = app.db().read().await
        && let Ok(counts) = jobs::counts(&mut reader).await
    {
        gauge!("inrete_jobs_waiting").set(as_gauge(counts.waiting));
        gauge!("inrete_jobs_dead").set(as_gauge(counts.dead));
    }
    RECORDER.get().map(PrometheusHandle::render).unwrap_or_default()
}

fn as_gauge(count: i64) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// Counts every answer by route pattern, method and status, and how long it took.
pub async fn count(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = request.method().as_str().to_owned();
    let began = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    counter!("inrete_requests_total", "route" => route.clone(), "method" => method, "status" => status)
        .increment(1);
    histogram!("inrete_request_seconds", "route" => route).record(began.elapsed());
    response
}
