//! Parse the form, call the action or the query, render or redirect. One file per page.

mod apart;
mod definitions;
mod errors;
mod figure;
pub(crate) mod files;
mod index;
mod lines;
pub(crate) mod panel;
mod preview;
mod recent;
pub(crate) mod said;
pub(crate) mod show;

use axum::Router;
use axum::routing::get;
use kernel::Id;
use web::{App, Caller, Page, PageError};

/// The largest file of lines or definitions, in mebibytes.
pub(crate) const FILE_MIB: u32 = 2;

/// The routes of the room.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/ufficio/rapporti", get(index::index).post(show::hand_in))
        .route("/ufficio/rapporti/anteprima", get(preview::show))
        .route("/ufficio/rapporti/anteprima/cifra", get(figure::of_preview))
        .route("/ufficio/rapporti/{id}", get(show::show))
        .route("/ufficio/rapporti/{id}/rapporto.csv", get(show::csv))
        .route("/ufficio/rapporti/{id}/rapporto.xlsx", get(show::xlsx))
        .route("/ufficio/rapporti/{id}/cifra/{table}/{row}/{column}", get(figure::of_report))
        .merge(definitions::routes())
        .merge(lines::routes())
}

/// An id in an address; whatever is none is a page that is not there.
pub(crate) fn id<T>(text: &str) -> Result<Id<T>, PageError> {
    text.parse().map_err(|_| PageError::not_found())
}

/// A page of reports, with its way back.
fn page(caller: &Caller, title: String) -> Page {
    caller
        .page(title)
        .private()
        .crumb(caller.t("web-nav-office"), "/ufficio")
        .crumb(caller.t("report-index-title"), "/ufficio/rapporti")
}
