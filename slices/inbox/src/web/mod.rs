//! Parse the form, call the action or the query, render or redirect. One file per page; `public/` is what everybody sees,
//! `office/` what the desk's people see.

mod errors;
pub(crate) mod kept;
mod office;
mod once;
pub(crate) mod panels;
mod public;
mod shown;

use std::sync::Arc;

use axum::{Extension, Router};
use web::App;

use crate::Settings;

/// Where somebody follows her own request: one address for who came by code, by mail or just sent it.
pub(crate) const FOLLOWED: &str = "/contattaci/richiesta";

/// The settings, as handlers take them.
pub(crate) type Given = Extension<Arc<Settings>>;

/// The routes of the room.
pub(crate) fn routes(settings: Arc<Settings>) -> Router<App> {
    public::routes().merge(office::routes()).layer(Extension(settings))
}
