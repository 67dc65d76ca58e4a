//! `/invio`: the person finds her hand-over by its code, with no account.

use askama::Template;
use axum::http::header::SET_COOKIE;
use kernel::BookingCode;
use storage::links;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use crate::actions::{CodeError, find_by_code};
use crate::policy::FOLLOW;

#[derive(Template)]
#[template(path = "public/find.html")]
struct Find {
    page: Page,
    fields: Fields,
}

/// `GET /invio`
///
/// # Errors
/// None but those of the template.
pub(crate) async fn ask(caller: Caller) -> Answer {
    web::html(&Find { page: caller.page(caller.t("referral-find-title")), fields: Fields::empty() })
}

/// `POST /invio`
///
/// # Errors
/// 429 after too many wrong codes.
pub(crate) async fn open(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let typed = BookingCode::parse(form.text("code")).map_err(|_| "referral-find-unknown");
    if let Some(code) = errors.check("code", typed) {
        match find_by_code(&caller.cx, &caller.origin, &code).await {
            Ok(link) => {
                let mut answer = web::see_other(&format!("/invio/mio/{}", link.resource));
                let secret = links::token(caller.cx.keys(), link.id);
                if let Some(cookie) = web::links::cookie(caller.app.site(), FOLLOW, &secret) {
                    answer.headers_mut().append(SET_COOKIE, cookie);
                }
                return Ok(answer);
            }
            Err(CodeError::Unknown) => errors.add("code", "referral-find-unknown"),
            Err(CodeError::TooMany) => return Err(PageError::too_many(900).saying("referral-find-too-many")),
            Err(error) => return Err(error.into()),
        }
    }
    let page = caller.page(caller.t("referral-find-title"));
    web::unprocessable(&Find { page, fields: Fields::refused(form, errors) })
}
