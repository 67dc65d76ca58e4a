//! `/api/openapi.json`, gathered from the rooms, and `/api`, a page that shows it.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use utoipa::openapi::{Contact, InfoBuilder, License, OpenApi, OpenApiBuilder, ServerBuilder};
use web::{Answer, App, Caller, Page};

mod shown;

use shown::Operation;

/// The document and what the page shows of it, made once.
struct Document {
    json: String,
    groups: Vec<(String, Vec<Operation>)>,
}

/// The routes that serve the rooms' documents as one.
pub fn routes(rooms: Vec<OpenApi>, app: &App) -> Router<App> {
    let openapi = document(rooms, &app.site().public_url, app.site().contacts.mail.as_deref());
    let json = serde_json::to_value(&openapi).unwrap_or_default();
    let document = Arc::new(Document { json: json.to_string(), groups: shown::groups(&json) });
    let show = document.clone();
    Router::new().route("/api/openapi.json", get(move || std::future::ready(serve(&document)))).route(
        "/api",
        get(move |caller: Caller, State(_): State<App>| std::future::ready(page(&show, &caller))),
    )
}

/// One document for all rooms.
pub fn document(rooms: Vec<OpenApi>, public_url: &str, mail: Option<&str>) -> OpenApi {
    let mut contact = Contact::new();
    contact.name = Some("inrete".to_owned());
    contact.url = Some(public_url.to_owned());
    contact.email = mail.map(str::to_owned);
    let mut license = License::new("EUPL-1.2");
    license.url =
        Some("https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12".to_owned());
    let info = InfoBuilder::new()
        .title("inrete")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "Desks, services, free times and appointments of a network of public administrations. Times are RFC 3339 \
             with offset; errors are RFC 9457 problems with a stable `type`; lists are `{contents, total_items, …}`.",
        ))
        .contact(Some(contact))
        .license(Some(license))
        .build();
    let server = ServerBuilder::new().url(public_url).description(Some("This installation")).build();
    let mut whole = OpenApiBuilder::new().info(info).servers(Some([server])).build();
    for room in rooms {
        whole.merge(room);
    }
    whole
}

fn serve(document: &Document) -> Response {
    let mut response = document.json.clone().into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

#[derive(Template)]
#[template(path = "api.html")]
struct ApiPage<'a> {
    page: Page,
    groups: &'a [(String, Vec<Operation>)],
}

fn page(document: &Document, caller: &Caller) -> Answer {
    web::html(&ApiPage { page: caller.page(caller.t("app-api-title")), groups: &document.groups })
}
