//! Pages of the path: its first page, its steps, the summary, the code; and the operator's.

mod code;
mod office;
mod start;
mod step;
mod typed;

use ::web::slice::PanelHtml;
use ::web::{App, Caller, Page, PageError};
use askama::Template;
use axum::Router;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use axum::routing::{get, post};
use kernel::Id;
use policy::Actor;
use storage::links::{self, Link};
use storage::{Cx, Result};

use super::actions::{Kept, PathError, own_path};
use super::model::Path;
use super::policy::PATH;

/// The first page of the path.
const START: &str = "/percorso-impresa";
/// All that was said, on one page.
const SUMMARY: &str = "/percorso-impresa/riepilogo";
/// The code of a path that is kept.
const CODE: &str = "/percorso-impresa/codice";

/// The routes of the process.
pub fn routes() -> Router<App> {
    Router::new()
        .route(START, get(start::start))
        .route("/percorso-impresa/riprendi", get(code::ask).post(code::resume))
        .route("/percorso-impresa/chiudi", post(code::leave))
        .route("/percorso-impresa/cancella", get(code::ask_to_delete).post(code::delete))
        .route(CODE, get(code::show))
        .route("/percorso-impresa/codice/mostra", post(code::renew))
        .route(SUMMARY, get(step::summary).post(step::from_summary))
        .route("/percorso-impresa/{step}", get(step::show).post(step::go_on))
        .route("/ufficio/percorsi-impresa", get(office::ask).post(office::read))
}

/// The path that the caller has opened by its code, and the context that may change it.
struct Own {
    cx: Cx,
    id: Id<Path>,
    kept: Kept,
}

impl Own {
    /// None when she has opened none, or it was deleted.
    async fn of(caller: &Caller) -> std::result::Result<Option<Self>, PageError> {
        let Ok(cx) = caller.holding(PATH).await? else { return Ok(None) };
        let Actor::LinkHolder { resource, .. } = cx.actor else { return Ok(None) };
        let id = Id::from_uuid(resource);
        match own_path(&cx, id).await {
            Ok(kept) => Ok(Some(Self { cx, id, kept })),
            Err(PathError::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// Leads on, with the path open for an hour.
fn opened(caller: &Caller, link: &Link, mut response: Response) -> Response {
    let secret = links::token(caller.cx.keys(), link.id);
    if let Some(cookie) = ::web::links::cookie(caller.app.site(), PATH, &secret) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// Leads on, with the path closed in this browser.
fn closed(caller: &Caller, mut response: Response) -> Response {
    if let Some(cookie) = ::web::links::forget(caller.app.site(), PATH) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

impl From<PathError> for PageError {
    fn from(error: PathError) -> Self {
        match error {
            PathError::NotFound => Self::not_found().next(START, "app-business-title"),
            PathError::Changed => {
                Self::conflict("app-business-changed-title").next(START, "app-business-title")
            }
            PathError::TooMany => Self::too_many(3600),
            PathError::Refused(refusal) => refusal.into(),
            PathError::Storage(error) => error.into(),
        }
    }
}

#[derive(Template)]
#[template(path = "business_path/panel.html")]
struct Panel {
    page: Page,
}

/// What the home page shows.
pub fn panel(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let panel = Panel { page: caller.page(String::new()) };
        // One panel that cannot be drawn must not take the page with it.
        let drawn: Result<Option<String>> = Ok(panel
            .render()
            .inspect_err(|error| tracing::error!(%error, "the panel of the business path cannot be drawn"))
            .ok());
        drawn
    })
}
