//! `/ufficio/posta-in-arrivo`: what the desk's people see of its inbox.

mod file;
mod list;
mod show;
mod steps;
mod unsent;

use axum::Router;
use axum::routing::{get, post};
use desk::api::Desk;
use kernel::Id;
use web::{App, Caller, Page, PageError};

use crate::model::Message;

/// Where it begins.
const ROOT: &str = "/ufficio/posta-in-arrivo";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(ROOT, get(list::desks))
        .route("/ufficio/posta-in-arrivo/segnalazioni/{report}", get(list::of_fault))
        .route("/ufficio/posta-in-arrivo/{desk}", get(list::list))
        .route("/ufficio/posta-in-arrivo/{desk}/{message}", get(show::show))
        .route("/ufficio/posta-in-arrivo/{desk}/{message}/assegna", post(steps::assign))
        .route("/ufficio/posta-in-arrivo/{desk}/{message}/rispondi", post(steps::answer))
        .route("/ufficio/posta-in-arrivo/{desk}/{message}/nota", post(steps::note))
        .route("/ufficio/posta-in-arrivo/{desk}/{message}/nota/{note}/cancella", post(steps::delete_note))
        .route("/ufficio/posta-in-arrivo/{desk}/{message}/chiudi", post(steps::close))
        .route("/ufficio/posta-in-arrivo/{desk}/{message}/stato", post(steps::turn))
        .route("/ufficio/posta-in-arrivo/{desk}/{message}/allegati/{file}", get(file::download))
}

/// An id in an address; whatever is none is a page that is not there.
fn id<T>(text: &str) -> Result<Id<T>, PageError> {
    text.parse().map_err(|_| PageError::not_found())
}

fn path(desk: &Desk) -> String {
    format!("{ROOT}/{}", desk.slug)
}

fn message_path(desk: &Desk, id: Id<Message>) -> String {
    format!("{ROOT}/{}/{id}", desk.slug)
}

fn page(caller: &Caller, title: String) -> Page {
    caller.page(title).private().crumb(caller.t("web-nav-office"), "/ufficio")
}
