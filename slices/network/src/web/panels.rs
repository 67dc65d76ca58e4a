//! What the room shows on pages of `app`: how many members on the home page, what waits on the first page of staff.

use askama::Template;
use policy::Resource;
use storage::Result;
use web::slice::PanelHtml;
use web::{Caller, Page};

use crate::model::{Network, count_by_kind};
use crate::policy::SeeNetwork;
use crate::queries::overview::{self, Desk};
use crate::store;

#[derive(Template)]
#[template(path = "panels/home.html")]
struct Home {
    page: Page,
    network: Network,
    members: usize,
    agreements: usize,
}

#[derive(Template)]
#[template(path = "panels/staff.html")]
struct Staff {
    page: Page,
    desk: Desk,
}

impl Staff {
    fn late(&self) -> usize {
        self.desk.rounds.iter().map(|(_, count)| count.late).sum()
    }
}

pub(crate) fn home(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let Some(network) = store::network::list(&mut tx).await?.into_iter().next() else { return Ok(None) };
        let today = caller.cx.now().date();
        let members = store::membership::members_as_of(&mut tx, network.id, today).await?;
        let members = count_by_kind(&members).iter().map(|(_, count)| count).sum();
        let agreements = store::agreement::as_of(&mut tx, network.id, today).await?.len();
        written(&Home { page: caller.page(String::new()), network, members, agreements })
    })
}

pub(crate) fn staff(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let networks = store::network::list(&mut tx).await?;
        let may_see = |network: &Network| {
            caller.cx.permit::<SeeNetwork>(Resource::new(network.id, [network.id.uuid()])).is_ok()
        };
        let Some(network) = networks.into_iter().find(may_see) else { return Ok(None) };
        let desk = overview::waiting(&mut tx, network, caller.cx.now().date()).await?;
        written(&Staff { page: caller.page(String::new()), desk })
    })
}

fn written<T: Template>(panel: &T) -> Result<Option<String>> {
    // One panel that cannot be drawn must not take the page with it.
    Ok(panel.render().inspect_err(|error| tracing::error!(%error, "a panel of network cannot be drawn")).ok())
}
