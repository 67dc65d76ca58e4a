//! The catalogue: what the public finds, what bodies keep by their link, what the staff keeps.

pub mod api;
mod category;
mod filters;
mod list;
mod metatag;
mod own;
mod said;
mod sheet;
mod sheet_form;
mod staff;
mod staff_exchange;
mod suggest;

use ::web::App;
use ::web::slice::{LinkTarget, StaffLink};
use axum::Router;
use axum::routing::{get, post};

use crate::policy::EDIT_SERVICE;

/// The entry of the staff menu.
pub const STAFF_LINKS: &[StaffLink] = &[StaffLink {
    text: "desk-catalogue-menu",
    path: "/ufficio/catalogo",
    roles: &["clerk", "coordinator", "administrator"],
}];

/// The pages of the catalogue.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/servizi", get(list::list))
        .route("/servizi/{slug}", get(sheet::show))
        .route("/servizi/{slug}/suggerisci", get(suggest::ask).post(suggest::send))
        .route("/schede", get(own::list))
        .route("/schede/conferma", post(own::confirm_all))
        .route("/schede/fatto", get(own::done))
        .route("/schede/segnalazioni/{id}", post(own::settle))
        .route("/schede/{id}", get(own::form).post(own::save))
        .route("/ufficio/catalogo", get(staff::list))
        .route("/ufficio/catalogo/campagna", get(staff::campaign).post(staff::start))
        .route("/ufficio/catalogo/segnalazioni", get(staff::suggestions))
        .route("/ufficio/catalogo/segnalazioni/{id}", post(staff::settle))
        .route("/ufficio/catalogo/nuovo", get(staff::new_form).post(staff::add))
        .route("/ufficio/catalogo/esporta.csv", get(staff_exchange::export_csv))
        .route("/ufficio/catalogo/esporta.xlsx", get(staff_exchange::export_xlsx))
        .route("/ufficio/catalogo/importa", get(staff_exchange::ask).post(staff_exchange::import))
        .route("/ufficio/catalogo/{id}", get(staff::form).post(staff::save))
        .route("/ufficio/catalogo/{id}/conferma", post(staff::confirm))
}

/// Where the catalogue's mailed links lead.
pub fn links() -> Vec<LinkTarget> {
    vec![LinkTarget { purpose: EDIT_SERVICE, path: own::link_path }]
}
