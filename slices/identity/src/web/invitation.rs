//! `/invito`: whoever came from the mailed link chooses her password.

use askama::Template;
use policy::Actor;
use storage::Cx;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{cookie, enter, towards, words};
use crate::actions::PasswordError;
use crate::actions::accept_invitation::accept_invitation;
use crate::model::{PASSWORD_MIN_CHARS, PersonId};
use crate::policy::ACCEPT_INVITATION;

#[derive(Template)]
#[template(path = "enter/choose_password.html")]
pub(super) struct ChoosePassword {
    pub(super) page: Page,
    pub(super) fields: Fields,
    pub(super) lead: String,
    pub(super) min: usize,
}

impl ChoosePassword {
    fn invited(caller: &Caller, fields: Fields) -> Self {
        let page = caller.page(caller.t("identity-invited-title")).private();
        Self { page, fields, lead: caller.t("identity-invited-lead"), min: PASSWORD_MIN_CHARS }
    }
}

/// The page.
pub(super) async fn choose(caller: Caller) -> Answer {
    holder(&caller, ACCEPT_INVITATION).await?;
    web::html(&ChoosePassword::invited(&caller, Fields::empty()))
}

/// The password.
pub(super) async fn accept(caller: Caller, form: Form) -> Answer {
    let (cx, person) = holder(&caller, ACCEPT_INVITATION).await?;
    let mut errors = FieldErrors::new();
    if let Some(password) = typed_twice(&form, &mut errors) {
        match accept_invitation(&cx, person, password).await {
            Ok(entered) => {
                let answer = enter::lead_on(&caller, &entered, towards::OFFICE);
                return Ok(cookie::take_link(&caller, answer, ACCEPT_INVITATION));
            }
            Err(PasswordError::Fault(fault)) => errors.add("password", words::password_fault(fault)),
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&ChoosePassword::invited(&caller, Fields::refused(form, errors)))
}

/// The holder of a link of that purpose, and whose account it opens.
pub(super) async fn holder(caller: &Caller, purpose: &str) -> Result<(Cx, PersonId), PageError> {
    let cx = caller.holding(purpose).await?.map_err(PageError::from)?;
    match &cx.actor {
        Actor::LinkHolder { resource, .. } => {
            let person = PersonId::from_uuid(*resource);
            Ok((cx, person))
        }
        _ => Err(PageError::not_found()),
    }
}

/// A password typed twice alike: fields `password` and `again`.
pub(super) fn typed_twice<'a>(form: &'a Form, errors: &mut FieldErrors) -> Option<&'a str> {
    let password = errors.check("password", form.get("password").ok_or("identity-password-missing"))?;
    if form.text("again") != password {
        errors.add("again", "identity-password-differs");
        return None;
    }
    Some(password)
}
