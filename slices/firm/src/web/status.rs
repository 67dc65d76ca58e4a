//! `/imprese/stato`: where a need stands, by the code of its receipt (C.SE.1.9).

use ::web::forms::{FieldErrors, Fields, Form};
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use axum::http::header::SET_COOKIE;
use kernel::BookingCode;
use storage::links;

use crate::actions::{NeedError, find_by_code};
use crate::policy::RECEIPT;

#[derive(Template)]
#[template(path = "public/status.html")]
struct Status {
    page: Page,
    fields: Fields,
}

fn page(caller: &Caller, fields: Fields) -> Status {
    let page = caller.page(caller.t("firm-status-title")).private();
    Status { page: page.crumb(caller.t("firm-landing-title"), "/imprese"), fields }
}

pub(crate) async fn ask(caller: Caller) -> Answer {
    ::web::html(&page(&caller, Fields::empty()))
}

/// # Errors
/// 429 after too many wrong codes.
pub(crate) async fn find(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let code = errors.check("code", BookingCode::parse(form.text("code")).map_err(|_| "firm-status-unknown"));
    if let Some(code) = code {
        match find_by_code(&caller.cx, &caller.origin, &code).await {
            Ok(link) => {
                let mut response = ::web::see_other("/imprese/ricevuta");
                let secret = links::token(caller.cx.keys(), link.id);
                if let Some(cookie) = ::web::links::cookie(caller.app.site(), RECEIPT, &secret) {
                    response.headers_mut().append(SET_COOKIE, cookie);
                }
                return Ok(response);
            }
            Err(NeedError::NotFound) => errors.add("code", "firm-status-unknown"),
            Err(NeedError::TooMany) => return Err(PageError::too_many(900).saying("firm-status-too-many")),
            Err(other) => return Err(other.into()),
        }
    }
    ::web::unprocessable(&page(&caller, Fields::refused(form, errors)))
}
