//! `/ufficio/rete/enti`: the bodies that somebody looks after, and the same list as a file.

use askama::Template;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use tables::{CSV_MEDIA_TYPE, XLSX_MEDIA_TYPE, folded, write_csv, write_xlsx};
use web::forms::{Choice, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{Work, must_see, own_network, page, same_network};
use crate::model::{IMPORT_COLUMNS, Organisation, OrganisationKind, export_row};
use crate::queries::organisation;
use crate::queries::overview::municipality_names;
use crate::store;
use crate::web::{parse, worked_for};

#[derive(Template)]
#[template(path = "office/bodies.html")]
struct Bodies {
    page: Page,
    fields: Fields,
    kinds: Vec<Choice>,
    /// The coordinator's network; none for a clerk, who has only her bodies.
    work: Option<Work>,
    /// What the addresses carry.
    query: String,
    rows: Vec<(Organisation, String)>,
    total: usize,
}

pub(crate) async fn index(caller: Caller, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let network = worked_for(&mut tx, &caller).await?;
    let work = match network.clone().filter(|network| must_see(&caller, network.id).is_ok()) {
        Some(network) => Some(Work::of(&mut tx, &caller, network).await?),
        None => None,
    };
    let bodies = organisation::list(&mut tx, &caller.cx, network.as_ref()).await?;
    if work.is_none() && bodies.is_empty() {
        // Neither coordinator nor clerk: the refusal says whether a sign-in would help.
        own_network(&mut tx, &caller).await?;
    }
    let total = bodies.len();
    let places = municipality_names(&mut tx, &bodies).await?;
    let rows = bodies
        .into_iter()
        .filter(|body| is_asked_for(body, &form))
        .map(|body| {
            let place = body.municipality.as_ref().and_then(|code| places.get(code).cloned());
            (body, place.unwrap_or_default())
        })
        .collect();
    web::html(&Bodies {
        page: page(&caller, caller.t("network-bodies-title")),
        kinds: parse::kinds(&caller),
        fields: Fields::of(form),
        query: work.as_ref().map_or_else(|| same_network(&caller), Work::query),
        work,
        rows,
        total,
    })
}

fn is_asked_for(body: &Organisation, form: &Form) -> bool {
    let kind = form.get("tipo").and_then(|word| OrganisationKind::parse(word).ok());
    let text = folded(&body.name);
    kind.is_none_or(|kind| body.kind == kind)
        && folded(form.text("q")).split(' ').all(|word| text.contains(word))
}

pub(crate) async fn export(caller: Caller, Path(format): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let network = own_network(&mut tx, &caller).await?;
    let bodies = store::organisation::of_network(&mut tx, network.id).await?;
    let municipalities = store::municipality::list(&mut tx).await?;
    let rows: Vec<Vec<String>> = bodies.iter().map(|body| export_row(body, &municipalities)).collect();
    let (bytes, media_type, name) = match format.as_str() {
        "csv" => (write_csv(IMPORT_COLUMNS, &rows), CSV_MEDIA_TYPE, "enti.csv"),
        "xlsx" => (write_xlsx("Enti", IMPORT_COLUMNS, &rows), XLSX_MEDIA_TYPE, "enti.xlsx"),
        _ => return Err(PageError::not_found()),
    };
    let bytes = bytes.map_err(PageError::fault)?;
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}
