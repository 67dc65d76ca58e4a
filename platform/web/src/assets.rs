//! The static files, embedded by `build.rs`: their addresses carry a version, so browsers keep them for ever.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::get};

struct File {
    name: &'static str,
    mime: &'static str,
    plain: &'static [u8],
    gzip: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of a file, such as `inrete.css`.
#[must_use]
pub fn url(name: &str) -> String {
    format!("/assets/{VERSION}/{name}")
}

/// The route that serves the files.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{version}/{name}", get(serve))
}

async fn serve(Path((version, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(file) = FILES.iter().find(|file| file.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // While two releases run side by side, a page of the other one asks for its own version: it gets ours, but
    // must not keep it.
    let keep = if version == VERSION { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut answer = match file.gzip.filter(|_| accepts_gzip(&headers)) {
        Some(packed) => {
            ([(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))], packed).into_response()
        }
        None => file.plain.into_response(),
    };
    let put = answer.headers_mut();
    put.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.mime));
    put.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    put.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    answer
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            parts.next() == Some("gzip") && !parts.any(|weight| weight == "q=0")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_has_what_the_layout_asks_for() {
        for name in ["bootstrap-italia.min.css", "inrete.css", "inrete.js", "sprites.svg", "favicon.svg"] {
            assert!(FILES.iter().any(|file| file.name == name), "{name}");
        }
    }

    #[test]
    fn accepts_gzip_respects_refusal() {
        let with = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
            accepts_gzip(&headers)
        };

        assert!(with("br, gzip"));
        assert!(with("gzip;q=0.5"));
        assert!(!with("gzip;q=0, br"));
        assert!(!with("identity"));
    }
}
