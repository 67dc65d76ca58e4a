//! Pages: parse the form, call the action or the query, render or redirect. One file per page.

mod cookie;
mod enter;
mod errors;
mod federation;
mod invitation;
mod national;
mod office_email;
mod office_sign_in;
mod people;
mod profile;
mod recovery;
mod reset;
mod session;
mod set_up;
mod towards;
mod words;

use axum::routing::{get, post};
use axum::{Extension, Router};
use web::slice::{LinkTarget, StaffLink};
use web::{App, PageError};

pub use national::require_level;
pub use session::session_layer;

use crate::Room;
use crate::api::Scopes;
use crate::api::role::{ADMINISTRATOR, COORDINATOR};
use crate::federation::Federated;
use crate::policy::{ACCEPT_INVITATION, CONFIRM_EMAIL, RESET_PASSWORD};

/// What roles can be held on, for the pages that name scopes.
#[derive(Clone, Copy)]
struct ScopeSource(Scopes);

/// What providers post to from their own pages: each handler proves by itself whom it answers.
pub(crate) const CROSS_SITE_POSTS: &[&str] = national::CROSS_SITE_POSTS;

/// Where staff keeps its own account.
const PROFILE: &str = "/ufficio/profilo";

pub(crate) fn routes(scopes: Scopes, room: Room, federated: Federated) -> Router<App> {
    let people = Router::new()
        .route("/ufficio/persone", get(people::list::show))
        .route("/ufficio/persone/invita", get(people::invite::ask).post(people::invite::send))
        .route("/ufficio/persone/{id}", get(people::person::show))
        .route("/ufficio/persone/{id}/ruoli", post(people::person::give))
        .route("/ufficio/persone/{id}/ruoli/{grant}/termina", post(people::person::end))
        .route("/ufficio/persone/{id}/invito", post(people::person::invite_again))
        .route("/ufficio/persone/{id}/chiudi", post(people::person::close))
        .route("/ufficio/persone/{id}/riapri", post(people::person::reopen))
        .route("/ufficio/persone/{id}/codici", post(people::person::forget_codes))
        .route("/ufficio/profilo", get(profile::show))
        .layer(Extension(ScopeSource(scopes)));
    Router::new()
        .route("/accesso", get(enter::ask).post(enter::sign_in))
        .route("/accesso/codice", get(enter::ask_code).post(enter::confirm))
        .route("/accesso/app", get(set_up::show).post(set_up::confirm))
        .route("/accesso/password", get(reset::ask).post(reset::send))
        .route("/accesso/password/inviata", get(reset::sent))
        .route("/accesso/nuova-password", get(reset::choose).post(reset::keep))
        .route("/invito", get(invitation::choose).post(invitation::accept))
        .route("/conferma-indirizzo", get(office_email::ask).post(office_email::confirm))
        .route("/uscita", post(enter::sign_out))
        .route("/ufficio/profilo/password", get(profile::ask_password).post(profile::change_password))
        .route("/ufficio/profilo/telefono", get(profile::ask_app).post(profile::change_app))
        .route("/ufficio/profilo/sessioni/{id}/termina", post(profile::end_session))
        .route("/ufficio/profilo/codici", get(recovery::show).post(recovery::put_away))
        .route("/ufficio/profilo/codici/nuovi", get(recovery::ask).post(recovery::renew))
        .merge(people)
        .merge(office_sign_in::routes(scopes))
        .merge(national::routes())
        .merge(federation::routes())
        .layer(Extension(federated))
        .layer(Extension(room))
}

/// An answer of a provider acts once: who only asks for the headers of its address (a scanner, a preview) must not use it up.
async fn no_head() -> PageError {
    PageError::of(&::web::kinds::METHOD)
}

pub(crate) fn links() -> Vec<LinkTarget> {
    vec![
        LinkTarget { purpose: ACCEPT_INVITATION, path: |_| "/invito".to_owned() },
        LinkTarget { purpose: CONFIRM_EMAIL, path: |_| "/conferma-indirizzo".to_owned() },
        LinkTarget { purpose: RESET_PASSWORD, path: |_| "/accesso/nuova-password".to_owned() },
    ]
}

pub(crate) fn staff_links() -> Vec<StaffLink> {
    vec![
        StaffLink {
            text: "identity-menu-people",
            path: "/ufficio/persone",
            roles: &[ADMINISTRATOR, COORDINATOR],
        },
        StaffLink { text: "identity-menu-profile", path: PROFILE, roles: &[] },
    ]
}
