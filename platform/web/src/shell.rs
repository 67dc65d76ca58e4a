//! The shell around every request: number, language, protection, time limit, error pages, log line.
//!
//! One function in order instead of ten layers: the order matters, and here it can be read.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{DefaultBodyLimit, MatchedPath, Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::get};
use futures_util::FutureExt;
use texts::Texts;
use tracing::Instrument;

use crate::{Kind, PageError, Site, Visit, assets, cookies, error, flash, locale, preview, security};

/// A request that takes longer is given up: a browser would wait no longer either.
const TIME_LIMIT: Duration = Duration::from_secs(30);
/// Largest body where a route sets no other limit. Forms are far smaller.
const BODY_LIMIT_BYTES: usize = 1024 * 1024;
/// When a request was given up for lack of time, try again after so long.
const RETRY_SECONDS: u32 = 5;

/// What the shell is made of.
#[derive(Clone)]
pub struct Shell {
    /// The installation.
    pub site: Arc<Site>,
    /// All texts.
    pub texts: Texts,
    /// The kinds of problem of all rooms, for the pages that explain them.
    pub kinds: Arc<[Kind]>,
    /// The route patterns that other sites may post to, since a protocol wants it (a SAML response comes so).
    pub cross_site_posts: Arc<[&'static str]>,
}

/// Wraps the whole application: adds the static files, the pages that explain problems, the answers to unknown
/// addresses, and the shell itself. The session layer goes inside, so that it finds the [`Visit`].
pub fn wrap<S: Clone + Send + Sync + 'static>(routes: Router<S>, shell: Shell) -> Router<S> {
    let mut routes = routes.route("/problemi/{name}", get(explain).with_state(shell.clone()));
    if shell.site.is_demo {
        routes = routes.merge(preview::routes());
    }
    routes
        .fallback(async || PageError::not_found())
        .method_not_allowed_fallback(async || PageError::of(&error::kinds::METHOD))
        .layer(DefaultBodyLimit::max(BODY_LIMIT_BYTES))
        .layer(from_fn_with_state(shell, around))
        // Files have no visitor: no language, no log line, no default `Cache-Control`.
        .merge(assets::routes())
}

async fn explain(
    visit: Visit,
    State(shell): State<Shell>,
    Path(name): Path<String>,
) -> Result<Response, PageError> {
    let mut known = error::kinds::ALL.iter().chain(shell.kinds.iter());
    let kind = known.find(|kind| kind.name == name).ok_or_else(PageError::not_found)?;
    error::explain(&visit, kind)
}

async fn around(State(shell): State<Shell>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let is_https = shell.site.is_https();
    let chosen = locale::choose(request.uri(), request.headers(), is_https);
    let (method, headers) = (request.method(), request.headers());
    let visit =
        Visit::read(&shell.site, &shell.texts, method, request.uri(), headers, chosen.locale, number());
    // The pattern, never the address: addresses hold codes and tokens.
    let route = request.extensions().get::<MatchedPath>().map_or("unknown", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let span = tracing::info_span!("request", id = visit.id(), %method, route = route.as_str());

    let origin = if shell.cross_site_posts.contains(&route.as_str()) {
        Ok(())
    } else {
        security::judge_origin(&method, request.uri(), request.headers(), &shell.site)
    };
    request.extensions_mut().insert(chosen.locale);
    request.extensions_mut().insert(visit.clone());
    let answer = async {
        let answer = match origin {
            Ok(()) => guarded(next.run(request)).await,
            Err(refused) => refused.into_response(),
        };
        let answer = error::as_answer(answer, &visit).await;
        let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(status = answer.status().as_u16(), duration_ms, "answered");
        answer
    };
    let mut answer = answer.instrument(span).await;

    security::put_headers(answer.headers_mut(), is_https);
    put_own_headers(answer.headers_mut(), &visit, chosen.is_new);
    answer
}

/// Runs the handler with a time limit; a panic becomes a fault page.
async fn guarded(answer: impl Future<Output = Response>) -> Response {
    match tokio::time::timeout(TIME_LIMIT, AssertUnwindSafe(answer).catch_unwind()).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(panic)) => {
            let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            let said = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
            PageError::of(&error::kinds::FAULT).caused_by(format!("panic: {said}")).into_response()
        }
        Err(_) => PageError::busy(RETRY_SECONDS).caused_by("time limit".to_owned()).into_response(),
    }
}

fn put_own_headers(headers: &mut HeaderMap, visit: &Visit, is_new_language: bool) {
    let is_https = visit.site().is_https();
    if let Ok(id) = HeaderValue::from_str(visit.id()) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(visit.locale().code()));
    headers.append(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    // What somebody signed in has seen must not be there for who opens the browser after her.
    let keep = if visit.signed_in().is_some() { "no-store" } else { "private, no-cache" };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(keep));
    let language = is_new_language.then(|| {
        let keep = cookies::Keep::Seconds(locale::KEPT_SECONDS);
        cookies::set(is_https, locale::COOKIE, visit.locale().code(), keep)
    });
    let is_page =
        headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let shown = (is_page && visit.flash().is_some()).then(|| cookies::remove(is_https, flash::COOKIE));
    for cookie in [language, shown].into_iter().flatten().flatten() {
        headers.append(header::SET_COOKIE, cookie);
    }
}

/// A number for this request that can be read aloud on the telephone: eight letters and digits without those
/// that look or sound alike.
fn number() -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut bytes = [0_u8; 8];
    if aws_lc_rs::rand::fill(&mut bytes).is_err() {
        // Without randomness there are no sessions either; a request without a number can still be answered.
        return "0000-0000".to_owned();
    }
    let mut number = String::with_capacity(9);
    for (index, byte) in bytes.iter().enumerate() {
        if index == 4 {
            number.push('-');
        }
        number.push(ALPHABET.get(usize::from(byte % 32)).copied().map_or('A', char::from));
    }
    number
}
