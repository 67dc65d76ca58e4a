//! What the room shows of launches on shared pages: how many desks are open, what waits, the coordinator's notices.

use askama::Template;
use policy::Actor;
use storage::Result;
use uuid::Uuid;
use web::Caller;
use web::slice::{Panel, PanelHtml, Place};

use super::shown;
use crate::model::DeskState;
use crate::queries;
use crate::store;

/// The panels.
pub fn panels() -> Vec<Panel> {
    vec![
        Panel { place: Place::Home, order: 30, draw: home },
        Panel { place: Place::Staff, order: 5, draw: notices },
        Panel { place: Place::Staff, order: 40, draw: launches },
    ]
}

#[derive(Template)]
#[template(path = "launch/panel_home.html")]
struct HomePanel {
    title: String,
    text: String,
    link: String,
}

fn home(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let (open, preparing) = queries::desk_counts(&mut tx).await?;
        if open == 0 && preparing == 0 {
            return Ok(None);
        }
        let t = caller.visit.translator();
        let today = t.date(caller.cx.now().date());
        let counts = [("open", open.into()), ("preparing", preparing.into()), ("day", today.into())];
        let panel = HomePanel {
            title: t.t("desk-panel-home-title"),
            text: t.ta("desk-panel-home-text", &counts),
            link: t.t("desk-panel-home-link"),
        };
        drawn(&panel)
    })
}

struct NoticeView {
    title: String,
    paragraphs: Vec<String>,
    written: String,
}

#[derive(Template)]
#[template(path = "launch/panel_notices.html")]
struct NoticesPanel {
    title: String,
    notices: Vec<NoticeView>,
}

fn notices(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let Actor::Staff { .. } = caller.cx.actor else { return Ok(None) };
        let mut tx = caller.cx.read().await?;
        let mut networks: Vec<Uuid> =
            queries::kept_desks(&mut tx, &caller.cx.actor).await?.iter().map(|desk| desk.network).collect();
        networks.extend(caller.cx.actor.scopes_of("coordinator"));
        networks.sort();
        networks.dedup();
        let t = caller.visit.translator();
        let notices = store::notice::shown(&mut tx, &networks, caller.cx.now().date()).await?;
        if notices.is_empty() {
            return Ok(None);
        }
        let view = |notice: crate::model::notice::Notice| NoticeView {
            title: notice.title,
            paragraphs: notice.text.split('\n').filter(|line| !line.is_empty()).map(str::to_owned).collect(),
            written: t.date(notice.at.date()),
        };
        let notices = notices.into_iter().map(view).collect();
        drawn(&NoticesPanel { title: t.t("desk-panel-notices-title"), notices })
    })
}

struct Waiting {
    desk: String,
    href: String,
    todo: String,
    who: String,
    go: String,
}

#[derive(Template)]
#[template(path = "launch/panel_staff.html")]
struct LaunchesPanel {
    title: String,
    counts: String,
    waiting: Vec<Waiting>,
    link: String,
}

/// More would make the first page a list.
const MOST_WAITING: usize = 6;

fn launches(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let actor = &caller.cx.actor;
        let keeps = queries::keeps(actor);
        // An operator's first page is her agenda's; the check-list is for who works through it.
        if !keeps.all && keeps.bodies.is_empty() && keeps.networks.is_empty() {
            return Ok(None);
        }
        let mut tx = caller.cx.read().await?;
        let desks = queries::kept_desks(&mut tx, actor).await?;
        if desks.is_empty() && !keeps.all && keeps.networks.is_empty() {
            return Ok(None);
        }
        let count = |state| desks.iter().filter(|desk| desk.state == state).count();
        let t = caller.visit.translator();
        let counts = t.ta(
            "desk-panel-staff-counts",
            &[("open", count(DeskState::Open).into()), ("preparing", count(DeskState::Preparing).into())],
        );
        let preparing = desks.into_iter().filter(|desk| desk.state == DeskState::Preparing);
        let preparing = preparing.take(MOST_WAITING).collect();
        let launches = queries::launches(&mut tx, preparing, caller.cx.now()).await?;
        let waiting = launches.iter().map(|launch| waiting(&caller, launch)).collect();
        let (title, link) = (t.t("desk-panel-staff-title"), t.t("desk-panel-staff-link"));
        drawn(&LaunchesPanel { title, counts, waiting, link })
    })
}

fn waiting(caller: &Caller, launch: &crate::model::Launch) -> Waiting {
    let t = caller.visit.translator();
    let slug = &launch.desk.slug;
    let (todo, who, href) = match launch.readiness.next() {
        Some(check) => (
            shown::todo(t, check.todo).unwrap_or_default(),
            t.t(shown::who_key(check.who)),
            shown::path(slug, check.item),
        ),
        None => (t.t("desk-launch-todo-open"), t.t("desk-launch-who-clerk"), shown::home(slug)),
    };
    Waiting { desk: launch.desk.name.clone(), href, todo, who, go: t.t("desk-panel-staff-go") }
}

fn drawn(panel: &impl Template) -> Result<Option<String>> {
    let html = panel.render();
    html.map(Some)
        .map_err(|error| storage::StorageError::Column { column: "panel".into(), source: Box::new(error) })
}
