//! `/entra-in-rete/codice?ente=`: the code that the body's certified mail got is typed here, today or days later, by
//! whoever the body gave it to.

use askama::Template;
use kernel::IpaCode;
use web::components::Steps;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page};

use super::{START, page, steps};
use crate::actions::{ActivationError, open_with_code};
use crate::model::{BodyCode, BodyCodeError, CodeFault};

#[derive(Template)]
#[template(path = "first/code.html")]
struct Code {
    page: Page,
    fields: Fields,
    steps: Steps,
}

impl Code {
    fn of(caller: &Caller, fields: Fields) -> Self {
        let page = page(caller, caller.t("network-first-code-title"));
        Self { page, fields, steps: steps(caller, 2, START) }
    }
}

pub(crate) async fn ask(caller: Caller, form: Form) -> Answer {
    let ipa = IpaCode::parse(form.text("ente")).map(|code| code.as_str().to_owned()).unwrap_or_default();
    web::html(&Code::of(&caller, Fields::of(Form::from_pairs([("ente", ipa)]))))
}

pub(crate) async fn check(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let ipa = IpaCode::parse(form.text("ente")).map_err(|_| "network-first-ipa-missing");
    let ipa = errors.check("ente", ipa);
    let code = BodyCode::parse(form.text("codice")).map_err(|error| match error {
        BodyCodeError::Empty => "network-first-code-missing",
        BodyCodeError::WrongLength => "network-first-code-length",
        BodyCodeError::WrongCharacter => "network-first-code-signs",
    });
    let code = errors.check("codice", code);
    if let (Some(ipa), Some(code)) = (ipa, code) {
        match open_with_code(&caller.cx, &ipa.folded(), &code, &caller.origin).await {
            // The door of mailed links swaps it for a cookie of an hour.
            Ok(link) => {
                let secret = storage::links::token(caller.cx.keys(), link.id);
                return Ok(web::see_other(&format!("/l/{secret}")));
            }
            Err(ActivationError::WrongCode) => errors.add("codice", "network-first-code-wrong"),
            Err(ActivationError::Code(CodeFault::Expired)) => {
                errors.add("codice", "network-first-code-expired");
            }
            Err(ActivationError::Code(CodeFault::Used)) => errors.add("codice", "network-first-code-used"),
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&Code::of(&caller, Fields::refused(form, errors)))
}
