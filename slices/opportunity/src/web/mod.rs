//! Parse the form, call the action or the query, render or redirect. One file per page; `office/` is what staff sees.

pub(crate) mod api;
mod errors;
mod feeds;
mod form;
mod list;
mod materials;
mod office;
pub(crate) mod panels;
mod send_in;
mod sheet;
mod shown;
mod subscribe;

use axum::Router;
use axum::routing::{get, post};
use jiff::civil::Date;
use kernel::Id;
use storage::Tx;
use texts::Locale;
use web::forms::upload_limit;
use web::{App, PageError};

/// The largest file of opportunities, in mebibytes.
pub(crate) const IMPORT_MIB: u32 = 10;
/// The largest document, in mebibytes.
pub(crate) const MATERIAL_MIB: u32 = 20;

/// Where one POST leaves a saved search: the pattern, as the shell knows it.
pub(crate) const LEAVE: &str = "/opportunita/avvisi/lascia/{secret}";

/// The address of it.
pub(crate) fn leave_path(secret: &str) -> String {
    format!("/opportunita/avvisi/lascia/{secret}")
}

/// The routes of the room.
pub(crate) fn routes() -> Router<App> {
    public().merge(staff())
}

fn public() -> Router<App> {
    Router::new()
        .route("/opportunita", get(list::list))
        .route("/opportunita.atom", get(feeds::atom))
        .route("/opportunita.ics", get(feeds::calendar))
        .route("/opportunita/archivio", get(list::archive))
        .route("/opportunita/avvisi", get(subscribe::ask).post(subscribe::send))
        .route("/opportunita/avvisi/inviato", get(subscribe::sent))
        .route("/opportunita/avvisi/lasciato", get(subscribe::left))
        .route("/opportunita/avvisi/{id}", get(subscribe::show).post(subscribe::keep))
        .route(LEAVE, get(subscribe::ask_to_leave).post(subscribe::leave))
        .route("/opportunita/proponi/fatto", get(send_in::done))
        .route("/opportunita/proponi/{body}", get(send_in::list))
        .route("/opportunita/proponi/{body}/nuova", get(send_in::new).post(send_in::create))
        .route("/opportunita/proponi/{body}/{id}", get(send_in::edit).post(send_in::update))
        .route("/opportunita/{slug}", get(sheet::show))
        .route("/opportunita/{slug}/immagine.svg", get(sheet::picture))
        .route("/materiali/documenti/{id}", get(materials::download))
}

fn staff() -> Router<App> {
    Router::new()
        .route("/ufficio/opportunita", get(office::index::index))
        .route("/ufficio/opportunita/nuova", get(office::form::new).post(office::form::create))
        .route("/ufficio/opportunita/inviti", get(office::invite::ask).post(office::invite::send))
        .route("/ufficio/opportunita/fonti", get(office::source::index))
        .route("/ufficio/opportunita/fonti/nuova", get(office::source::new).post(office::source::create))
        .route("/ufficio/opportunita/fonti/{id}", get(office::source::show).post(office::source::update))
        .route("/ufficio/opportunita/fonti/{id}/importa", {
            post(office::source::import).layer(upload_limit(IMPORT_MIB))
        })
        .route("/ufficio/opportunita/importazioni/{id}", get(office::source::report))
        .route("/ufficio/opportunita/{id}", get(office::show::show).post(office::show::step))
        .route("/ufficio/opportunita/{id}/modifica", get(office::form::edit).post(office::form::update))
        .route("/ufficio/materiali", get(office::material::index))
        .route("/ufficio/materiali/nuovo", {
            get(office::material::new).post(office::material::create).layer(upload_limit(MATERIAL_MIB))
        })
        .route("/ufficio/materiali/{id}", get(office::material::edit).post(office::material::update))
        .route(
            "/ufficio/materiali/{id}/togli",
            get(office::material::ask_to_remove).post(office::material::remove),
        )
}

/// An id in an address; whatever is none is a page that is not there.
pub(crate) fn id<T>(text: &str) -> Result<Id<T>, PageError> {
    text.parse().map_err(|_| PageError::not_found())
}

/// Target groups of all networks, key and name, each once.
pub(crate) async fn group_names(
    tx: &mut Tx,
    today: Date,
    locale: Locale,
) -> storage::Result<Vec<(String, String)>> {
    let mut names: Vec<(String, String)> = Vec::new();
    for network in network::api::networks(tx).await? {
        for group in crate::actions::standing::groups(tx, network.id, today).await? {
            let name = match locale {
                Locale::It => group.name_it,
                Locale::En => group.name_en,
            };
            if !names.iter().any(|(key, _)| *key == group.key) {
                names.push((group.key, name));
            }
        }
    }
    Ok(names)
}
