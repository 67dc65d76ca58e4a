//! `/ufficio/sportelli`: the desks that somebody keeps, what is missing at each, and who must act.

use askama::Template;
use policy::Actor;
use storage::Tx;
use web::{Answer, Caller, Page, PageError};

use super::shown::{self, CheckView};
use crate::model::launch::{Item, Launch};
use crate::model::{Desk, DeskState};
use crate::queries;
use crate::web::desks::map;

/// A desk in the table.
struct Row {
    name: String,
    href: String,
    state: String,
    tone: &'static str,
    cells: Vec<CheckView>,
    next: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "launch/list.html")]
struct ListPage {
    page: Page,
    map: Option<String>,
    heads: Vec<String>,
    rows: Vec<Row>,
    counts: Vec<(String, String)>,
    prepares: bool,
}

/// The page.
///
/// # Errors
/// 401 for nobody.
pub(crate) async fn list(caller: Caller) -> Answer {
    if !matches!(caller.cx.actor, Actor::Staff { .. }) {
        return Err(PageError::sign_in());
    }
    let mut tx = caller.cx.read().await?;
    let desks = queries::kept_desks(&mut tx, &caller.cx.actor).await?;
    let page = caller.page(caller.t("desk-launch-list-title")).private();
    let page = page.crumb(caller.t("desk-launch-office"), "/ufficio");
    let keeps = queries::keeps(&caller.cx.actor);
    let prepares = keeps.all || !keeps.networks.is_empty();
    let map = picture(&mut tx, &caller, &desks).await?;
    let counts = counts(&caller, &desks);
    let rows = rows(&mut tx, &caller, desks).await?;
    let short = [
        "desk-launch-short-room",
        "desk-launch-short-phone-line",
        "desk-launch-short-operator-named",
        "desk-launch-short-operator-trained",
        "desk-launch-short-hours-published",
        "desk-launch-short-privacy-act",
        "desk-launch-short-catalogue-confirmed",
    ];
    let mut heads = vec![caller.t("desk-launch-head-desk"), caller.t("desk-launch-head-state")];
    heads.extend(short.iter().map(|key| caller.t(key)));
    heads.push(caller.t("desk-launch-head-next"));
    debug_assert_eq!(short.len(), Item::ALL.len(), "one head an item");
    web::html(&ListPage { page, map, heads, rows, counts, prepares })
}

/// The schematic of the desks; for one desk there is none to draw.
async fn picture(tx: &mut Tx, caller: &Caller, desks: &[Desk]) -> Result<Option<String>, PageError> {
    let living: Vec<Desk> = desks.iter().filter(|desk| desk.state != DeskState::Closed).cloned().collect();
    let known = network::api::municipalities(tx).await?;
    map(caller.visit.translator(), &living, &known)
}

fn counts(caller: &Caller, desks: &[Desk]) -> Vec<(String, String)> {
    [DeskState::Open, DeskState::Preparing, DeskState::Suspended, DeskState::Closed]
        .into_iter()
        .map(|state| {
            let count = desks.iter().filter(|desk| desk.state == state).count();
            (caller.t(shown::state_key(state).0), count.to_string())
        })
        .filter(|(_, count)| count != "0")
        .collect()
}

async fn rows(tx: &mut Tx, caller: &Caller, desks: Vec<Desk>) -> Result<Vec<Row>, PageError> {
    let launches = queries::launches(tx, desks, caller.cx.now()).await?;
    let names = shown::names(tx, &launches).await?;
    Ok(launches.iter().map(|launch| row(caller, launch, &names)).collect())
}

fn row(caller: &Caller, launch: &Launch, names: &shown::Names) -> Row {
    let t = caller.visit.translator();
    let (state, tone) = shown::state_key(launch.desk.state);
    let cells = shown::views(t, launch, names);
    let is_closed = launch.desk.state == DeskState::Closed;
    let next = launch
        .readiness
        .next()
        .filter(|_| !is_closed)
        .and_then(|check| Some((shown::todo(t, check.todo)?, t.t(shown::who_key(check.who)))));
    Row {
        name: launch.desk.name.clone(),
        href: shown::home(&launch.desk.slug),
        state: t.t(state),
        tone,
        cells,
        next,
    }
}
