//! `/ufficio/imprese/{desk}/nuova`: the desk writes down what a firm says.

use ::desk::api::Desk;
use ::web::forms::{Choice, Fields, Form};
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use axum::extract::Path;

use super::{channels, desk, desk_page, spoken};
use crate::actions::{NeedError, write_down_need};
use crate::model::FaultKind;
use crate::web::form::{Choices, errors, typed};
use crate::web::{keyed, once};

#[derive(Template)]
#[template(path = "office/new.html")]
struct New {
    page: Page,
    fields: Fields,
    choices: Choices,
    channels: Vec<Choice>,
}

impl New {
    async fn of(caller: &Caller, desk: &Desk, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        Ok(Self {
            page: desk_page(caller, caller.t("firm-new-title"), desk),
            fields,
            choices: Choices::of(&mut tx, caller).await?,
            channels: channels(caller),
        })
    }
}

/// # Errors
/// 404 for no desk, 403 for another body's.
pub(crate) async fn new(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = desk(&mut tx, &caller, &slug).await?;
    let first = Form::from_pairs([("channel", "phone"), ("comune", desk.municipality.as_str())]);
    ::web::html(&New::of(&caller, &desk, Fields::of(keyed(&caller, first))).await?)
}

/// # Errors
/// As [`new`].
pub(crate) async fn create(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = desk(&mut tx, &caller, &slug).await?;
    drop(tx);
    let mut wrong = ::web::forms::FieldErrors::new();
    let spoken = spoken(&form, &mut wrong);
    let result = if wrong.is_empty() {
        write_down_need(&caller.cx, desk.id, &typed(&form), spoken, once(&caller, &form).as_ref()).await
    } else {
        Err(NeedError::Faulty(Vec::new()))
    };
    match result {
        Ok(id) => {
            let to = format!("/ufficio/imprese/{}/{id}", desk.slug);
            Ok(::web::see_other_saying(&caller.visit, &to, "firm-new-done"))
        }
        Err(NeedError::Faulty(faults)) => {
            // The notice is read by the firm, not by whoever writes for it: here it is told.
            if faults.iter().any(|fault| fault.kind == FaultKind::NoNotice) {
                wrong.add("privacy", "firm-new-no-notice");
            }
            for (field, message) in errors(&faults).iter() {
                wrong.add(field, message.clone());
            }
            let fields = Fields::refused(keyed(&caller, form), wrong);
            ::web::unprocessable(&New::of(&caller, &desk, fields).await?)
        }
        Err(other) => Err(other.into()),
    }
}
