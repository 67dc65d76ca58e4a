//! What came back, read to its end.

use axum::http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt as _;
use serde_json::Value;

/// An answer of the application.
#[derive(Clone, Debug)]
pub struct Response {
    what: String,
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Response {
    pub(crate) async fn read(what: String, answer: axum::response::Response) -> Self {
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.expect("the body comes to its end").to_bytes().to_vec();
        Self { what, status: parts.status, headers: parts.headers, bytes }
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The same answer; stops the test, showing the page, when the status is another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        let page = String::from_utf8_lossy(&self.bytes);
        assert_eq!(self.status(), status, "{}\n{page}", self.what);
        self
    }

    /// The first header of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// All headers, for cookies and the like.
    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Where a redirect leads.
    #[track_caller]
    pub fn location(&self) -> &str {
        let header = self.header(header::LOCATION.as_str());
        header.unwrap_or_else(|| panic!("{} answered {} and leads nowhere", self.what, self.status))
    }

    /// The body as text.
    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("the body is text")
    }

    /// The body as it came.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{}: no JSON: {error}", self.what))
    }
}
