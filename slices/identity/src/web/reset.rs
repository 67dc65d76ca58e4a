//! `/accesso/password`, `/accesso/nuova-password`: a forgotten password.

use askama::Template;
use kernel::EmailAddress;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, see_other, see_other_saying};

use super::invitation::{ChoosePassword, holder, typed_twice};
use super::{cookie, words};
use crate::actions::PasswordError;
use crate::actions::ask_for_reset::ask_for_reset;
use crate::actions::reset_password::reset_password;
use crate::model::PASSWORD_MIN_CHARS;
use crate::policy::RESET_PASSWORD;

#[derive(Template)]
#[template(path = "enter/forgotten.html")]
struct Forgotten {
    page: Page,
    fields: Fields,
}

#[derive(Template)]
#[template(path = "enter/forgotten_sent.html")]
struct Sent {
    page: Page,
}

impl Forgotten {
    fn of(caller: &Caller, fields: Fields) -> Self {
        let page = caller.page(caller.t("identity-forgotten-title"));
        Self { page: page.crumb(caller.t("identity-enter-title"), "/accesso").private(), fields }
    }
}

fn choosing(caller: &Caller, fields: Fields) -> ChoosePassword {
    let page = caller.page(caller.t("identity-new-password-title")).private();
    ChoosePassword { page, fields, lead: caller.t("identity-new-password-lead"), min: PASSWORD_MIN_CHARS }
}

/// The page that asks for the address.
pub(super) async fn ask(caller: Caller) -> Answer {
    web::html(&Forgotten::of(&caller, Fields::empty()))
}

/// The address. Whatever it is, as long as it is one, the answer is the same.
pub(super) async fn send(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let email = EmailAddress::parse(form.text("email")).map_err(|_| "identity-forgotten-email-wrong");
    let Some(email) = errors.check("email", email) else {
        return web::unprocessable(&Forgotten::of(&caller, Fields::refused(form, errors)));
    };
    ask_for_reset(&caller.cx, &email, &caller.origin).await?;
    Ok(see_other("/accesso/password/inviata"))
}

/// The answer.
pub(super) async fn sent(caller: Caller) -> Answer {
    let page = caller.page(caller.t("identity-forgotten-sent-title")).private();
    web::html(&Sent { page: page.crumb(caller.t("identity-enter-title"), "/accesso") })
}

/// The page behind the mailed link.
pub(super) async fn choose(caller: Caller) -> Answer {
    holder(&caller, RESET_PASSWORD).await?;
    web::html(&choosing(&caller, Fields::empty()))
}

/// The new password.
pub(super) async fn keep(caller: Caller, form: Form) -> Answer {
    let (cx, person) = holder(&caller, RESET_PASSWORD).await?;
    let mut errors = FieldErrors::new();
    if let Some(password) = typed_twice(&form, &mut errors) {
        match reset_password(&cx, person, password).await {
            Ok(()) => {
                let answer = see_other_saying(&caller.visit, "/accesso", "identity-new-password-done");
                return Ok(cookie::take_link(&caller, answer, RESET_PASSWORD));
            }
            Err(PasswordError::Fault(fault)) => errors.add("password", words::password_fault(fault)),
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&choosing(&caller, Fields::refused(form, errors)))
}
