//! What the room shows on pages of `app`: how many members on the home page, what waits on the first page of staff.

use askama::Template;
use storage::Result;
use web::slice::PanelHtml;
use web::{Caller, Page};

use crate::model::{Agreement, Network, Organisation, count_by_kind};
use crate::queries::overview::{self, Desk};
use crate::store;
use crate::web::seen;

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
    /// What waits in each network, with the query of its address.
    desks: Vec<(String, Desk)>,
    /// Her own bodies, each with the agreements that it could ask to join.
    bodies: Vec<(Organisation, Vec<Agreement>)>,
}

impl Staff {
    fn late(&self, desk: &Desk) -> usize {
        desk.rounds.iter().map(|(_, count)| count.late).sum()
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
        let networks = seen(&mut tx, &caller).await?;
        let today = caller.cx.now().date();
        // With one network there is nothing to choose, and nothing in the address.
        let query = |network: &Network| match networks.len() {
            1 => String::new(),
            _ => format!("?rete={}", network.slug),
        };
        let mut desks = Vec::new();
        for network in &networks {
            desks.push((query(network), overview::waiting(&mut tx, network.clone(), today).await?));
        }
        let bodies = overview::outside(&mut tx, &caller.cx).await?;
        if desks.is_empty() && bodies.is_empty() {
            return Ok(None);
        }
        written(&Staff { page: caller.page(String::new()), desks, bodies })
    })
}

fn written<T: Template>(panel: &T) -> Result<Option<String>> {
    // One panel that cannot be drawn must not take the page with it.
    Ok(panel.render().inspect_err(|error| tracing::error!(%error, "a panel of network cannot be drawn")).ok())
}
