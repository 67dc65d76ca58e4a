//! A form that was begun: kept by mail, gone on with by its link (C.SE.1.6). It needs no script, and goes from one device to
//! another.

use ::web::forms::{FieldErrors, Fields, Form};
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use axum::extract::Path;
use kernel::{EmailAddress, Id};
use policy::Actor;

use super::form::FIELDS;
use super::id;
use super::request::page_of;
use crate::actions::keep_draft;
use crate::model::{DRAFT_DAYS, Part};
use crate::policy::DRAFT;
use crate::store;
use crate::store::draft::Draft;

#[derive(Template)]
#[template(path = "public/keep.html")]
struct Keep {
    page: Page,
    fields: Fields,
    carried: Vec<(String, String)>,
    days: i64,
}

#[derive(Template)]
#[template(path = "public/kept.html")]
struct Kept {
    page: Page,
    days: i64,
}

fn page(caller: &Caller, title: &str) -> Page {
    caller.page(caller.t(title)).private().crumb(caller.t("firm-landing-title"), "/imprese")
}

/// What is kept: what was typed, and where.
fn typed(form: &Form) -> Vec<(String, String)> {
    let names = FIELDS.into_iter().chain(["passo"]);
    names.filter(|name| form.has(name)).map(|name| (name.to_owned(), form.text(name).to_owned())).collect()
}

fn ask(caller: &Caller, form: Form, errors: FieldErrors) -> Keep {
    let carried = typed(&form);
    let form = if form.has("bozza_email") {
        form
    } else {
        let email = form.text("email").to_owned();
        form.set("bozza_email", email)
    };
    Keep {
        page: page(caller, "firm-keep-title"),
        fields: Fields::refused(form, errors),
        carried,
        days: DRAFT_DAYS,
    }
}

/// `POST /imprese/richiesta/bozza`: asks where the link should go, then keeps the form and mails it.
///
/// # Errors
/// 429 when too many were kept.
pub(crate) async fn keep(caller: Caller, form: Form) -> Answer {
    if !form.has("conserva") {
        return ::web::html(&ask(&caller, form, FieldErrors::new()));
    }
    let Ok(email) = EmailAddress::parse(form.text("bozza_email")) else {
        let mut errors = FieldErrors::new();
        errors.add("bozza_email", "firm-fault-wrong-email");
        return ::web::unprocessable(&ask(&caller, form, errors));
    };
    keep_draft(&caller.cx, email, typed(&form), &caller.origin).await?;
    Ok(::web::see_other("/imprese/richiesta/bozza/inviata"))
}

pub(crate) async fn kept(caller: Caller) -> Answer {
    ::web::html(&Kept { page: page(&caller, "firm-kept-title"), days: DRAFT_DAYS })
}

/// `GET /imprese/bozza/{id}`: the form where it was left, for who holds its link.
///
/// # Errors
/// 404 without the link; 410 when it is over.
pub(crate) async fn go_on(caller: Caller, Path(text): Path<String>) -> Answer {
    let id: Id<Draft> = id(&text)?;
    let cx = caller.holding(DRAFT).await??;
    if !matches!(cx.actor, Actor::LinkHolder { resource, .. } if resource == id.uuid()) {
        return Err(PageError::not_found());
    }
    let mut tx = cx.read().await?;
    let draft = store::draft::find(&mut tx, id).await?.ok_or_else(PageError::not_found)?;
    drop(tx);
    let form = Form::from_pairs(draft.fields).set("bozza", id.to_string());
    let part = Part::parse(form.text("passo")).unwrap_or(Part::Kind);
    // The privacy notice is read when the form is sent, not when it is kept.
    page_of(&caller, form.set("privacy", ""), part.min(Part::Firm)).await
}
