//! The stand-in providers, from outside: a service of ours asks, they answer.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests are tests"
)]

mod federation;
mod office;
mod saml_service;
mod sign_in;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt as _;
use jiff::civil::date;
use kernel::{Clock, Instant};
use tower::ServiceExt as _;

/// Where the providers of these tests live.
const BASE: &str = "https://identita.example/prova";

fn now() -> Instant {
    Instant::from_rome(date(2026, 11, 23).at(8, 0, 0, 0))
}

fn clock() -> Clock {
    Clock::still(now())
}

/// Reads these documents by their addresses.
fn reader(documents: Vec<(String, String)>) -> standins::identity_provider::Reader {
    Arc::new(move |address| {
        let found = documents.iter().find(|(known, _)| *known == address);
        Box::pin(std::future::ready(found.map(|(_, document)| document.clone().into_bytes())))
    })
}

/// What a page answered.
struct Page {
    status: StatusCode,
    location: Option<String>,
    text: String,
}

impl Page {
    /// The value of the hidden field of that name.
    fn field(&self, name: &str) -> String {
        let from = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.text.split_once(&from).unwrap_or_else(|| panic!("no {name} in {}", self.text));
        let value = rest.split('"').next().unwrap();
        value.replace("&#38;", "&").replace("&amp;", "&").replace("&#43;", "+").replace("&#61;", "=")
    }
}

async fn send(router: &Router, request: Request<Body>) -> Page {
    let answer = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    let location = parts.headers.get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
    Page { status: parts.status, location, text: String::from_utf8(bytes.to_vec()).unwrap() }
}

async fn get(router: &Router, address: &str) -> Page {
    let path = address.strip_prefix("https://identita.example").unwrap_or(address);
    send(router, Request::get(path).body(Body::empty()).unwrap()).await
}

async fn get_with(router: &Router, address: &str, authorization: &str) -> Page {
    let path = address.strip_prefix("https://identita.example").unwrap_or(address);
    let request = Request::get(path).header(header::AUTHORIZATION, authorization);
    send(router, request.body(Body::empty()).unwrap()).await
}

async fn post(router: &Router, address: &str, fields: &[(&str, &str)]) -> Page {
    let path = address.strip_prefix("https://identita.example").unwrap_or(address);
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    send(router, request.body(Body::from(pairs.join("&"))).unwrap()).await
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// The value of a parameter of an address's query, decoded.
fn parameter(address: &str, name: &str) -> Option<String> {
    let (_, query) = address.split_once('?')?;
    let value = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")))?;
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'%', [high, low, tail @ ..]) => {
                let hex = [*high, *low];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
                rest = tail;
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).ok()
}
