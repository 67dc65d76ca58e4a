//! The error of every handler.

use std::error::Error;
use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};
use texts::Message;

use super::{Kind, kinds};

/// A refusal or a fault on its way to the visitor.
#[derive(Debug, Clone)]
pub struct PageError {
    pub(super) inner: Arc<Inner>,
}

#[derive(Debug, Clone)]
pub(super) struct Inner {
    pub(super) kind: &'static Kind,
    pub(super) message: Option<Message>,
    pub(super) next: Option<(String, Message)>,
    pub(super) retry_after_seconds: Option<u32>,
    pub(super) members: Map<String, Value>,
    pub(super) cause: Option<String>,
}

impl PageError {
    /// A refusal of a kind, with the text of the kind.
    #[must_use]
    pub fn of(kind: &'static Kind) -> Self {
        let inner = Inner {
            kind,
            message: None,
            next: None,
            retry_after_seconds: None,
            members: Map::new(),
            cause: None,
        };
        Self { inner: Arc::new(inner) }
    }

    /// 404: not there, or not for her to know.
    #[must_use]
    pub fn not_found() -> Self {
        Self::of(&kinds::NOT_FOUND)
    }

    /// 401: only for who is signed in.
    #[must_use]
    pub fn sign_in() -> Self {
        Self::of(&kinds::SIGN_IN)
    }

    /// 403 with the reason that policy gave.
    #[must_use]
    pub fn forbidden(reason: impl Into<Message>) -> Self {
        Self::of(&kinds::FORBIDDEN).saying(reason)
    }

    /// 409: what happened.
    #[must_use]
    pub fn conflict(what: impl Into<Message>) -> Self {
        Self::of(&kinds::CONFLICT).saying(what)
    }

    /// 422: what is wrong. Forms answer with their own page instead; this is for addresses and programs.
    #[must_use]
    pub fn invalid(what: impl Into<Message>) -> Self {
        Self::of(&kinds::INVALID).saying(what)
    }

    /// 413: more than `limit_mib` mebibytes.
    #[must_use]
    pub fn too_large(limit_mib: u32) -> Self {
        Self::of(&kinds::TOO_LARGE).saying(Message::new("web-error-too-large-limit").with("limit", limit_mib))
    }

    /// 429: too many attempts; again after so many seconds.
    #[must_use]
    pub fn too_many(retry_after_seconds: u32) -> Self {
        Self::of(&kinds::TOO_MANY).retry_after(retry_after_seconds)
    }

    /// 503: not now; again after so many seconds.
    #[must_use]
    pub fn busy(retry_after_seconds: u32) -> Self {
        Self::of(&kinds::BUSY).retry_after(retry_after_seconds)
    }

    /// 500: our fault. The cause goes to the log only.
    #[must_use]
    pub fn fault(cause: impl Error) -> Self {
        Self::of(&kinds::FAULT).caused_by(chain(&cause))
    }

    /// Says what happened in place of the text of the kind.
    #[must_use]
    pub fn saying(self, message: impl Into<Message>) -> Self {
        let message = message.into();
        self.changed(|inner| inner.message = Some(message))
    }

    /// Offers the next step: a link with its label.
    #[must_use]
    pub fn next(self, href: impl Into<String>, label: impl Into<Message>) -> Self {
        let next = (href.into(), label.into());
        self.changed(|inner| inner.next = Some(next))
    }

    /// Adds a member to the problem document, such as the alternatives to a time that is gone.
    #[must_use]
    pub fn with(self, name: &str, value: Value) -> Self {
        self.changed(|inner| {
            inner.members.insert(name.to_owned(), value);
        })
    }

    /// Tells when to try again.
    #[must_use]
    pub fn retry_after(self, seconds: u32) -> Self {
        self.changed(|inner| inner.retry_after_seconds = Some(seconds))
    }

    /// The kind.
    #[must_use]
    pub fn kind(&self) -> &'static Kind {
        self.inner.kind
    }

    pub(crate) fn caused_by(self, cause: String) -> Self {
        self.changed(|inner| inner.cause = Some(cause))
    }

    fn changed(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        change(Arc::make_mut(&mut self.inner));
        self
    }
}

/// The error and what lies under it, each said once.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}

impl IntoResponse for PageError {
    /// A bare status that carries the error; the shell writes the body, because it knows the visitor.
    fn into_response(self) -> Response {
        let mut answer = self.inner.kind.status.into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::fault(error)
    }
}
