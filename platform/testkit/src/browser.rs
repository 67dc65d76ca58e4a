//! A browser without a screen: keeps cookies, sends what browsers send, follows redirects when asked.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, header};
use policy::Actor;
use serde_json::Value;
use tower::ServiceExt as _;
use web::Peer;

use crate::Response;
use crate::app::PUBLIC_URL;

/// One visitor. Two of them share nothing.
pub struct Browser {
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    /// Of them those that go along when another site posts.
    everywhere: Mutex<BTreeSet<String>>,
    actor: Option<Actor>,
    bearer: Option<String>,
    headers: Vec<(String, String)>,
    fetch_site: &'static str,
    peer: Option<IpAddr>,
}

/// A file of a form.
pub struct Upload<'a> {
    /// The field.
    pub field: &'a str,
    /// The file's name.
    pub name: &'a str,
    /// Its media type.
    pub media_type: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

impl Browser {
    pub(crate) fn new(router: Router) -> Self {
        Self {
            router,
            cookies: Mutex::default(),
            everywhere: Mutex::default(),
            actor: None,
            bearer: None,
            headers: Vec::new(),
            fetch_site: "same-origin",
            peer: None,
        }
    }

    /// The same visitor, taken for this actor without signing in: for the pages of rooms that sign nobody in.
    #[must_use]
    pub fn acting_as(mut self, actor: Actor) -> Self {
        self.actor = Some(actor);
        self
    }

    /// A program with this API key.
    #[must_use]
    pub fn with_key(mut self, key: &str) -> Self {
        self.bearer = Some(key.to_owned());
        self
    }

    /// With a header of its own, such as `Idempotency-Key`.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same visitor with the page of another site in front of her: what she sends comes from there.
    #[must_use]
    pub const fn on_another_site(mut self) -> Self {
        self.fetch_site = "cross-site";
        self
    }

    /// The same visitor at this network address; without one, all share a place.
    #[must_use]
    pub const fn at(mut self, peer: IpAddr) -> Self {
        self.peer = Some(peer);
        self
    }

    /// Opens a page: a path, or an address of the portal as a mail gives it.
    pub async fn get(&self, address: &str) -> Response {
        self.send(Method::GET, address, None, Vec::new()).await
    }

    /// Sends a form. A field may come several times.
    pub async fn post_form(&self, address: &str, fields: &[(&str, &str)]) -> Response {
        let kind = "application/x-www-form-urlencoded";
        self.send(Method::POST, address, Some(kind), form(fields).into_bytes()).await
    }

    /// Sends a form as the page of another site makes a browser do: with the cookies that are made for it, no others.
    pub async fn post_form_from_elsewhere(&self, address: &str, fields: &[(&str, &str)]) -> Response {
        let hers: BTreeMap<String, String> = {
            let everywhere = self.everywhere.lock().unwrap_or_else(PoisonError::into_inner).clone();
            self.kept().iter().filter(|(name, _)| everywhere.contains(*name)).map(pair).collect()
        };
        let mut other = Self::new(self.router.clone()).on_another_site();
        other.peer = self.peer;
        *other.kept() = hers;
        let response = other.post_form(address, fields).await;
        response.headers().get_all(header::SET_COOKIE).iter().for_each(|cookie| self.keep(cookie));
        response
    }

    /// Sends a form with files.
    pub async fn post_files(&self, address: &str, fields: &[(&str, &str)], files: &[Upload<'_>]) -> Response {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head =
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(head.into_bytes());
        }
        for Upload { field, name, media_type, bytes } in files {
            let place = format!("Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"");
            body.extend(
                format!("--{BOUNDARY}\r\n{place}\r\nContent-Type: {media_type}\r\n\r\n").into_bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(Method::POST, address, Some(&kind), body).await
    }

    /// Sends JSON.
    pub async fn post_json(&self, address: &str, json: &Value) -> Response {
        self.send(Method::POST, address, Some("application/json"), json.to_string().into_bytes()).await
    }

    /// Sends anything else: `PUT`, `DELETE`, a body of another type.
    pub async fn send(&self, method: Method, address: &str, kind: Option<&str>, body: Vec<u8>) -> Response {
        let path = address.strip_prefix(PUBLIC_URL).unwrap_or(address);
        let what = format!("{method} {path}");
        let mut request =
            Request::builder().method(method.clone()).uri(path).header(header::HOST, "rete.example");
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if !method.is_safe() && self.bearer.is_none() {
            request = request.header("sec-fetch-site", self.fetch_site);
        }
        if let Some(key) = &self.bearer {
            request = request.header(header::AUTHORIZATION, format!("Bearer {key}"));
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(cookies) = self.cookies_sent() {
            request = request.header(header::COOKIE, cookies);
        }
        if let Some(actor) = &self.actor {
            request = request.extension(actor.clone());
        }
        if let Some(peer) = self.peer {
            request = request.extension(Peer(peer));
        }
        let request = request.body(Body::from(body)).expect("the address can be asked for");
        let answer = self.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
        let response = Response::read(what, answer).await;
        response.headers().get_all(header::SET_COOKIE).iter().for_each(|cookie| self.keep(cookie));
        response
    }

    /// Goes where a redirect leads, until a page answers.
    pub async fn follow(&self, response: Response) -> Response {
        let mut response = response;
        for _ in 0..10 {
            if !(300..400).contains(&response.status()) {
                return response;
            }
            response = self.get(response.location()).await;
        }
        panic!("ten redirects one after the other");
    }

    /// The value of a cookie that it keeps.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.kept().get(name).cloned()
    }

    /// Puts a cookie there: one stolen, or altered.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.kept().insert(name.to_owned(), value.to_owned());
    }

    fn keep(&self, set: &HeaderValue) {
        let set = set.to_str().expect("a cookie is text");
        let (pair, attributes) = set.split_once(';').unwrap_or((set, ""));
        let (name, value) = pair.split_once('=').expect("a cookie has a name and a value");
        let is_over =
            attributes.split(';').any(|attribute| attribute.trim().eq_ignore_ascii_case("max-age=0"));
        let is_everywhere =
            attributes.split(';').any(|attribute| attribute.trim().eq_ignore_ascii_case("samesite=none"));
        if is_everywhere {
            self.everywhere.lock().unwrap_or_else(PoisonError::into_inner).insert(name.trim().to_owned());
        }
        match is_over {
            true => self.kept().remove(name.trim()),
            false => self.kept().insert(name.trim().to_owned(), value.to_owned()),
        };
    }

    fn cookies_sent(&self) -> Option<String> {
        let pairs: Vec<String> = self.kept().iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn pair((name, value): (&String, &String)) -> (String, String) {
    (name.clone(), value.clone())
}

const BOUNDARY: &str = "inrete-test-boundary";

fn form(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = fields.iter().map(|(k, v)| format!("{}={}", encoded(k), encoded(v))).collect();
    pairs.join("&")
}

/// Percent-encoded for a form.
pub(crate) fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
