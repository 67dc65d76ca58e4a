//! `/ufficio/rete`: what waits for the coordinator.

use askama::Template;
use policy::Resource;
use web::{Answer, Caller, Page};

use super::{Work, must_see};
use crate::policy::CreateNetwork;
use crate::queries::overview::{self, Desk};
use crate::web::agreement::validity;
use crate::web::worked_for;

#[derive(Template)]
#[template(path = "office/dashboard.html")]
struct Dashboard {
    page: Page,
    work: Work,
    desk: Desk,
}

#[derive(Template)]
#[template(path = "office/no_network.html")]
struct NoNetwork {
    page: Page,
}

impl Dashboard {
    fn validity(&self, period: &kernel::Period) -> String {
        validity(&self.page, *period)
    }
}

pub(crate) async fn show(caller: Caller) -> Answer {
    let mut tx = caller.cx.read().await?;
    let Some(network) = worked_for(&mut tx, &caller).await? else {
        caller.cx.permit::<CreateNetwork>(Resource::new(caller.cx.new_id(), []))?;
        return web::html(&NoNetwork { page: first_page(&caller, caller.t("network-office-title")) });
    };
    must_see(&caller, network.id)?;
    let work = Work::of(&mut tx, &caller, network.clone()).await?;
    let desk = overview::waiting(&mut tx, network, caller.cx.now().date()).await?;
    web::html(&Dashboard { page: first_page(&caller, desk.network.name.clone()), work, desk })
}

/// The first page of the office about the network.
fn first_page(caller: &Caller, title: String) -> Page {
    caller.page(title).private().crumb(caller.t("web-nav-office"), "/ufficio")
}
