//! `/invio/risposta/{id}/nomi`: who it is, for a few minutes, after acceptance and a one-time code.

use askama::Template;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse as _};
use kernel::Id;
use policy::{Actor, Resource};
use serde_json::json;
use storage::{links, trail};
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::answer::Held;
use crate::actions::{CodeError, ask_code as ask, open_names};
use crate::model::{NAMES_MINUTES, Recipient, State};
use crate::policy::{NAMES, SeeNames};
use crate::store;
use crate::web::{id, shown};

#[derive(Template)]
#[template(path = "public/names.html")]
struct Names {
    page: Page,
    recipient: Id<Recipient>,
    number: String,
    package: Vec<(String, String)>,
    until: String,
}

#[derive(Template)]
#[template(path = "public/code.html")]
struct AskCode {
    page: Page,
    fields: Fields,
    recipient: Id<Recipient>,
    minutes: i64,
}

fn code_page(caller: &Caller, recipient: Id<Recipient>, fields: Fields) -> AskCode {
    let page = caller
        .page(caller.t("referral-names-title"))
        .private()
        .crumb(caller.t("referral-answer-crumb"), format!("/invio/risposta/{recipient}"));
    AskCode { page, fields, recipient, minutes: NAMES_MINUTES }
}

/// `POST /invio/risposta/{id}/codice`: mails a code to whoever's link it is.
///
/// # Errors
/// 409 where names are not to be had, 429 after too many.
pub(crate) async fn ask_code(caller: Caller, Path(text): Path<String>) -> Answer {
    let held = Held::of(&caller, &text).await?;
    match ask(&held.cx, held.recipient).await {
        // The last code that was mailed is good still: the field for it stays.
        Err(CodeError::TooManyCodes) => {
            let mut errors = FieldErrors::new();
            errors.add("code", "referral-names-too-many-codes");
            let page = code_page(&caller, held.recipient, Fields::refused(Form::default(), errors));
            let later = [(RETRY_AFTER, HeaderValue::from_static("3600"))];
            return Ok((StatusCode::TOO_MANY_REQUESTS, later, Html(page.render()?)).into_response());
        }
        asked => asked?,
    };
    let to = format!("/invio/risposta/{}/nomi", held.recipient);
    Ok(web::see_other_saying(&caller.visit, &to, "referral-names-mailed"))
}

/// `POST /invio/risposta/{id}/nomi`: a right code opens the names.
///
/// # Errors
/// 422 for a wrong one, 429 after too many.
pub(crate) async fn open(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let held = Held::of(&caller, &text).await?;
    match open_names(&held.cx, held.recipient, form.text("code")).await {
        Ok(link) => {
            let mut answer = web::see_other(&format!("/invio/risposta/{}/nomi", held.recipient));
            let secret = links::token(caller.cx.keys(), link.id);
            if let Some(cookie) = web::links::cookie(caller.app.site(), NAMES, &secret) {
                answer.headers_mut().append(SET_COOKIE, cookie);
            }
            Ok(answer)
        }
        Err(CodeError::Unknown) => {
            let mut errors = FieldErrors::new();
            errors.add("code", "referral-names-wrong");
            // The wrong code is not shown again.
            web::unprocessable(&code_page(&caller, held.recipient, Fields::refused(Form::default(), errors)))
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /invio/risposta/{id}/nomi`: the names to whom they are open, the field for the code to the others. Each look is
/// noted.
///
/// # Errors
/// As the page of the answer; 409 before acceptance.
pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let held = Held::of(&caller, &text).await?;
    if held.one.state != State::Accepted {
        return Err(CodeError::NotNow.into());
    }
    let recipient: Id<Recipient> = id(&text)?;
    let resource = Resource::new(recipient, []).opened_by_link(recipient.uuid());
    let opened = match caller.holding(NAMES).await? {
        Ok(cx) => cx.permit::<SeeNames>(resource).ok().map(|permit| (cx, permit)),
        Err(_) => None,
    };
    let Some((cx, permit)) = opened else {
        return web::html(&code_page(&caller, recipient, Fields::empty()));
    };
    let mut tx = caller.cx.begin().await?;
    let package =
        store::person::package(&mut tx, &permit, held.one.id).await?.ok_or_else(PageError::not_found)?;
    let found = store::recipient::find(&mut tx, recipient).await?.ok_or_else(PageError::not_found)?;
    let details = json!({ "mandate": found.mandate });
    trail::record(&mut tx, &cx, "referral.see_names", held.one.id.uuid(), details).await?;
    let say = caller.visit.translator();
    let until = match &cx.actor {
        Actor::LinkHolder { expires_at, .. } => say.time_of(expires_at),
        _ => String::new(),
    };
    let names = Names {
        page: caller
            .page(caller.t("referral-names-title"))
            .private()
            .crumb(caller.t("referral-answer-crumb"), format!("/invio/risposta/{recipient}")),
        recipient,
        number: held.one.numbered(),
        package: shown::package(&mut tx, say, &package).await?,
        until,
    };
    tx.commit().await?;
    let mut answer = web::html(&names)?;
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
