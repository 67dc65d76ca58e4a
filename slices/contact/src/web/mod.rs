//! Parse the form, call the action or the query, render or redirect. One file per page.

mod choices;
mod errors;
mod filled;
mod form;
pub(crate) mod keeping;
mod office;
pub(crate) mod panel;
mod shown;
mod tie;

use axum::Router;
use axum::routing::{get, post};
use kernel::Id;
use web::forms::upload_limit;
use web::{App, PageError};

/// Largest file of past years.
const IMPORT_MIB: u32 = 10;
/// Largest form that carries the rows of such a file: each sign of it may take three.
const CARRIED_MIB: u32 = 3 * IMPORT_MIB;

/// The routes of the room.
pub(crate) fn routes() -> Router<App> {
    let base = "/ufficio/contatti/{desk}";
    let at = |rest: &str| format!("{base}{rest}");
    Router::new()
        .route("/contatti/collega", get(tie::ask).post(tie::tie))
        .route("/ufficio/contatti", get(office::choose::choose))
        .route(base, get(office::day::day).post(office::day::record))
        .route(&at("/nuovo"), get(office::new::form).post(office::new::create))
        .route(&at("/cerca"), post(office::clients::suggest))
        .route(&at("/persone"), get(office::clients::form).post(office::clients::find))
        .route(&at("/persone/{client}"), get(office::client::show).post(office::client::act))
        .route(&at("/persone/{client}/dati.json"), get(office::client::data))
        .route(&at("/casi"), get(office::cases::list).post(office::cases::open))
        .route(&at("/casi/{case}"), get(office::cases::show).post(office::cases::close))
        .route(
            &at("/importa"),
            get(office::import::form).post(office::import::preview).layer(upload_limit(IMPORT_MIB)),
        )
        .route(&at("/importa/conferma"), post(office::import::import).layer(upload_limit(CARRIED_MIB)))
        .route(
            &at("/importa/da-correggere.xlsx"),
            post(office::import::to_mend).layer(upload_limit(CARRIED_MIB)),
        )
        .route(&at("/importa/modello.xlsx"), get(office::import::model))
        .route(&at("/{contact}"), get(office::show::show))
        .route(&at("/{contact}/modifica"), get(office::edit::form).post(office::edit::update))
        .route(&at("/{contact}/togli"), get(office::show::ask_strike).post(office::show::strike))
}

/// An id in an address; whatever is none is a page that is not there.
fn id<T>(text: &str) -> Result<Id<T>, PageError> {
    text.parse().map_err(|_| PageError::not_found())
}
