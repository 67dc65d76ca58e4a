//! `/imprese`: what the network does for firms, and the way in.

use ::desk::api::ServiceName;
use ::web::{Answer, Caller, Page};
use askama::Template;

use crate::model::{ANSWER_DAYS, Kind};

/// Services shown; the catalogue has the others.
const MOST_SERVICES: u32 = 12;

#[derive(Template)]
#[template(path = "public/landing.html")]
struct Landing {
    page: Page,
    kinds: &'static [Kind],
    services: Vec<ServiceName>,
    days: i64,
}

/// # Errors
/// When the database does not answer.
pub(crate) async fn show(caller: Caller) -> Answer {
    let mut tx = caller.cx.read().await?;
    let services = ::desk::api::services_for_firms(&mut tx, caller.cx.now().date(), MOST_SERVICES).await?;
    let page = caller.page(caller.t("firm-landing-title")).described(caller.t("firm-landing-lead")).rated();
    ::web::html(&Landing { page, kinds: Kind::ALL, services, days: ANSWER_DAYS })
}
