//! Turns an error into the answer of this visitor.

use askama::Template;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use texts::Message;

use super::{Kind, PageError, Problem, kinds};
use crate::{Page, Visit};

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    text: String,
    next: Option<(String, String)>,
    /// The number to tell when it is our fault.
    reference: Option<String>,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    page: Page,
    kind: Kind,
}

/// The page that explains a kind of problem.
pub(crate) fn explain(visit: &Visit, kind: &Kind) -> Result<Response, PageError> {
    let page = visit.page(visit.t(kind.title));
    Ok(Html(ProblemPage { page, kind: *kind }.render()?).into_response())
}

/// Writes the body of a refused answer; other answers pass as they are.
pub(crate) async fn as_answer(answer: Response, visit: &Visit) -> Response {
    let status = answer.status();
    if status.is_success() || status.is_redirection() || status.is_informational() {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let error = match parts.extensions.remove::<PageError>() {
        Some(error) => error,
        // Rejections of axum's extractors and its own 404 and 405 are plain text, in English only: ours takes its
        // place. What a handler wrote as a page or as JSON stays.
        None if is_bare(&parts.headers) => PageError::of(kinds::of_status(status)),
        None => return Response::from_parts(parts, body),
    };
    log(&error, visit);
    let mut written = if visit.is_api() { as_problem(&error, visit) } else { as_page(&error, visit) };
    // What the refusing layer added (`Allow`, cookies) goes along; length and kind are those of the new body.
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::CONTENT_TYPE);
    written.headers_mut().extend(parts.headers);
    if let Some(seconds) = error.inner.retry_after_seconds {
        written.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    written
}

fn is_bare(headers: &axum::http::HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/plain")))
}

fn log(error: &PageError, visit: &Visit) {
    if error.inner.kind.status.is_server_error() {
        let cause = error.inner.cause.as_deref().unwrap_or("none given");
        tracing::error!(request_id = visit.id(), kind = error.inner.kind.name, cause, "a request failed");
    }
}

fn detail(error: &PageError, visit: &Visit, text: &str) -> String {
    match &error.inner.message {
        Some(message) => visit.say(message),
        None => visit.t(text),
    }
}

/// Title and text for a program, where those of the kind speak of pages and files.
fn for_program(kind: &Kind) -> (&'static str, &'static str) {
    match kind.name {
        "bad-request" => (kind.title, "web-error-bad-request-api"),
        "sign-in" => (kind.title, "web-error-sign-in-api"),
        "not-found" => ("web-error-not-found-api-title", "web-error-not-found-api"),
        "method-not-allowed" => (kind.title, "web-error-method-api"),
        "too-large" => (kind.title, "web-error-too-large-api"),
        "unsupported-media-type" => (kind.title, "web-error-media-type-api"),
        _ => (kind.title, kind.text),
    }
}

fn as_problem(error: &PageError, visit: &Visit) -> Response {
    let kind = error.inner.kind;
    let (title, text) = for_program(kind);
    let problem = Problem {
        kind: format!("/problemi/{}", kind.name),
        title: visit.t(title),
        status: kind.status.as_u16(),
        detail: Some(detail(error, visit, text)),
        instance: format!("{}#{}", visit.path(), visit.id()),
        members: error.inner.members.clone(),
    };
    let mut answer = (kind.status, Json(problem)).into_response();
    if kind.status == StatusCode::UNAUTHORIZED {
        // RFC 9110, 15.5.2: a 401 names the scheme that would open the door.
        answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    answer
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json; charset=utf-8"));
    answer
}

fn as_page(error: &PageError, visit: &Visit) -> Response {
    let kind = error.inner.kind;
    let page = visit.page(visit.t(kind.title)).private();
    let next = match &error.inner.next {
        Some((href, label)) => Some((href.clone(), visit.say(label))),
        None => default_next(kind, visit),
    };
    let reference = kind.status.is_server_error().then(|| visit.id().to_owned());
    let template = ErrorPage { page, text: detail(error, visit, kind.text), next, reference };
    match template.render() {
        Ok(html) => (kind.status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(request_id = visit.id(), %error, "the error page cannot be written");
            (StatusCode::INTERNAL_SERVER_ERROR, visit.id().to_owned()).into_response()
        }
    }
}

fn default_next(kind: &Kind, visit: &Visit) -> Option<(String, String)> {
    match kind.status {
        StatusCode::UNAUTHORIZED => Some((sign_in_address(visit), visit.t("web-header-sign-in"))),
        StatusCode::NOT_FOUND => {
            Some(("/servizi".to_owned(), visit.say(&Message::new("web-error-not-found-next"))))
        }
        _ => None,
    }
}

/// The sign-in, with the page that was asked for; the sign-in itself judges whether it leads there.
fn sign_in_address(visit: &Visit) -> String {
    let Some(asked) = visit.return_address() else { return "/accesso".to_owned() };
    let mut address = "/accesso?verso=".to_owned();
    for byte in asked.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                address.push(char::from(byte));
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address
}
