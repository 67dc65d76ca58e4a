//! Answers on the web until it is told to stop, then finishes what it has in hand.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing::info;
use web::Peer;

use crate::compose::House;
use crate::http::metrics;
use crate::tls::Tls;

/// How a house is served.
pub struct Serving {
    /// The public listener.
    pub listener: TcpListener,
    /// What the public pages are served over https with; plain http, behind a proxy, without it.
    pub tls: Option<Tls>,
    /// The listener of `/metrics`.
    pub metrics: Option<TcpListener>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether jobs run in this process.
    pub with_jobs: bool,
}

/// Takes an address; `key` is where its person wrote it.
///
/// # Errors
/// In words that name both.
pub async fn listener(key: &str, address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| format!("{key}: cannot listen on {address}: {error}"))
}

/// Serves until the process is asked to stop (SIGTERM or Ctrl-C): then no new connection is taken, requests in hand
/// are answered, the job in hand is finished, the database is closed.
///
/// # Errors
/// When the listener fails.
pub async fn serve(house: House, serving: Serving) -> std::io::Result<()> {
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        asked_to_stop().await;
        info!("stopping: requests and jobs in hand are finished first");
        // Nobody listens any more only when everything has stopped already.
        let _ = stop.send(true);
    });
    let House { app, router, worker, .. } = house;
    let jobs = async {
        if serving.with_jobs {
            worker.run(told(stopped.clone())).await;
        }
    };
    let metrics = async {
        match serving.metrics {
            Some(listener) => {
                axum::serve(listener, metrics::router(app.clone()))
                    .with_graceful_shutdown(told(stopped.clone()))
                    .await
            }
            None => Ok(()),
        }
    };
    let routes = public(router, serving.trusted_proxies);
    let pages = async {
        match serving.tls {
            Some(tls) => tls.serve(serving.listener, routes, told(stopped.clone())).await,
            None => {
                let routes = routes.into_make_service_with_connect_info::<SocketAddr>();
                axum::serve(serving.listener, routes).with_graceful_shutdown(told(stopped.clone())).await
            }
        }
    };
    let (pages, metrics, ()) = tokio::join!(pages, metrics, jobs);
    app.db().close().await;
    pages.and(metrics)
}

/// The public routes, with what only a real connection has.
fn public(router: Router, trusted_proxies: Vec<IpAddr>) -> Router {
    router.layer(from_fn(metrics::count)).layer(from_fn_with_state(Arc::new(trusted_proxies), know_peer))
}

/// Puts the address of the peer into the request: the connection's, or the last that a trusted proxy names.
async fn know_peer(State(trusted): State<Arc<Vec<IpAddr>>>, mut request: Request, next: Next) -> Response {
    let connection = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    if let Some(connection) = connection {
        let forwarded = trusted.contains(&connection).then(|| forwarded_for(&request)).flatten();
        request.extensions_mut().insert(Peer(forwarded.unwrap_or(connection)));
    }
    next.run(request).await
}

fn forwarded_for(request: &Request) -> Option<IpAddr> {
    request.headers().get("x-forwarded-for")?.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

/// Ready when the process is asked to stop.
pub async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(_) => return drop(interrupt.await),
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}

async fn told(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, which only happens after it has told.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn address_that_is_taken_is_named_with_its_key() {
        let first = listener("server.listen", SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let taken = first.local_addr().unwrap();

        let refusal = listener("server.metrics_listen", taken).await.unwrap_err();

        assert!(
            refusal.starts_with(&format!("server.metrics_listen: cannot listen on {taken}: ")),
            "{refusal}"
        );
    }
}
