//! `/ufficio/opportunita`: what waits first, the rest by where it stands.

use askama::Template;
use identity::api::role;
use web::components::Pager;
use web::forms::Form;
use web::{Answer, Caller, Page};

use super::networks;
use crate::model::{Opportunity, State};
use crate::queries::{Names, PER_PAGE};
use crate::store;

#[derive(Template)]
#[template(path = "office/index.html")]
struct Index {
    page: Page,
    state: State,
    tabs: Vec<(State, i64)>,
    rows: Vec<Row>,
    pager: Pager,
    is_coordinator: bool,
}

struct Row {
    one: Opportunity,
    place: String,
    from: String,
}

pub(crate) async fn index(caller: Caller, form: Form) -> Answer {
    let state = form.get("stato").and_then(|word| State::parse(word).ok()).unwrap_or(State::SentIn);
    let number = form.get("pagina").and_then(|text| text.parse().ok()).unwrap_or(1_i64).clamp(1, 10_000);
    let mut tx = caller.cx.read().await?;
    let networks: Vec<_> = networks(&mut tx, &caller).await?.into_iter().map(|one| one.id).collect();
    let counts = store::opportunity::counts(&mut tx, &networks).await?;
    let count =
        |state: State| counts.iter().find(|(known, _)| *known == state).map_or(0, |(_, count)| *count);
    let per_page = i64::try_from(PER_PAGE).unwrap_or(20);
    let part = (per_page, (number - 1) * per_page);
    let found = store::opportunity::in_state(&mut tx, &networks, state, part).await?;
    let names = Names::of(&mut tx, &found, caller.cx.now().date()).await?;
    let say = caller.visit.translator();
    let rows = found.into_iter().map(|one| Row {
        place: names.place(&one.place, say),
        from: names.body(one.organisation).map_or_else(|| one.source_name.clone(), str::to_owned),
        one,
    });
    let href = |number: i64| format!("/ufficio/opportunita?stato={}&pagina={number}", state.word());
    let roles = [role::ADMINISTRATOR, role::COORDINATOR];
    web::html(&Index {
        page: caller
            .page(caller.t("opportunity-office-title"))
            .private()
            .crumb(caller.t("web-nav-office"), "/ufficio"),
        state,
        rows: rows.collect(),
        pager: Pager {
            previous: (number > 1).then(|| href(number - 1)),
            next: (number * per_page < count(state)).then(|| href(number + 1)),
        },
        tabs: State::ALL.iter().map(|state| (*state, count(*state))).collect(),
        is_coordinator: roles.iter().any(|role| !caller.cx.actor.scopes_of(role).is_empty()),
    })
}
