//! The pages on which a clerk works through the check-list of a desk: one page an item, few fields, and after each
//! the next one.

mod act;
mod agenda;
mod band_rows;
mod closures;
mod contacts;
mod days;
mod hours;
mod operators;
mod services;
mod training;

pub(crate) use hours::said as hours_said;
pub(crate) use training::read_day;

use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use storage::Tx;
use web::components::Steps;
use web::forms::upload_limit;
use web::{App, Caller, Page, PageError};

use super::launch::shown;
use crate::model::launch::{Item, Readiness};
use crate::model::{Desk, DeskState};
use crate::queries;

/// The pages.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/ufficio/sportelli/{slug}/recapiti", get(contacts::form).post(contacts::save))
        .route("/ufficio/sportelli/{slug}/operatori", get(operators::form).post(operators::save))
        .route("/ufficio/sportelli/{slug}/operatori/{person}/togli", post(operators::end))
        .route(
            "/ufficio/sportelli/{slug}/formazione",
            get(training::form).post(training::save).layer(upload_limit(training::LIMIT_MIB)),
        )
        .route("/ufficio/sportelli/{slug}/formazione/{file}", get(training::file))
        .route("/ufficio/sportelli/{slug}/orari", get(hours::list))
        .route("/ufficio/sportelli/{slug}/orari/nuova", get(agenda::new).post(agenda::create))
        .route("/ufficio/sportelli/{slug}/orari/{agenda}", get(agenda::edit).post(agenda::save))
        .route("/ufficio/sportelli/{slug}/orari/{agenda}/giorni", get(days::form).post(days::save))
        .route("/ufficio/sportelli/{slug}/orari/{agenda}/giorni/togli", post(days::clear))
        .route("/ufficio/sportelli/{slug}/chiusure", get(closures::form).post(closures::save))
        .route("/ufficio/sportelli/{slug}/chiusure/{closure}/togli", post(closures::reopen))
        .route("/ufficio/sportelli/{slug}/atto", get(act::form).post(act::save))
        .route("/ufficio/sportelli/{slug}/servizi", get(services::form).post(services::save))
}

/// The steps that people see: room and line share a page.
const STEPS: [(Item, &str); 6] = [
    (Item::Room, "desk-setup-step-contacts"),
    (Item::OperatorNamed, "desk-setup-step-operator"),
    (Item::OperatorTrained, "desk-setup-step-training"),
    (Item::HoursPublished, "desk-setup-step-hours"),
    (Item::PrivacyAct, "desk-setup-step-act"),
    (Item::CatalogueConfirmed, "desk-setup-step-services"),
];

/// Where she is among the steps, while the desk is being prepared.
fn steps(caller: &Caller, desk: &Desk, item: Item) -> Option<Steps> {
    if desk.state != DeskState::Preparing {
        return None;
    }
    let current = STEPS.iter().position(|(of, _)| *of == item)? + 1;
    let names = STEPS.iter().map(|(_, key)| caller.t(key)).collect();
    Some(Steps { names, current, back: Some(shown::home(&desk.slug)) })
}

/// A page of the desk, with the way back to its check-list.
fn page(caller: &Caller, desk: &Desk, title: &str) -> Page {
    let page = caller.page(caller.t(title)).private();
    page.crumb(caller.t("desk-launch-office"), "/ufficio")
        .crumb(caller.t("desk-launch-list-title"), "/ufficio/sportelli")
        .crumb(desk.name.clone(), shown::home(&desk.slug))
}

/// After an item: the next one that is missing, or the check-list when none is or the desk works already.
async fn onward(
    caller: &Caller,
    desk: Desk,
    done: Item,
    saying: &'static str,
) -> Result<Response, PageError> {
    let mut tx: Tx = caller.cx.read().await?;
    let slug = desk.slug.clone();
    let is_preparing = desk.state == DeskState::Preparing;
    let launch = queries::launch(&mut tx, desk, caller.cx.now()).await?;
    let to = match next_page(&slug, &launch.readiness, done) {
        Some(next) if is_preparing => next,
        _ => shown::home(&slug),
    };
    Ok(web::see_other_saying(&caller.visit, &to, saying))
}

/// The page of the next missing item: first those behind the one just done, then those before it.
fn next_page(slug: &str, readiness: &Readiness, done: Item) -> Option<String> {
    let here = shown::path(slug, done);
    let missing: Vec<Item> = readiness.missing().map(|check| check.item).collect();
    let behind = missing.iter().filter(|item| **item > done);
    let before = missing.iter().filter(|item| **item < done);
    behind.chain(before).map(|item| shown::path(slug, *item)).find(|path| *path != here)
}
