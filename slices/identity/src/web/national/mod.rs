//! SPID and CIE: the page that offers them, the way to the provider and back, metadata, logout, the personal area.

mod arrive;
mod choose;
mod going_on;
mod leave;
mod level;
mod logout;
mod metadata;
mod personal;
mod refused;

use axum::extract::{DefaultBodyLimit, Path};
use axum::routing::{get, post};
use axum::{Extension, Router};
use web::{App, Caller, PageError};

pub(super) use choose::asked_level;
pub(super) use going_on::leave_for;
pub use level::require_level;
pub(super) use refused::show as refuse;

use crate::Room;
use crate::model::Service;
use crate::settings::Organisation;

/// The pages that providers post to.
pub(super) const CROSS_SITE_POSTS: &[&str] = &[
    "/spid/acs",
    "/spid/{organisation}/acs",
    "/spid/slo",
    "/spid/{organisation}/slo",
    "/cie/acs",
    "/cie/{organisation}/acs",
    "/cie/slo",
    "/cie/{organisation}/slo",
];

/// No honest message is larger than this, whole form (bytes).
const MESSAGE_BYTES: usize = 256 * 1024;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/accedi", get(choose::show))
        .route("/area-personale", get(personal::show))
        .route("/area-personale/dati.json", get(personal::download))
        .route("/area-personale/accessi/{id}/termina", post(personal::end_session))
        .route("/area-personale/chiudi", get(personal::ask_erase).post(personal::erase))
        .merge(service(Service::Spid))
        .merge(service(Service::Cie))
}

fn service(service: Service) -> Router<App> {
    let mut router = Router::new();
    let base = service.base();
    for base in [base.to_owned(), format!("{base}/{{organisation}}")] {
        router = router
            .route(&format!("{base}/metadata"), get(metadata::show))
            .route(&format!("{base}/login"), get(leave::show))
            .route(&format!("{base}/acs"), post(arrive::take))
            .route(
                &format!("{base}/slo"),
                get(logout::by_redirect).head(super::no_head).post(logout::by_post),
            );
    }
    router.layer(DefaultBodyLimit::max(MESSAGE_BYTES)).layer(Extension(service))
}

/// The word of an organisation in the address, where there is one.
type Slug = Option<Path<String>>;

/// The organisation of an address.
fn organisation<'a>(room: &'a Room, service: Service, slug: &Slug) -> Result<&'a Organisation, PageError> {
    let slug = slug.as_ref().map(|Path(slug)| slug.as_str());
    room.organisation(service, slug).ok_or_else(PageError::not_found)
}

/// Where the portal answers.
fn public_url(caller: &Caller) -> &str {
    &caller.app.site().public_url
}

/// What a form holds of the fields that both protocols' messages have.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }
}
