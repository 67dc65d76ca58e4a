//! `…/{line}/inserito/{entry}/togli`: something entered by hand was wrong.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use network::api::Agreement;
use web::forms::{Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::form::errors;
use super::{kept, line_of, line_path, page};
use crate::actions::{LineError, strike_entry};
use crate::model::{Entry, Line};
use crate::store;
use crate::web::id;

#[derive(Template)]
#[template(path = "lines/strike.html")]
struct Strike {
    page: Page,
    fields: Fields,
    day: String,
    amount: String,
    href: String,
}

impl Strike {
    fn of(caller: &Caller, (agreement, line, entry): &(Agreement, Line, Entry), fields: Fields) -> Self {
        let say = caller.visit.translator();
        let page = page(caller, caller.t("report-lines-strike-title"), agreement);
        Self {
            page: page.crumb(line.what.clone(), line_path(line)),
            fields,
            day: say.date(entry.progress.day),
            amount: say.number(entry.progress.amount),
            href: line_path(line),
        }
    }
}

/// The entry, if she may strike it; it may be struck already.
async fn found(
    caller: &Caller,
    (agreement, line, entry): &(String, String, String),
) -> Result<(Agreement, Line, Entry), PageError> {
    let mut tx = caller.cx.read().await?;
    let agreement = kept(&mut tx, caller, agreement).await?;
    let line = line_of(&mut tx, &agreement, line).await?;
    let asked = id::<Entry>(entry)?;
    let mut entries = store::line::entries(&mut tx, line.id).await?.into_iter();
    let entry = entries.find(|one| one.id == asked);
    Ok((agreement, line, entry.ok_or_else(PageError::not_found)?))
}

pub(super) async fn ask(caller: Caller, Path(place): Path<(String, String, String)>) -> Answer {
    let found = found(&caller, &place).await?;
    if found.2.struck.is_some() {
        return Ok(done(&caller, &found.1));
    }
    web::html(&Strike::of(&caller, &found, Fields::empty()))
}

pub(super) async fn strike(
    caller: Caller,
    Path(place): Path<(String, String, String)>,
    form: Form,
) -> Answer {
    let found = found(&caller, &place).await?;
    let (_, line, entry) = &found;
    // Sent twice, it is done once.
    if entry.struck.is_some() {
        return Ok(done(&caller, line));
    }
    match strike_entry(&caller.cx, line.id, entry.id, form.text("reason")).await {
        Ok(()) => Ok(done(&caller, line)),
        Err(LineError::Faulty(faults)) => {
            let fields = Fields::refused(form, errors(&faults));
            web::unprocessable(&Strike::of(&caller, &found, fields))
        }
        Err(other) => Err(other.into()),
    }
}

fn done(caller: &Caller, line: &Line) -> Response {
    web::see_other_saying(&caller.visit, &line_path(line), "report-lines-strike-done")
}
