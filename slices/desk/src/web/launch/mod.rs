//! `/ufficio/sportelli`: launching desks; `/ufficio/avvisi`: notices to operators; the room's panels about both.

mod guide;
mod list;
mod new;
mod notices;
mod panels;
pub(crate) mod reach;
mod show;
pub(crate) mod shown;
mod state;

pub use guide::{GuideDocument, guide_document};
pub use panels::panels;

use axum::Router;
use axum::routing::{get, post};
use web::App;
use web::slice::StaffLink;

/// The pages.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/ufficio/sportelli", get(list::list))
        .route("/ufficio/sportelli/nuovo", get(new::form).post(new::create))
        .route("/ufficio/sportelli/{slug}", get(show::show))
        .route("/ufficio/sportelli/{slug}/apri", post(show::launch))
        .route("/ufficio/sportelli/{slug}/stato", get(state::form).post(state::change))
        .route("/ufficio/sportelli/{slug}/guida", get(guide::show))
        .route("/ufficio/avvisi", get(notices::list))
        .route("/ufficio/avvisi/nuovo", get(notices::form).post(notices::write))
        .route("/ufficio/avvisi/{id}/ritira", post(notices::withdraw))
}

/// Their entries in the staff menu.
pub const STAFF_LINKS: &[StaffLink] = &[
    StaffLink {
        text: "desk-launch-menu",
        path: "/ufficio/sportelli",
        roles: &["operator", "clerk", "coordinator", "administrator"],
    },
    StaffLink { text: "desk-notice-menu", path: "/ufficio/avvisi", roles: &["coordinator", "administrator"] },
    StaffLink {
        text: "desk-fault-menu",
        path: "/ufficio/segnalazioni",
        roles: &["coordinator", "administrator"],
    },
];
