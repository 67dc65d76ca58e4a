//! One request of one visitor, as the shell sees it: language, address, who is shown as signed in. Handlers take
//! it as an argument and make their [`Page`] from it.

use std::sync::{Arc, OnceLock};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};
use texts::{Locale, Message, Texts, Translator};

use crate::{Page, PageError, Site, cookies, flash};

/// The request of a visitor. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Visit {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    site: Arc<Site>,
    translator: Translator,
    path: String,
    query: Option<String>,
    is_read: bool,
    id: String,
    flash: Option<String>,
    signed_in: OnceLock<SignedIn>,
}

/// Somebody signed in, as the header shows her.
#[derive(Debug, Clone, Default)]
pub struct SignedIn {
    /// How she is called on the page.
    pub name: String,
    /// Her own menu: address and label, in order.
    pub menu: Vec<NavLink>,
    /// Whether she works here: her menu begins with the office's first page.
    pub works_here: bool,
}

/// A link of a menu.
#[derive(Debug, Clone)]
pub struct NavLink {
    /// Address.
    pub href: String,
    /// Label, in the language of the visitor.
    pub label: String,
}

impl Visit {
    pub(crate) fn read(
        site: &Arc<Site>,
        texts: &Texts,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
        locale: Locale,
        id: String,
    ) -> Self {
        let flash = cookies::read(headers, site.is_https(), flash::COOKIE);
        Self {
            inner: Arc::new(Inner {
                site: Arc::clone(site),
                translator: texts.translator(locale),
                path: uri.path().to_owned(),
                query: uri.query().map(ToOwned::to_owned),
                is_read: matches!(*method, Method::GET | Method::HEAD),
                id,
                flash,
                signed_in: OnceLock::new(),
            }),
        }
    }

    /// A page with a title already in the visitor's language.
    #[must_use]
    pub fn page(&self, title: impl Into<String>) -> Page {
        Page::new(self.clone(), title.into())
    }

    /// The installation.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.inner.site
    }

    /// Texts in the visitor's language.
    #[must_use]
    pub fn translator(&self) -> &Translator {
        &self.inner.translator
    }

    /// The visitor's language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.inner.translator.locale()
    }

    /// The text of a key.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.inner.translator.t(key)
    }

    /// The text of a message.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.inner.translator.say(message)
    }

    /// The path of the address, without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.inner.path
    }

    /// The query of the address.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        self.inner.query.as_deref()
    }

    /// The address to come back to after the sign-in; none for what was sent, which would not be sent again.
    pub(crate) fn return_address(&self) -> Option<String> {
        let query = self.inner.query.as_ref().map_or_else(String::new, |query| format!("?{query}"));
        self.inner.is_read.then(|| format!("{}{query}", self.inner.path))
    }

    /// The number of this request: in the log, in the answer's `X-Request-Id`, on a fault page.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.inner.id
    }

    /// Whether a program asked: it gets problems as JSON instead of pages.
    #[must_use]
    pub fn is_api(&self) -> bool {
        ["/api/", "/hsds/"].iter().any(|prefix| self.inner.path.starts_with(prefix))
    }

    /// Says who is signed in, once per request; the session layer calls it before the handler.
    pub fn sign_in(&self, who: SignedIn) {
        // A second call would be a second session layer: the first one counts.
        let _first = self.inner.signed_in.set(who);
    }

    /// Who is signed in, if anybody.
    #[must_use]
    pub fn signed_in(&self) -> Option<&SignedIn> {
        self.inner.signed_in.get()
    }

    pub(crate) fn flash(&self) -> Option<&str> {
        self.inner.flash.as_deref()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| PageError::fault(Unwrapped))
    }
}

/// A route that was not wrapped by [`crate::shell::wrap`].
#[derive(Debug, thiserror::Error)]
#[error("the route is outside the shell: wrap the router with web::shell::wrap")]
struct Unwrapped;
