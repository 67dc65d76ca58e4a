//! `/ufficio/sportelli/{slug}`: the check-list of a desk with one clear next step, and opening it.

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use storage::Tx;
use texts::Message;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::reach::{may, seen};
use super::shown::{self, CheckView};
use crate::actions::launch::{LaunchError, launch_desk};
use crate::model::launch::Launch;
use crate::model::{Desk, DeskState};
use crate::policy::{CloseDesk, LaunchDesk, SeeAgenda, SuspendDesk, WorkThroughLaunch};
use crate::queries;
use crate::store;
use crate::store::launch::StateChange;

#[derive(Template)]
#[template(path = "launch/show.html")]
struct ShowPage {
    page: Page,
    fields: Fields,
    slug: String,
    state: String,
    tone: &'static str,
    progress: String,
    checks: Vec<CheckView>,
    next: Option<Next>,
    launches: bool,
    works: bool,
    changes: bool,
    is_open: bool,
    is_public: bool,
    agenda: Option<String>,
    history: Vec<String>,
    contacts: Vec<(String, String)>,
}

/// The one thing to do now.
struct Next {
    todo: String,
    who: String,
    href: String,
    title: String,
}

/// The page.
///
/// # Errors
/// As [`seen`].
pub(crate) async fn show(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = seen(&mut tx, &caller, &slug).await?;
    let launch = queries::launch(&mut tx, desk, caller.cx.now()).await?;
    web::html(&page(&mut tx, &caller, &launch, Fields::empty()).await?)
}

/// Opens the desk; while something is missing, the page says what, with the way to each.
///
/// # Errors
/// As [`seen`].
pub(crate) async fn launch(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = seen(&mut tx, &caller, &slug).await?;
    drop(tx);
    match launch_desk(&caller.cx, desk.id).await {
        Ok(()) => Ok(web::see_other_saying(&caller.visit, &shown::home(&slug), "desk-launch-launched")),
        Err(LaunchError::NotReady(_)) => {
            let mut tx = caller.cx.read().await?;
            let launch = queries::launch(&mut tx, desk, caller.cx.now()).await?;
            let mut errors = FieldErrors::new();
            for check in launch.readiness.missing() {
                errors.add(check.item.word(), reason(&caller, check));
            }
            let fields = Fields::refused(Form::default(), errors);
            web::unprocessable(&page(&mut tx, &caller, &launch, fields).await?)
        }
        Err(error) => Err(error.into()),
    }
}

fn reason(caller: &Caller, check: &crate::model::launch::Check) -> Message {
    let t = caller.visit.translator();
    let what = t.t(shown::item_key(check.item));
    let todo = shown::todo(t, check.todo).unwrap_or_default();
    Message::new("desk-launch-refused-item").with("item", what).with("todo", todo)
}

async fn page(tx: &mut Tx, caller: &Caller, launch: &Launch, fields: Fields) -> Result<ShowPage, PageError> {
    let t = caller.visit.translator();
    let desk = &launch.desk;
    let names = shown::names(tx, std::slice::from_ref(launch)).await?;
    let changes = store::launch::states(tx, desk.id).await?;
    let (state, tone) = shown::state_key(desk.state);
    let works = may::<WorkThroughLaunch>(caller, desk);
    let is_preparing = desk.state == DeskState::Preparing;
    let next =
        launch.readiness.next().filter(|_| works && desk.state != DeskState::Closed).and_then(|check| {
            Some(Next {
                todo: shown::todo(t, check.todo)?,
                who: t.t(shown::who_key(check.who)),
                href: shown::path(&desk.slug, check.item),
                title: t.t(shown::item_key(check.item)),
            })
        });
    let page = caller.page(desk.name.clone()).private();
    let page = page
        .crumb(caller.t("desk-launch-office"), "/ufficio")
        .crumb(caller.t("desk-launch-list-title"), "/ufficio/sportelli");
    Ok(ShowPage {
        page,
        fields,
        slug: desk.slug.clone(),
        state: t.t(state),
        tone,
        progress: progress(caller, launch),
        checks: shown::views(t, launch, &names),
        launches: is_preparing && launch.readiness.is_complete() && may::<LaunchDesk>(caller, desk),
        next,
        works: works && desk.state != DeskState::Closed,
        changes: desk.state != DeskState::Closed
            && (may::<CloseDesk>(caller, desk) || (!is_preparing && may::<SuspendDesk>(caller, desk))),
        is_open: desk.is_open(),
        is_public: desk.is_public(),
        agenda: (desk.is_open() && may::<SeeAgenda>(caller, desk))
            .then(|| format!("/ufficio/agenda/{}", desk.slug)),
        history: history(tx, caller, &changes).await?,
        contacts: contacts(caller, desk),
    })
}

fn progress(caller: &Caller, launch: &Launch) -> String {
    let (done, all) = (launch.readiness.done(), launch.readiness.checks.len());
    caller.visit.translator().ta("desk-launch-progress", &[("done", done.into()), ("all", all.into())])
}

fn contacts(caller: &Caller, desk: &Desk) -> Vec<(String, String)> {
    let mut pairs = vec![(caller.t("desk-setup-contacts-address"), desk.address.clone())];
    pairs.extend(desk.phone.clone().map(|phone| (caller.t("desk-setup-contacts-phone"), phone)));
    pairs.extend(desk.email.clone().map(|email| (caller.t("desk-setup-contacts-email"), email)));
    let opened =
        desk.opened_on.map(|day| (caller.t("desk-launch-opened-on"), caller.visit.translator().date(day)));
    pairs.extend(opened);
    pairs
}

async fn history(tx: &mut Tx, caller: &Caller, changes: &[StateChange]) -> Result<Vec<String>, PageError> {
    let people: Vec<_> = changes.iter().filter_map(|change| change.by.map(Id::from_uuid)).collect();
    let names = identity::api::display_names(tx, &people).await?;
    let t = caller.visit.translator();
    let line = |change: &StateChange| {
        let state = t.t(shown::state_key(change.state).0);
        let by = change.by.map(|by| format!(" · {}", shown::called(t, &names, by))).unwrap_or_default();
        let reason = change.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        format!("{} · {state}{reason}{by}", t.date_time(change.at))
    };
    Ok(changes.iter().map(line).collect())
}
