//! A document is uploaded, looked at, and confirmed.

use askama::Template;
use axum::extract::Request;
use texts::Translator;
use web::forms::{Carried, FieldErrors, Fields, Form, Upload};
use web::{Answer, Caller, Page, PageError};

use super::said::said;
use super::{BASE, FILE_MIB, index_of, own_network, page};
use crate::actions::{Change, DefinitionError, Look, keep_definition, look_at_definition};
use crate::store::definition::Kind;

#[derive(Template)]
#[template(path = "office/definition.html")]
struct Preview {
    page: Page,
    /// Word, name, edition, and what it takes the place of.
    changes: Vec<(String, String, u32, String)>,
    same: usize,
    forms: Vec<String>,
    is_form: bool,
    carried: String,
}

impl Preview {
    fn of(caller: &Caller, look: Look, text: String) -> Self {
        let say = caller.visit.translator();
        let title = caller.t("report-definition-look-title");
        Self {
            page: page(caller, title).crumb(caller.t("report-definitions-title"), BASE),
            is_form: look.kind == Kind::Form,
            changes: look.changes.into_iter().map(|one| change(one, say)).collect(),
            same: look.same,
            forms: look.forms.iter().map(|name| name.of(say.locale()).to_owned()).collect(),
            carried: text,
        }
    }
}

fn change(one: Change, say: &Translator) -> (String, String, u32, String) {
    let before = match &one.before {
        Some((version, name)) => {
            let args = [("name", name.of(say.locale()).into()), ("version", (*version).into())];
            say.ta("report-definitions-edition", &args)
        }
        None => say.t("report-definition-look-new"),
    };
    (one.key, one.name.of(say.locale()).to_owned(), one.version, before)
}

pub(super) async fn look(caller: Caller, request: Request) -> Answer {
    let network = own_network(&caller).await?;
    let upload = Upload::read(request, FILE_MIB).await?;
    let mut errors = FieldErrors::new();
    match upload.file("file").map(|file| std::str::from_utf8(&file.bytes)) {
        None => errors.add("file", "report-definition-missing"),
        Some(Err(_)) => errors.add("file", "report-definition-not-text"),
        Some(Ok(text)) => match look_at_definition(&caller.cx, network, text).await {
            Ok(look) => return web::html(&Preview::of(&caller, look, text.to_owned())),
            Err(DefinitionError::Faulty(fault)) => {
                errors.add("file", said(&fault, text, caller.visit.translator()));
            }
            Err(other) => return Err(other.into()),
        },
    }
    web::unprocessable(&index_of(&caller, Fields::refused(upload.form, errors)).await?)
}

pub(super) async fn keep(caller: Caller, sent: Carried) -> Answer {
    let network = own_network(&caller).await?;
    // Forms send lines with a return before their end.
    let text = sent.0.replace("\r\n", "\n");
    match keep_definition(&caller.cx, network, &text).await {
        Ok(_) => Ok(web::see_other_saying(&caller.visit, BASE, "report-definition-kept")),
        // In between somebody else kept another edition, or this one twice.
        Err(DefinitionError::Faulty(fault)) => {
            let mut errors = FieldErrors::new();
            errors.add("file", said(&fault, &text, caller.visit.translator()));
            let form = Form::from_pairs::<&str, String>([]);
            web::unprocessable(&index_of(&caller, Fields::refused(form, errors)).await?)
        }
        Err(other) => Err(PageError::from(other)),
    }
}
