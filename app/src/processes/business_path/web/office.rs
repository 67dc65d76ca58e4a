//! `/ufficio/percorsi-impresa`: the operator types the code to show that the person gives her, and reads. There is no list.

use ::web::forms::{FieldErrors, Fields, Form};
use ::web::{Answer, Caller, Page};
use askama::Template;
use kernel::BookingCode;

use super::step::read_only;
use crate::processes::business_path::actions::{CodeError, may_read, read_path};

#[derive(Template)]
#[template(path = "business_path/office.html")]
struct Office {
    page: Page,
    fields: Fields,
}

impl Office {
    fn of(caller: &Caller, fields: Fields) -> Self {
        Self { page: caller.page(caller.t("app-business-staff-link")).private(), fields }
    }
}

/// Asks for the code.
///
/// # Errors
/// 401 or 403 for who is no operator.
pub async fn ask(caller: Caller) -> Answer {
    may_read(&mut caller.cx.read().await?, &caller.cx).await?;
    web::html(&Office::of(&caller, Fields::empty()))
}

/// Shows the path. In answer to the form itself: its address would be a way in without the code.
///
/// # Errors
/// As [`ask`]; 429 after too many wrong codes.
pub async fn read(caller: Caller, form: Form) -> Answer {
    may_read(&mut caller.cx.read().await?, &caller.cx).await?;
    let mut errors = FieldErrors::new();
    let code = BookingCode::parse(form.text("code")).map_err(|_| "app-business-show-unknown");
    if let Some(code) = errors.check("code", code) {
        match read_path(&caller.cx, &code).await {
            Ok((answers, changed_at)) => return read_only(&caller, &answers, changed_at),
            Err(CodeError::Unknown) => errors.add("code", "app-business-show-unknown"),
            Err(error) => return Err(error.into()),
        }
    }
    web::unprocessable(&Office::of(&caller, Fields::refused(Form::default(), errors)))
}
