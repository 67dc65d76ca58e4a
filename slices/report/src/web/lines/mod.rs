//! Activity lines: `/ufficio/attivita` for who coordinates, `/attivita/{body}` for a partner by its mailed link.

mod files;
mod form;
mod import;
mod index;
mod list;
mod mail;
mod own;
mod said;
mod show;
mod strike;

use axum::Router;
use axum::routing::{get, post};
use kernel::Id;
use network::api::Agreement;
use policy::Resource;
use storage::Tx;
use web::forms::{Form, upload_limit};
use web::{App, Caller, Page, PageError};

use super::{FILE_MIB, id};
use crate::model::Line;
use crate::policy::{KeepLine, SeeLines};
use crate::store;

/// The hidden field with the key of a form: sent twice, it acts once.
const KEY: &str = "chiave";

/// Its routes.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/ufficio/attivita", get(index::index))
        .route("/ufficio/attivita/{agreement}", get(list::list))
        .route("/ufficio/attivita/{agreement}/righe.csv", get(files::csv))
        .route("/ufficio/attivita/{agreement}/righe.xlsx", get(files::xlsx))
        .route("/ufficio/attivita/{agreement}/nuova", get(form::new).post(form::create))
        .route("/ufficio/attivita/{agreement}/importa", {
            get(import::ask).post(import::preview).layer(upload_limit(FILE_MIB))
        })
        .route("/ufficio/attivita/{agreement}/importa/conferma", post(import::import))
        .route("/ufficio/attivita/{agreement}/inviti", get(mail::ask).post(mail::send))
        .route("/ufficio/attivita/{agreement}/{line}", get(show::show).post(show::enter))
        .route("/ufficio/attivita/{agreement}/{line}/modifica", get(form::edit).post(form::update))
        .route("/ufficio/attivita/{agreement}/{line}/togli", get(show::ask_to_remove).post(show::remove))
        .route("/ufficio/attivita/{agreement}/{line}/inserito/{entry}/togli", {
            get(strike::ask).post(strike::strike)
        })
        .route("/attivita/{body}", get(own::own))
}

/// A form with a key of its own, new each time it is shown: a corrected form is another one.
fn keyed(caller: &Caller, form: Form) -> Form {
    form.set(KEY, caller.cx.new_random_id::<()>().to_string())
}

/// The key of a form that was sent, as it is kept.
fn key(caller: &Caller, form: &Form) -> Option<String> {
    form.get(KEY).map(|key| caller.cx.keys().pseudonym("report.line_form", key))
}

fn path(agreement: Id<Agreement>) -> String {
    format!("/ufficio/attivita/{agreement}")
}

fn line_path(line: &Line) -> String {
    format!("/ufficio/attivita/{}/{}", line.agreement, line.id)
}

/// A page below that of an agreement's lines.
fn page(caller: &Caller, title: String, agreement: &Agreement) -> Page {
    index_page(caller, title)
        .crumb(caller.t("report-lines-title"), "/ufficio/attivita")
        .crumb(agreement.title.clone(), path(agreement.id))
}

fn index_page(caller: &Caller, title: String) -> Page {
    caller.page(title).private().crumb(caller.t("web-nav-office"), "/ufficio")
}

/// The agreement, if she may see its lines.
async fn seen(tx: &mut Tx, caller: &Caller, text: &str) -> Result<Agreement, PageError> {
    let agreement = network::api::agreement(tx, id(text)?).await?.ok_or_else(PageError::not_found)?;
    caller.cx.permit::<SeeLines>(Resource::new(agreement.id, [agreement.network.uuid()]))?;
    Ok(agreement)
}

/// The agreement, if she may enter lines.
async fn kept(tx: &mut Tx, caller: &Caller, text: &str) -> Result<Agreement, PageError> {
    let agreement = network::api::agreement(tx, id(text)?).await?.ok_or_else(PageError::not_found)?;
    caller.cx.permit::<KeepLine>(Resource::new(caller.cx.new_id(), [agreement.network.uuid()]))?;
    Ok(agreement)
}

/// A line of that agreement.
async fn line_of(tx: &mut Tx, agreement: &Agreement, text: &str) -> Result<Line, PageError> {
    let line = store::line::find(tx, id(text)?).await?;
    line.filter(|line| line.agreement == agreement.id).ok_or_else(PageError::not_found)
}
