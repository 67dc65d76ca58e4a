//! `/ufficio/rete/indice`: how old the public index is, and its file.

use askama::Template;
use axum::extract::Request;
use texts::Message;
use web::forms::{FieldErrors, Fields, Upload};
use web::{Answer, Caller, Page, PageError};

use super::page;
use crate::actions::{IndexError, import_index, may_import_index};
use crate::store;
use crate::store::public_index::IndexImport;
use crate::web::INDEX_MIB;

#[derive(Template)]
#[template(path = "office/public_index.html")]
struct Show {
    page: Page,
    fields: Fields,
    count: i64,
    last: Option<IndexImport>,
    /// The file would withdraw a good part of the index: a box asks whether that is meant.
    is_doubtful: bool,
}

impl Show {
    async fn of(caller: &Caller, fields: Fields, is_doubtful: bool) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        may_import_index(&mut tx, &caller.cx).await?;
        let count = store::public_index::count(&mut tx).await?;
        let last = store::public_index::last(&mut tx).await?;
        Ok(Self { page: page(caller, caller.t("network-index-title")), fields, count, last, is_doubtful })
    }
}

pub(crate) async fn show(caller: Caller) -> Answer {
    web::html(&Show::of(&caller, Fields::empty(), false).await?)
}

pub(crate) async fn import(caller: Caller, request: Request) -> Answer {
    may_import_index(&mut caller.cx.read().await?, &caller.cx).await?;
    let upload = Upload::read(request, INDEX_MIB).await?;
    let mut errors = FieldErrors::new();
    let mut is_doubtful = false;
    match upload.file("file") {
        None => errors.add("file", "network-error-file-missing"),
        Some(file) => match import_index(&caller.cx, &file.bytes, upload.form.has("whole")).await {
            Ok(_) => {
                return Ok(web::see_other_saying(
                    &caller.visit,
                    "/ufficio/rete/indice",
                    "network-index-done",
                ));
            }
            Err(IndexError::Table(error)) => errors.add("file", super::import::table_text(error)),
            Err(IndexError::Columns(missing)) => {
                let heads = missing.0.join(", ");
                errors.add("file", Message::new("network-import-columns-missing").with("heads", heads));
            }
            Err(IndexError::WithdrawsTooMuch(count)) => {
                is_doubtful = true;
                let count = i64::try_from(count).unwrap_or(i64::MAX);
                errors.add("whole", Message::new("network-index-withdraws").with("count", count));
            }
            Err(other) => return Err(other.into()),
        },
    }
    web::unprocessable(&Show::of(&caller, Fields::refused(upload.form, errors), is_doubtful).await?)
}
