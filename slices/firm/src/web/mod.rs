//! Parse the form, call the action or the query, render or redirect. One file per page; `office/` is what staff sees.

mod ask;
mod draft;
mod errors;
mod form;
pub(crate) mod keeping;
mod landing;
mod office;
mod own;
pub(crate) mod panels;
mod receipt;
mod request;
mod status;
mod vacancy;

use ::web::forms::Form;
use ::web::{App, Caller, PageError};
use axum::Router;
use axum::routing::{get, post};
use kernel::Id;

use crate::actions::Once;

/// The routes of the room.
pub(crate) fn routes() -> Router<App> {
    public().merge(staff())
}

fn public() -> Router<App> {
    Router::new()
        .route("/imprese", get(landing::show))
        .route("/imprese/richiesta", get(request::begin).post(request::go))
        .route("/imprese/richiesta/invia", post(request::send))
        .route("/imprese/richiesta/bozza", post(draft::keep))
        .route("/imprese/richiesta/bozza/inviata", get(draft::kept))
        .route("/imprese/bozza/{id}", get(draft::go_on))
        .route("/imprese/ricevuta", get(receipt::show))
        .route("/imprese/stato", get(status::ask).post(status::find))
        .route("/imprese/mia/{id}", get(own::show).post(own::act))
        .route("/imprese/mia/{id}/offerta", get(vacancy::new).post(vacancy::create))
        .route("/imprese/mia/{id}/offerta/{vacancy}", get(vacancy::edit).post(vacancy::update))
        .route("/imprese/ente/{id}", get(ask::show).post(ask::reply))
}

fn staff() -> Router<App> {
    Router::new()
        .route("/ufficio/imprese", get(office::index::all))
        .route("/ufficio/imprese/tempi", get(office::times::show))
        .route("/ufficio/imprese/{desk}", get(office::index::of_desk))
        .route("/ufficio/imprese/{desk}/nuova", get(office::new::new).post(office::new::create))
        .route("/ufficio/imprese/{desk}/{need}", get(office::show::show).post(office::act::act))
}

/// An id in an address; whatever is none is a page that is not there.
fn id<T>(text: &str) -> Result<Id<T>, PageError> {
    text.parse().map_err(|_| PageError::not_found())
}

/// The hidden field with the key of a form.
const KEY: &str = "chiave";

/// A form with a key of its own, new each time it is shown: with the old one, a corrected form would be taken for the first.
fn keyed(caller: &Caller, form: Form) -> Form {
    form.set(KEY, caller.cx.new_random_id::<()>().to_string())
}

/// The key and content of a form that was sent; none where it carries no key.
fn once(caller: &Caller, form: &Form) -> Option<Once> {
    let key = form.get(KEY)?;
    let sent: String = form.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
    Some(Once::of(caller.cx.keys(), &format!("{}\n{key}", caller.visit.path()), &sent))
}
