//! What the room shows on pages of `app`: the newest on the home page, what waits on the first page of staff, documents
//! among the materials.

use askama::Template;
use network::api::Organisation;
use storage::Result;
use web::slice::PanelHtml;
use web::{Caller, Page};

use super::shown::Card;
use crate::model::{Filter, Material, State, Topic};
use crate::queries;
use crate::store;

#[derive(Template)]
#[template(path = "panels/home.html")]
struct Home {
    page: Page,
    cards: Vec<Card>,
    total: usize,
}

#[derive(Template)]
#[template(path = "panels/staff.html")]
struct Staff {
    page: Page,
    waiting: i64,
    approved: i64,
    published: i64,
}

#[derive(Template)]
#[template(path = "panels/materials.html")]
struct Materials {
    page: Page,
    topics: Vec<(Topic, Vec<(Material, String)>)>,
}

impl Materials {
    /// Size as people say it: in hundreds of kilobytes nobody counts single ones.
    fn size(&self, material: &Material) -> String {
        let kilobytes = (material.size_bytes / 1024).max(1);
        if kilobytes < 1024 { format!("{kilobytes} KB") } else { format!("{} MB", (kilobytes + 512) / 1024) }
    }
}

pub(crate) fn home(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let today = caller.cx.now().date();
        let found = queries::find(&mut tx, &Filter::default(), today, (1, 3)).await?;
        if found.page.is_empty() {
            return Ok(None);
        }
        let say = caller.visit.translator();
        let cards = found.page.iter().map(|one| Card::of(one, &found.names, say)).collect();
        written(&Home { page: caller.page(String::new()), cards, total: found.total })
    })
}

pub(crate) fn staff(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let networks: Vec<_> =
            queries::seen(&mut tx, &caller.cx).await?.into_iter().map(|one| one.id).collect();
        if networks.is_empty() {
            return Ok(None);
        }
        let counts = store::opportunity::counts(&mut tx, &networks).await?;
        let count = |state| counts.iter().find(|(known, _)| *known == state).map_or(0, |(_, count)| *count);
        written(&Staff {
            page: caller.page(String::new()),
            waiting: count(State::SentIn),
            approved: count(State::Approved),
            published: count(State::Published),
        })
    })
}

pub(crate) fn materials(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let all = store::material::list(&mut tx, None).await?;
        if all.is_empty() {
            return Ok(None);
        }
        let ids: Vec<_> = all.iter().filter_map(|one| one.organisation).collect();
        let bodies: Vec<Organisation> = network::api::organisations(&mut tx, &ids).await?;
        let mut topics: Vec<(Topic, Vec<(Material, String)>)> = Vec::new();
        for topic in Topic::ALL {
            let of_topic: Vec<(Material, String)> = all
                .iter()
                .filter(|one| one.topic == *topic)
                .map(|one| {
                    let body = bodies.iter().find(|body| Some(body.id) == one.organisation);
                    (one.clone(), body.map(|body| body.name.clone()).unwrap_or_default())
                })
                .collect();
            if !of_topic.is_empty() {
                topics.push((*topic, of_topic));
            }
        }
        written(&Materials { page: caller.page(String::new()), topics })
    })
}

fn written<T: Template>(panel: &T) -> Result<Option<String>> {
    // One panel that cannot be drawn must not take the page with it.
    Ok(panel
        .render()
        .inspect_err(|error| tracing::error!(%error, "a panel of opportunity cannot be drawn"))
        .ok())
}
