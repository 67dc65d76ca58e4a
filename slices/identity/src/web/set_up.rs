//! `/accesso/app`: the app that makes codes is set up, once.

use askama::Template;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, see_other};

use super::{cookie, enter, towards};
use crate::actions::EnterError;
use crate::actions::set_up_app::set_up_app;
use crate::queries::entering::{Enrolment, enrolment};

#[derive(Template)]
#[template(path = "enter/set_up.html")]
struct SetUp {
    page: Page,
    fields: Fields,
    enrolment: Enrolment,
}

/// The page with the picture; whoever has no sign-in in course begins one.
pub(super) async fn show(caller: Caller) -> Answer {
    cookie::unkept(page(&caller, Fields::empty()).await)
}

/// The first code.
pub(super) async fn confirm(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let token = cookie::token(&caller).unwrap_or_default();
    let Some(code) = errors.check("code", form.get("code").ok_or("identity-code-missing")) else {
        return cookie::unkept(page(&caller, Fields::refused(form, errors)).await);
    };
    match set_up_app(&caller.cx, &token, code).await {
        Ok(entered) => Ok(cookie::give(&caller, see_other("/ufficio/profilo/codici"), &entered.token)),
        Err(EnterError::Wrong) => {
            errors.add("code", "identity-set-up-wrong");
            cookie::unkept(page(&caller, Fields::refused(form.set("code", ""), errors)).await)
        }
        Err(EnterError::Over) => Ok(enter::begin_again(&caller, towards::OFFICE)),
        Err(other) => Err(other.into()),
    }
}

async fn page(caller: &Caller, fields: Fields) -> Answer {
    let token = cookie::token(caller).unwrap_or_default();
    let enrolment = match enrolment(&caller.cx, &token, &caller.app.site().name).await {
        Ok(enrolment) => enrolment,
        Err(EnterError::Over) => return Ok(enter::begin_again(caller, towards::OFFICE)),
        Err(other) => return Err(other.into()),
    };
    let page = caller.page(caller.t("identity-set-up-title")).private();
    let is_refused = fields.is_refused();
    let page = SetUp { page, fields, enrolment };
    if is_refused { web::unprocessable(&page) } else { web::html(&page) }
}
