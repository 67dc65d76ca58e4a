//! `/servizi/{slug}/suggerisci`: anybody may say what is wrong in a sheet, without leaving a name.

use askama::Template;
use axum::extract::Path;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page};

use super::said::refused;
use super::sheet::shown_service;
use crate::actions::catalogue::{SUGGESTION_LENGTH, suggest_change};
use crate::model::catalogue::Service;

#[derive(Template)]
#[template(path = "catalogue/suggest.html")]
struct SuggestPage {
    page: Page,
    service: String,
    fields: Fields,
}

impl SuggestPage {
    fn of(caller: &Caller, service: &Service, fields: Fields) -> Self {
        let page = caller
            .page(caller.t("desk-suggest-title"))
            .crumb(caller.t("desk-list-title"), "/servizi")
            .crumb(service.sheet.name.clone(), format!("/servizi/{}", service.slug))
            .private();
        Self { page, service: service.sheet.name.clone(), fields }
    }
}

/// `GET /servizi/{slug}/suggerisci`
///
/// # Errors
/// 404 when there is no such service.
pub async fn ask(caller: Caller, Path(slug): Path<String>) -> Answer {
    let found = shown_service(&mut caller.cx.read().await?, &caller, &slug).await?;
    web::html(&SuggestPage::of(&caller, &found, Fields::empty()))
}

/// `POST /servizi/{slug}/suggerisci`
///
/// # Errors
/// 404 when there is no such service, 429 when too many suggestions came.
pub async fn send(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let found = shown_service(&mut caller.cx.read().await?, &caller, &slug).await?;
    let text = form.text("text").to_owned();
    let mut errors = FieldErrors::new();
    if text.chars().count() < 5 {
        errors.add("text", "desk-suggest-empty");
    } else if text.chars().count() > SUGGESTION_LENGTH {
        errors.add("text", "desk-suggest-long");
    }
    if !errors.is_empty() {
        return web::unprocessable(&SuggestPage::of(&caller, &found, Fields::refused(form, errors)));
    }
    suggest_change(&caller.cx, found.id, &text, &caller.origin).await.map_err(refused)?;
    Ok(web::see_other_saying(&caller.visit, &format!("/servizi/{slug}"), "desk-suggest-done"))
}
