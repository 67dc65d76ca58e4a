//! `/entra-in-rete/ente/{ipa}`: a body of the public index, and the button that has a code sent to its certified mail.

use askama::Template;
use axum::extract::Path;
use web::components::Steps;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{START, entry, page, steps};
use crate::actions::{ActivationError, known_body, send_body_code};
use crate::model::{IndexEntry, masked};
use crate::store;

#[derive(Template)]
#[template(path = "first/body.html")]
struct Body {
    page: Page,
    fields: Fields,
    steps: Steps,
    entry: IndexEntry,
    addresses: Vec<Choice>,
    /// Somebody acts for it already.
    is_acted_for: bool,
}

impl Body {
    async fn of(caller: &Caller, ipa: &str, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let entry = entry(&mut tx, ipa).await?;
        let is_acted_for = match known_body(&mut tx, &entry).await {
            Ok(Some(body)) => store::activation::is_acted_for(&mut tx, body, caller.cx.now().date()).await?,
            Ok(None) | Err(ActivationError::Unclear) => false,
            Err(other) => return Err(other.into()),
        };
        drop(tx);
        let places = entry.certified_emails.iter().enumerate();
        let addresses = places.map(|(place, address)| Choice::new(place.to_string(), masked(address)));
        let addresses = addresses.collect();
        let (page, steps) = (page(caller, entry.name.clone()), steps(caller, 1, START));
        Ok(Self { page, fields, steps, entry, addresses, is_acted_for })
    }
}

pub(crate) async fn show(caller: Caller, Path(ipa): Path<String>) -> Answer {
    let first = Form::from_pairs([("pec", "0")]);
    web::html(&Body::of(&caller, &ipa, Fields::of(first)).await?)
}

pub(crate) async fn send(caller: Caller, Path(ipa): Path<String>, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let key = ipa.trim().to_lowercase();
    let chosen = form.get("pec").unwrap_or("0").parse().map_err(|_| "network-first-choose-address");
    if let Some(which) = errors.check("pec", chosen) {
        match send_body_code(&caller.cx, &key, which, &caller.origin).await {
            Ok(_) => {
                let to = format!("/entra-in-rete/codice?ente={key}");
                return Ok(web::see_other_saying(&caller.visit, &to, "network-first-sent"));
            }
            Err(ActivationError::NoAddress) => errors.add("pec", "network-first-choose-address"),
            Err(ActivationError::TooMany) => {
                return Err(PageError::too_many(3600).saying("network-first-too-many-codes"));
            }
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&Body::of(&caller, &ipa, Fields::refused(form, errors)).await?)
}
