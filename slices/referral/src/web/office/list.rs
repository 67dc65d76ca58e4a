//! `/ufficio/invii/{desk}?stato=`: what a desk sent, by state. No names: those stand on the page of each.

use askama::Template;
use axum::extract::Path;
use desk::api::Desk;
use web::components::Pager;
use web::forms::Form;
use web::{Answer, Caller, Page};

use super::own_desk;
use crate::model::{Referral, State};
use crate::queries::PER_PAGE;
use crate::store;
use crate::web::shown;

#[derive(Template)]
#[template(path = "office/list.html")]
struct List {
    page: Page,
    desk: Desk,
    tabs: Vec<(State, i64)>,
    state: State,
    rows: Vec<Row>,
    calls: i64,
    pager: Pager,
}

struct Row {
    one: Referral,
    body: String,
    is_overdue: bool,
}

/// `GET /ufficio/invii/{desk}`
///
/// # Errors
/// 403 for who does not work there, 404 where there is no such desk.
pub(crate) async fn list(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = own_desk(&mut tx, &caller, &slug).await?;
    let counts = store::referral::counts(&mut tx, desk.id.uuid()).await?;
    let count = |state| counts.iter().find(|(known, _)| *known == state).map_or(0, |(_, count)| *count);
    let asked = State::parse(form.text("stato")).ok();
    let state = asked.unwrap_or(State::Sent);
    let tabs: Vec<(State, i64)> = State::ALL
        .iter()
        .map(|one| (*one, count(*one)))
        .filter(|(one, count)| *count > 0 || *one == state)
        .collect();
    let part: usize = form.text("pagina").parse().unwrap_or(0);
    let skipped = part.saturating_mul(PER_PAGE);
    let mut found = store::referral::list(&mut tx, desk.id.uuid(), state, (PER_PAGE + 1, skipped)).await?;
    let has_more = found.len() > PER_PAGE;
    found.truncate(PER_PAGE);
    let today = caller.cx.now().date();
    let mut rows = Vec::new();
    for one in found {
        let body = shown::body(&mut tx, one.body).await?;
        rows.push(Row { body, is_overdue: one.is_overdue(today), one });
    }
    let address = |part: usize| format!("/ufficio/invii/{slug}?stato={}&pagina={part}", state.word());
    let pager = Pager {
        previous: part.checked_sub(1).map(address),
        next: has_more.then(|| address(part.saturating_add(1))),
    };
    let calls = store::line::count_calls(&mut tx, desk.id.uuid()).await?;
    let title = caller.t("referral-office-title");
    let page = caller.page(format!("{title} · {}", desk.name)).private().crumb(title, "/ufficio/invii");
    web::html(&List { page, desk, tabs, state, rows, calls, pager })
}

impl List {
    /// The page of one.
    fn address(&self, one: &Referral) -> String {
        format!("/ufficio/invii/{}/{}", self.desk.slug, one.id)
    }
}
