//! `/rete/accordi/{id}`: an agreement as everybody sees it, with its parties on a day.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;
use web::forms::Form;
use web::{Answer, Caller, Page, PageError};

use super::{id, parse};
use crate::model::{ProgrammeRole, TargetGroup};
use crate::queries::agreement::{self, AgreementView};

#[derive(Template)]
#[template(path = "agreement/show.html")]
struct Show {
    page: Page,
    view: AgreementView,
    facts: Vec<(String, String)>,
    day: Date,
    is_open: bool,
    groups: Vec<(String, String)>,
}

pub(crate) async fn show(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let today = caller.cx.now().date();
    let day = form.get("al").and_then(|text| parse::day(text).ok()).unwrap_or(today);
    let view = agreement::view(&mut tx, id(&text)?, day).await?.ok_or_else(PageError::not_found)?;
    let say = caller.visit.translator();
    let groups = view.agreement.target_groups.iter().map(|group| describe(say, group)).collect();
    web::html(&Show {
        page: caller
            .page(view.agreement.title.clone())
            .crumb(caller.t("network-show-title"), "/rete")
            .described(view.agreement.description.clone())
            .rated(),
        facts: facts(say, &view),
        day,
        is_open: !view.agreement.validity.is_over(today),
        groups,
        view,
    })
}

/// Kind, act, days, sums, who answers for data: pairs of terms and texts.
pub(crate) fn facts(say: &texts::Translator, view: &AgreementView) -> Vec<(String, String)> {
    let terms = &view.agreement.terms;
    let mut facts = vec![(say.t("network-agreement-kind"), say.t(terms.kind.text()))];
    let act = match (&terms.act_number, terms.act_date) {
        (Some(number), Some(day)) => Some(say.ta(
            "network-agreement-act-of",
            &[("number", number.into()), ("day", say.date_short(day).into())],
        )),
        (Some(number), None) => Some(number.clone()),
        (None, Some(day)) => Some(say.date_short(day)),
        (None, None) => None,
    };
    facts.extend(act.map(|act| (say.t("network-agreement-act"), act)));
    facts.push((say.t("network-agreement-validity"), validity(say, terms.validity)));
    if let Some(programme) = &view.programme {
        let line = programme.funding_line.as_ref().map(|line| format!("{}, {line}", programme.name));
        facts.push((say.t("network-agreement-programme"), line.unwrap_or_else(|| programme.name.clone())));
        for (role, key) in [
            (ProgrammeRole::Promoter, "network-agreement-promoter"),
            (ProgrammeRole::Funder, "network-agreement-funder"),
        ] {
            let names: Vec<&str> = programme
                .roles
                .iter()
                .filter(|part| part.role == role)
                .map(|part| part.name.as_str())
                .collect();
            if !names.is_empty() {
                facts.push((say.t(key), names.join(", ")));
            }
        }
    }
    let sum = |sum: kernel::Money| say.money(sum.cents());
    facts.extend(terms.budget.map(|budget| (say.t("network-agreement-budget"), sum(budget))));
    facts.extend(terms.cofunding.map(|own| (say.t("network-agreement-cofunding"), sum(own))));
    facts.push((say.t("network-agreement-controller"), view.controller.clone()));
    facts.push((say.t("network-agreement-basis"), say.t(terms.legal_basis.text())));
    facts
}

/// "dal … al …", or "dal …".
pub(crate) fn validity(say: &texts::Translator, period: kernel::Period) -> String {
    let from = say.date_short(period.from());
    match period.until() {
        Some(until) => say
            .ta("network-period-from-to", &[("from", from.into()), ("until", say.date_short(until).into())]),
        None => say.ta("network-period-from", &[("from", from.into())]),
    }
}

/// A target group's name in the language of the page, and its rule.
fn describe(say: &texts::Translator, group: &TargetGroup) -> (String, String) {
    let name = match say.locale() {
        texts::Locale::It => group.name_it.clone(),
        texts::Locale::En => group.name_en.clone(),
    };
    let ages = match (group.min_age, group.max_age) {
        (Some(min), Some(max)) => {
            say.ta("network-group-ages", &[("min", i64::from(min).into()), ("max", i64::from(max).into())])
        }
        (Some(min), None) => say.ta("network-group-from-age", &[("min", i64::from(min).into())]),
        (None, Some(max)) => say.ta("network-group-to-age", &[("max", i64::from(max).into())]),
        (None, None) => String::new(),
    };
    // The rule is the text of the act, in its own language; ages are ours to say.
    (name, if group.rule.is_empty() { ages } else { group.rule.clone() })
}
