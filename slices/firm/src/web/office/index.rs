//! `/ufficio/imprese` and `/ufficio/imprese/{desk}`: what waits first, the rest by where it stands.

use ::desk::api::Desk;
use ::web::components::Pager;
use ::web::forms::Form;
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use axum::extract::Path;
use kernel::Id;
use storage::Tx;

use super::{desk, desk_page, page};
use crate::model::{ANSWER_DAYS, CLOSE_DAYS, Late, Need, Outcome, State};
use crate::queries::{Names, PER_PAGE, Seen};
use crate::store;
use crate::store::need::Whose;

#[derive(Template)]
#[template(path = "office/index.html")]
struct Index {
    page: Page,
    /// The desk, where the page is one desk's.
    desk: Option<Desk>,
    /// The desks to go to.
    desks: Vec<Desk>,
    here: String,
    state: State,
    tabs: Vec<(State, i64)>,
    rows: Vec<Row>,
    pager: Pager,
    answer_days: i64,
    close_days: i64,
}

struct Row {
    need: Need,
    href: String,
    desk: String,
    comune: String,
    age: i64,
    late: Option<Late>,
}

impl Row {
    fn late_text(&self) -> Option<&'static str> {
        self.late.map(|late| match late {
            Late::Answer => "firm-late-answer",
            Late::End => "firm-late-end",
        })
    }

    fn outcome_text(&self) -> Option<&'static str> {
        self.need.outcome.map(Outcome::text)
    }
}

/// What stands on the page.
async fn listed(
    tx: &mut Tx,
    caller: &Caller,
    whose: &Whose,
    form: &Form,
    here: String,
) -> Result<Index, PageError> {
    let state = form.get("stato").and_then(|word| State::parse(word).ok()).unwrap_or(State::Received);
    let number = form.get("pagina").and_then(|text| text.parse().ok()).unwrap_or(1_i64).clamp(1, 10_000);
    let counts = store::need::counts(tx, whose).await?;
    let count =
        |state: State| counts.iter().find(|(known, _)| *known == state).map_or(0, |(_, count)| *count);
    let needs = store::need::in_state(tx, whose, state, (PER_PAGE, (number - 1) * PER_PAGE)).await?;
    let names = Names::of(tx, &needs, &[]).await?;
    let now = caller.cx.now();
    let rows = needs.into_iter().map(|need| Row {
        href: names.path(&need),
        desk: names.desk(need.desk).to_owned(),
        comune: names
            .comune(need.firm.comune.as_ref())
            .map_or_else(|| caller.t("firm-comune-elsewhere"), str::to_owned),
        age: need.age_days(now),
        late: need.late(now),
        need,
    });
    let href = |number: i64| format!("{here}?stato={}&pagina={number}", state.word());
    Ok(Index {
        page: page(caller, caller.t("firm-office-title")),
        desk: None,
        desks: Vec::new(),
        state,
        rows: rows.collect(),
        tabs: State::ALL.iter().map(|state| (*state, count(*state))).collect(),
        pager: Pager {
            previous: (number > 1).then(|| href(number - 1)),
            next: (number * PER_PAGE < count(state)).then(|| href(number + 1)),
        },
        here,
        answer_days: ANSWER_DAYS,
        close_days: CLOSE_DAYS,
    })
}

/// The needs of the network for the coordinator; an operator goes to her desk.
///
/// # Errors
/// 401 and 403 for whoever sees none.
pub(crate) async fn all(caller: Caller, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let seen = Seen::of(&mut tx, &caller.cx).await?;
    match (seen.whose(), seen.desks.as_slice()) {
        (Some(Whose::Bodies(_)), [only]) => Ok(::web::see_other(&format!("/ufficio/imprese/{}", only.slug))),
        (Some(whose @ Whose::Networks(_)), _) => {
            let mut index = listed(&mut tx, &caller, &whose, &form, "/ufficio/imprese".to_owned()).await?;
            index.desks = seen.desks;
            ::web::html(&index)
        }
        (Some(Whose::Bodies(bodies)), _) => {
            // The desks of several bodies: each is a page of its own, since a body's needs are that body's.
            let first = Whose::Bodies(bodies.into_iter().take(1).collect());
            let mut index =
                listed(&mut tx, &caller, &first, &Form::default(), "/ufficio/imprese".to_owned()).await?;
            index.rows = Vec::new();
            index.tabs = Vec::new();
            index.pager = Pager::default();
            index.desks = seen.desks;
            ::web::html(&index)
        }
        (None, _) => Err(refusal(&caller)),
    }
}

/// What policy says to whoever works at no desk.
fn refusal(caller: &Caller) -> PageError {
    let nowhere = policy::Resource::new(uuid::Uuid::nil(), []);
    match caller.cx.permit::<crate::policy::SeeNeeds>(nowhere) {
        Err(refusal) => refusal.into(),
        // There is no desk at all yet.
        Ok(_) => PageError::not_found(),
    }
}

/// The needs of a desk's body.
///
/// # Errors
/// 404 for no desk, 403 for another body's.
pub(crate) async fn of_desk(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = desk(&mut tx, &caller, &slug).await?;
    let whose = Whose::Bodies(vec![Id::from_uuid(desk.organisation)]);
    let mut index =
        listed(&mut tx, &caller, &whose, &form, format!("/ufficio/imprese/{}", desk.slug)).await?;
    index.page = desk_page(&caller, caller.t("firm-office-title"), &desk);
    index.page.crumbs.pop();
    index.page.title = caller.visit.translator().ta("firm-office-of", &[("desk", desk.name.as_str().into())]);
    index.desk = Some(desk);
    ::web::html(&index)
}
