//! `/accesso`, `/accesso/codice`, `/uscita`: the sign-in in two steps, and its end.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use tracing::warn;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, see_other, see_other_saying};

use super::office_sign_in::{OfficeButton, buttons, office_said};
use super::{cookie, national, towards};
use crate::Room;
use crate::actions::ask_provider::Leaving;
use crate::actions::confirm_code::confirm_code;
use crate::actions::log_out::ask_logout;
use crate::actions::sign_in::{Attempt, sign_in as begin};
use crate::actions::sign_out::sign_out as end;
use crate::actions::{EnterError, Entered};
use crate::model::{Session, Step};
use crate::queries::entering;

#[derive(Template)]
#[template(path = "enter/sign_in.html")]
struct SignIn {
    page: Page,
    fields: Fields,
    /// She was on her way to a page that asked for the sign-in.
    was_sent: bool,
    /// The sign-ins that offices have of their own.
    offices: Vec<OfficeButton>,
    /// What came of her way to one of them: what happened, and what she can do.
    office_said: Option<(String, String)>,
}

impl SignIn {
    fn of(caller: &Caller, room: &Room, fields: Fields) -> Self {
        let to = towards::safe(fields.value("verso"));
        let (was_sent, offices) = (to != towards::OFFICE, buttons(&room.settings, to));
        let page = caller.page(caller.t("identity-enter-title")).private();
        Self { page, fields, was_sent, offices, office_said: None }
    }
}

#[derive(Template)]
#[template(path = "enter/code.html")]
struct Code {
    page: Page,
    fields: Fields,
}

impl Code {
    fn of(caller: &Caller, fields: Fields) -> Self {
        Self { page: caller.page(caller.t("identity-code-title")).private(), fields }
    }
}

/// The first step.
pub(super) async fn ask(caller: Caller, Extension(room): Extension<Room>, form: Form) -> Answer {
    let to = towards::safe(form.text("verso"));
    // A citizen who is in may well come to work: sent on, she would be sent back.
    if matches!(caller.cx.actor, ::policy::Actor::Staff { .. }) {
        return Ok(see_other(to));
    }
    let office_said = office_said(&caller, form.text("ufficio"));
    let form = Form::default().set("verso", to);
    web::html(&SignIn { office_said, ..SignIn::of(&caller, &room, Fields::of(form)) })
}

/// Address and password.
pub(super) async fn sign_in(caller: Caller, Extension(room): Extension<Room>, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let email = errors.check("email", form.get("email").ok_or("identity-enter-email-missing"));
    let password = errors.check("password", form.get("password").ok_or("identity-enter-password-missing"));
    let (Some(email), Some(password)) = (email, password) else {
        return web::unprocessable(&SignIn::of(&caller, &room, Fields::refused(form, errors)));
    };
    let attempt =
        Attempt { email: email.to_owned(), password: password.to_owned(), origin: caller.origin.clone() };
    match begin(&caller.cx, attempt).await {
        Ok(entered) => Ok(lead_on(&caller, &entered, towards::safe(form.text("verso")))),
        Err(EnterError::Wrong) => {
            errors.add("email", "identity-enter-wrong");
            web::unprocessable(&SignIn::of(&caller, &room, Fields::refused(form, errors)))
        }
        Err(other) => Err(other.into()),
    }
}

/// The second step.
pub(super) async fn ask_code(caller: Caller, form: Form) -> Answer {
    let to = towards::safe(form.text("verso"));
    let session = match cookie::token(&caller) {
        Some(token) => entering::session(&caller.cx, &token).await?,
        None => None,
    };
    match session.map(|session| session.step) {
        Some(Step::Code) => web::html(&Code::of(&caller, Fields::of(Form::default().set("verso", to)))),
        Some(Step::Enrol) => Ok(see_other("/accesso/app")),
        Some(Step::Full) => Ok(see_other(to)),
        None => Ok(see_other(&towards::with("/accesso", to))),
    }
}

/// A code of the app, or a recovery code.
pub(super) async fn confirm(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let to = towards::safe(form.text("verso"));
    let Some(code) = errors.check("code", form.get("code").ok_or("identity-code-missing")) else {
        return web::unprocessable(&Code::of(&caller, Fields::refused(form, errors)));
    };
    let token = cookie::token(&caller).unwrap_or_default();
    match confirm_code(&caller.cx, &token, code).await {
        Ok(entered) => Ok(cookie::give(&caller, see_other(to), &entered.token)),
        Err(EnterError::Wrong) => {
            errors.add("code", "identity-code-wrong");
            web::unprocessable(&Code::of(&caller, Fields::refused(form.set("code", ""), errors)))
        }
        Err(EnterError::Over) => Ok(begin_again(&caller, to)),
        Err(other) => Err(other.into()),
    }
}

/// The end of the session, here and at the provider that signed it in.
pub(super) async fn sign_out(caller: Caller, Extension(room): Extension<Room>) -> Answer {
    let Some(token) = cookie::token(&caller) else {
        return signed_out(&caller, None, "identity-enter-signed-out");
    };
    let leaving = match entering::session(&caller.cx, &token).await? {
        Some(session) => leaving(&caller, &room, &session).await,
        None => None,
    };
    end(&caller.cx, &token).await?;
    signed_out(&caller, leaving, "identity-enter-signed-out")
}

/// How the browser gets to the provider to end its session there. Whatever is wrong with that, the session here ends.
pub(super) async fn leaving(caller: &Caller, room: &Room, session: &Session) -> Option<Leaving> {
    if !session.way.is_national() {
        return None;
    }
    let asked = ask_logout(&caller.cx, room, session.id, &caller.app.site().public_url).await;
    asked.unwrap_or_else(|error| {
        warn!(request_id = caller.visit.id(), %error, "a provider could not be asked to end its session");
        None
    })
}

/// The answer to who has signed out: on to the provider, or home with a word.
pub(super) fn signed_out(caller: &Caller, leaving: Option<Leaving>, saying: &'static str) -> Answer {
    let answer = match leaving {
        Some(leaving) => national::leave_for(caller, leaving, "identity-going-out-title", true)?,
        None => see_other_saying(&caller.visit, "/", saying),
    };
    Ok(cookie::take(caller, answer))
}

/// Hands out the token of a step and leads to its page.
pub(super) fn lead_on(caller: &Caller, entered: &Entered, to: &str) -> Response {
    let next = match entered.step {
        Step::Code => towards::with("/accesso/codice", to),
        Step::Enrol => "/accesso/app".to_owned(),
        Step::Full => to.to_owned(),
    };
    cookie::give(caller, see_other(&next), &entered.token)
}

/// The sign-in took too long: from the start.
pub(super) fn begin_again(caller: &Caller, to: &str) -> Response {
    see_other_saying(&caller.visit, &towards::with("/accesso", to), "identity-enter-over")
}
