//! `/ufficio/attivita/{agreement}`: what each partner promised, and how far it is today.

use askama::Template;
use axum::extract::Path;
use network::api::Agreement;
use texts::Translator;
use web::{Answer, Caller, Page};

use super::said::{self, Names, Row};
use super::{index_page, path, seen};
use crate::model::LineState;
use crate::queries::activity::Activity;
use crate::queries::lines::of_agreement;

#[derive(Template)]
#[template(path = "lines/list.html")]
struct List {
    page: Page,
    base: String,
    validity: String,
    rows: Vec<Row>,
    facts: Vec<(String, String)>,
    late: usize,
    beyond: Option<String>,
    printed: String,
}

pub(super) async fn list(caller: Caller, Path(text): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let agreement = seen(&mut tx, &caller, &text).await?;
    let (agreement, activity) = of_agreement(&mut tx, &caller.cx, agreement.id).await?;
    let names = Names::of(&mut tx, &caller, &agreement).await?;
    let say = caller.visit.translator();
    let beyond = activity.budget_left(&agreement).filter(|left| *left < 0);
    let page = index_page(&caller, agreement.title.clone());
    web::html(&List {
        page: page.crumb(caller.t("report-lines-title"), "/ufficio/attivita"),
        base: path(agreement.id),
        validity: said::validity(&agreement, say),
        rows: activity.lines.iter().map(|one| Row::of(one, &names, say)).collect(),
        facts: facts(&agreement, &activity, say),
        late: activity.lines.iter().filter(|one| one.state == LineState::Late).count(),
        beyond: beyond.map(|left| say.ta("report-lines-beyond", &[("sum", say.money(-left).into())])),
        printed: say.date_time(caller.cx.now()),
    })
}

/// How many lines stand where, and their money beside the agreement's.
fn facts(agreement: &Agreement, activity: &Activity, say: &Translator) -> Vec<(String, String)> {
    let mut facts: Vec<(String, String)> = Vec::new();
    for state in [LineState::Reached, LineState::Open, LineState::Soon, LineState::Late, LineState::Over] {
        let count = activity.lines.iter().filter(|one| one.state == state).count();
        if count > 0 {
            facts.push((say.t(state.text()), say.ta("report-lines-count", &[("count", count.into())])));
        }
    }
    facts.push((say.t("report-lines-budget-lines"), say.money(activity.budget.cents())));
    match (agreement.budget, activity.budget_left(agreement)) {
        (Some(budget), Some(left)) => {
            let cofunding = agreement.cofunding.map_or(0, kernel::Money::cents);
            let mut whole = say.money(budget.cents() + cofunding);
            if cofunding > 0 {
                whole = say.ta(
                    "report-lines-budget-with",
                    &[("sum", whole.into()), ("cofunding", say.money(cofunding).into())],
                );
            }
            facts.push((say.t("report-lines-budget-agreement"), whole));
            let which = if left < 0 { "report-lines-budget-over" } else { "report-lines-budget-left" };
            facts.push((say.t(which), say.money(left.abs())));
        }
        _ => facts.push((say.t("report-lines-budget-agreement"), say.t("report-lines-budget-none"))),
    }
    facts
}
