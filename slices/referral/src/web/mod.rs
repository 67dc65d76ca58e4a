//! Parse the form, call the action or the query, render or redirect. One file per page; `office/` is what the desk sees,
//! `public/` what bodies and people see by their links.

mod errors;
pub(crate) mod keeping;
mod office;
pub(crate) mod panels;
mod public;
mod shown;

use axum::Router;
use axum::routing::{get, post};
use kernel::Id;
use web::{App, PageError};

/// The routes of the room.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/invio", get(public::code::ask).post(public::code::open))
        .route("/invio/fatto", get(public::answer::done))
        .route("/invio/mio/{id}", get(public::mine::show).post(public::mine::act))
        .route("/invio/risposta/{id}", get(public::answer::show).post(public::answer::answer))
        .route("/invio/risposta/{id}/codice", post(public::names::ask_code))
        .route("/invio/risposta/{id}/nomi", get(public::names::show).post(public::names::open))
        .route("/ufficio/invii", get(office::index::index))
        .route("/ufficio/invii/regole/{agreement}", get(office::terms::show).post(office::terms::save))
        .route("/ufficio/invii/{desk}", get(office::list::list))
        .route("/ufficio/invii/{desk}/nuovo", get(office::new::new).post(office::new::send))
        .route("/ufficio/invii/{desk}/consenso/{agreement}", get(office::consent::print))
        .route("/ufficio/invii/{desk}/telefonate", get(office::calls::list).post(office::calls::tick))
        .route("/ufficio/invii/{desk}/{id}", get(office::show::show).post(office::show::step))
        .route("/ufficio/invii/{desk}/{id}/foglio", get(office::show::sheet))
}

/// An id in an address; whatever is none is a page that is not there.
pub(crate) fn id<T>(text: &str) -> Result<Id<T>, PageError> {
    text.parse().map_err(|_| PageError::not_found())
}
