//! Who comes back: the page that looks for her, and the suggestions while her name is typed. Names travel in the body of a
//! form, never in an address.

use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::response::IntoResponse as _;
use serde::Serialize;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page};

use super::screen::{Found, label, taken};
use super::{Tab, page, tabs};
use crate::queries::{Sought, desk_at, find_clients};
use crate::web::form::{base, client_pairs};

#[derive(Template)]
#[template(path = "office/clients.html")]
struct Clients {
    page: Page,
    tabs: Vec<Tab>,
    fields: Fields,
    base: String,
    found: Option<Vec<Found>>,
}

pub(crate) async fn form(caller: Caller, Path(desk): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = desk_at(&mut tx, &caller.cx, &desk).await?;
    web::html(&Clients {
        page: page(&caller, &desk, caller.t("contact-clients-title")),
        tabs: tabs(&caller, &desk, "/persone"),
        fields: Fields::empty(),
        base: base(&desk),
        found: None,
    })
}

pub(crate) async fn find(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = desk_at(&mut tx, &caller.cx, &desk).await?;
    let text = form.text("chi").to_owned();
    let shown = |fields, found| Clients {
        page: page(&caller, &desk, caller.t("contact-clients-title")),
        tabs: tabs(&caller, &desk, "/persone"),
        fields,
        base: base(&desk),
        found,
    };
    if Sought::parse(&text).is_none() {
        let mut errors = FieldErrors::new();
        errors.add("chi", "contact-error-too-little");
        return web::unprocessable(&shown(Fields::refused(form, errors), None));
    }
    let clients = find_clients(&mut tx, &caller.cx, &desk, &text).await?;
    let found = clients.iter().map(|one| Found { id: one.id.to_string(), label: label(&caller, one) });
    web::html(&shown(Fields::of(form), Some(found.collect())))
}

#[derive(Serialize)]
struct Suggestions {
    found: Vec<Suggestion>,
    /// What the keys do with them.
    hint: String,
}

#[derive(Serialize)]
struct Suggestion {
    id: String,
    name: String,
    label: String,
    told: String,
    facts: serde_json::Map<String, serde_json::Value>,
}

/// `POST …/cerca`: those whose name begins so, with what comes over when one is chosen.
pub(crate) async fn suggest(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = desk_at(&mut tx, &caller.cx, &desk).await?;
    let clients = find_clients(&mut tx, &caller.cx, &desk, form.text("chi")).await?;
    let found = clients.iter().map(|one| {
        let name = one.names.shown().unwrap_or_default();
        let facts = client_pairs(one).into_iter().map(|(field, value)| (field.to_owned(), value.into()));
        Suggestion {
            id: one.id.to_string(),
            told: taken(&caller, one),
            name,
            label: label(&caller, one),
            facts: facts.collect(),
        }
    });
    let hint = match i64::try_from(clients.len()).unwrap_or(i64::MAX) {
        0 => String::new(),
        count => caller.visit.translator().ta("contact-suggest-hint", &[("count", count.into())]),
    };
    Ok(Json(Suggestions { found: found.collect(), hint }).into_response())
}
