//! Pages and API of the room.

pub mod agenda;
pub mod api;
mod appointment;
mod booking;
pub mod catalogue;
mod confirm;
mod cpsv;
mod desks;
mod feedback;
mod hsds;
pub(crate) mod keeping;
pub mod launch;
mod once;
mod place;
mod setup;
pub(crate) mod shown;
mod waiting;

use ::web::App;
use ::web::slice::LinkTarget;
use axum::Router;
use axum::routing::{get, post};

use crate::policy::{ACCEPT_OFFER, MANAGE_APPOINTMENT, MANAGE_WAITING};

/// The pages of the room.
pub fn routes() -> Router<App> {
    Router::new()
        .merge(public())
        .merge(launch::routes())
        .merge(setup::routes())
        .merge(feedback::routes())
        .merge(catalogue::routes())
        .merge(cpsv::routes())
        .merge(agenda::routes())
}

/// Desks and booking: for everybody, with no account.
fn public() -> Router<App> {
    Router::new()
        .route("/sportelli", get(desks::list))
        .route("/sportelli/{slug}", get(desks::show))
        .route("/prenota", get(booking::place))
        .route("/prenota/{slug}", get(booking::time))
        .route("/prenota/{slug}/dati", get(confirm::who).post(confirm::who))
        .route("/prenota/{slug}/riepilogo", post(confirm::summary))
        .route("/prenota/{slug}/conferma", post(confirm::confirm))
        .route("/prenota/{slug}/attesa", get(waiting::ask).post(waiting::join))
        .route("/appuntamento", get(appointment::code).post(appointment::open))
        .route("/appuntamento/mio", get(appointment::mine))
        .route("/appuntamento/mio/calendario.ics", get(appointment::calendar_file))
        .route("/appuntamento/mio/sposta", get(appointment::other_times).post(appointment::relocate))
        .route("/appuntamento/mio/annulla", get(appointment::ask_to_cancel).post(appointment::cancel))
        .route("/appuntamento/mio/valuta", post(appointment::rate))
        .route("/appuntamento/esci", post(appointment::leave))
        .route("/appuntamento/attesa", get(place::show).post(place::change))
        .route("/appuntamento/attesa/lascia", post(place::leave))
        .route("/appuntamento/offerta", get(waiting::offer).post(waiting::answer))
}

/// Where the room's mailed links lead.
pub fn links() -> Vec<LinkTarget> {
    vec![
        LinkTarget { purpose: MANAGE_APPOINTMENT, path: appointment::link_path },
        LinkTarget { purpose: ACCEPT_OFFER, path: waiting::offer_path },
        LinkTarget { purpose: MANAGE_WAITING, path: place::link_path },
    ]
    .into_iter()
    .chain(catalogue::links())
    .collect()
}
