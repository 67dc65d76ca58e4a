//! The application as handlers see it, and who calls one of them.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use kernel::Clock;
use mail::Mailer;
use policy::Actor;
use storage::links::{self, Link, LinkFault};
use storage::{Cx, Db, Keys};
use texts::{Locale, Texts, Translator};

use crate::slice::{Keeping, LinkTarget, Panel, StaffLink};
use crate::{Page, PageError, Site, Visit, cookies};

/// What a room is given when it is put together: texts, the installation, the way out for mail. Its jobs work with
/// it where there is no request. Cheap to clone.
#[derive(Clone)]
pub struct Kit {
    /// All texts.
    pub texts: Texts,
    /// What the installation says of itself.
    pub site: Arc<Site>,
    /// Sends mail.
    pub mailer: Mailer,
}

impl Kit {
    /// Says texts in a language.
    #[must_use]
    pub fn translator(&self, locale: Locale) -> Translator {
        self.texts.translator(locale)
    }

    /// An absolute address for a path, for mails and calendars.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.site.public_url)
    }

    /// The address of a mailed link.
    #[must_use]
    pub fn link_address(&self, cx: &Cx, link: &Link) -> String {
        self.url(&format!("/l/{}", links::token(cx.keys(), link.id)))
    }
}

/// The running application. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Running>);

struct Running {
    db: Db,
    clock: Clock,
    keys: Keys,
    kit: Kit,
    links: Vec<LinkTarget>,
    panels: Vec<Panel>,
    staff_links: Vec<StaffLink>,
    keepings: Vec<Keeping>,
}

/// What the rooms contribute to pages that are not theirs.
#[derive(Default)]
pub struct Contributions {
    /// Where mailed links lead.
    pub links: Vec<LinkTarget>,
    /// Panels on shared pages.
    pub panels: Vec<Panel>,
    /// Entries of the staff menu.
    pub staff_links: Vec<StaffLink>,
    /// What each keeps of a person.
    pub keepings: Vec<Keeping>,
}

impl App {
    /// Puts it together; `app` does this once at start, the test kit once a test.
    pub fn new(db: Db, clock: Clock, keys: Keys, kit: Kit, rooms: Contributions) -> Self {
        let Contributions { links, panels, staff_links, keepings } = rooms;
        Self(Arc::new(Running { db, clock, keys, kit, links, panels, staff_links, keepings }))
    }

    /// The context of an actor, in a language.
    pub fn cx(&self, actor: Actor, locale: Locale) -> Cx {
        Cx::new(self.0.db.clone(), self.0.clock.clone(), self.0.keys.clone(), actor, locale)
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// What the installation says of itself.
    pub fn site(&self) -> &Arc<Site> {
        &self.0.kit.site
    }

    /// What rooms were put together with.
    pub fn kit(&self) -> &Kit {
        &self.0.kit
    }

    /// The texts.
    pub fn texts(&self) -> &Texts {
        &self.0.kit.texts
    }

    /// An absolute address for a path, for mails and calendars.
    pub fn url(&self, path: &str) -> String {
        self.0.kit.url(path)
    }

    /// Says texts in a language.
    pub fn translator(&self, locale: Locale) -> Translator {
        self.0.kit.translator(locale)
    }

    /// Where a link of that purpose leads, if a room takes it.
    pub fn link_target(&self, purpose: &str) -> Option<&LinkTarget> {
        self.0.links.iter().find(|target| target.purpose == purpose)
    }

    /// Panels that rooms offer for a place, in their order.
    pub fn panels(&self) -> &[Panel] {
        &self.0.panels
    }

    /// The staff menu.
    pub fn staff_links(&self) -> &[StaffLink] {
        &self.0.staff_links
    }

    /// What each room keeps of a person who signed in, in the order of her personal area.
    pub fn keepings(&self) -> &[Keeping] {
        &self.0.keepings
    }
}

/// Who calls a handler, and what it needs to answer: the first argument of almost every one.
#[derive(Clone)]
pub struct Caller {
    /// The application.
    pub app: App,
    /// The context of who acts.
    pub cx: Cx,
    /// The request as the shell shows it: language, path, pages.
    pub visit: Visit,
    /// A keyed hash of the network address she comes from, for limits; never the address.
    pub origin: String,
    headers: HeaderMap,
}

/// The peer's network address, put into the request by the server; absent in in-process tests.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub std::net::IpAddr);

impl FromRequestParts<App> for Caller {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let actor = parts.extensions.get::<Actor>().cloned().unwrap_or(Actor::Public);
        let cx = app.cx(actor, visit.locale());
        let origin = match parts.extensions.get::<Peer>() {
            Some(Peer(address)) => cx.keys().pseudonym("peer", &address.to_string()),
            None => "in-process".to_owned(),
        };
        Ok(Self { app: app.clone(), cx, visit, origin, headers: parts.headers.clone() })
    }
}

impl Caller {
    /// A page with a title already in the visitor's language.
    #[must_use]
    pub fn page(&self, title: impl Into<String>) -> Page {
        self.visit.page(title)
    }

    /// The text of a key in her language.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.visit.t(key)
    }

    /// A cookie that came with the request.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        cookies::read(&self.headers, self.app.site().is_https(), name)
    }

    /// The context of the holder of a link of that purpose, if she holds one that is still good: she came through
    /// `/l/…` a short while ago.
    ///
    /// # Errors
    /// When the database refuses; a bad link is the inner error.
    pub async fn holding(&self, purpose: &str) -> storage::Result<Result<Cx, LinkFault>> {
        let Some(secret) = self.cookie(&crate::links::cookie_name(purpose)) else {
            return Ok(Err(LinkFault::Forged));
        };
        let mut reader = self.cx.read().await?;
        let link = links::resolve(&mut reader, &self.cx, &secret).await?;
        Ok(match link {
            Ok(link) if link.purpose == purpose => Ok(self.cx.acting_as(holder(&link))),
            Ok(_) => Err(LinkFault::Forged),
            Err(fault) => Err(fault),
        })
    }

    /// What the link of a purpose was for that the visitor has used up: nothing is opened by it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn held_before(&self, purpose: &str) -> storage::Result<Option<uuid::Uuid>> {
        let Some(secret) = self.cookie(&crate::links::cookie_name(purpose)) else { return Ok(None) };
        let mut reader = self.cx.read().await?;
        let link = links::used_up(&mut reader, &self.cx, &secret).await?;
        Ok(link.filter(|link| link.purpose == purpose).map(|link| link.resource))
    }
}

/// The actor that a link makes of whoever holds it.
pub fn holder(link: &Link) -> Actor {
    Actor::LinkHolder { purpose: link.purpose.clone(), resource: link.resource, expires_at: link.expires_at }
}

/// The secret of an API call: `Authorization: Bearer SECRET`, or the bare secret.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(axum::http::header::AUTHORIZATION)?.to_str().ok()?.trim();
    match value.split_once(' ') {
        Some((scheme, secret)) if scheme.eq_ignore_ascii_case("bearer") => Some(secret.trim()),
        Some(_) => None,
        None => Some(value),
    }
}
