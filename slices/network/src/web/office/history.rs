//! How the edits of an agreement are said: who, when, and each fact with what it was and what it is.

use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::Value;
use storage::Tx;
use texts::Translator;
use web::PageError;

use crate::model::{AgreementKind, Change, LegalBasis, TargetGroup};
use crate::queries::history::Edit;
use crate::store;

/// One edit as a page shows it.
pub(super) struct Shown {
    pub(super) head: String,
    pub(super) lines: Vec<String>,
}

/// The edits, said in the language of the page.
pub(super) async fn shown(tx: &mut Tx, say: &Translator, edits: &[Edit]) -> Result<Vec<Shown>, PageError> {
    let names = names(tx, edits).await?;
    let said = edits.iter().map(|edit| {
        let when = say.date_time(edit.at);
        let head = match &edit.by {
            Some(name) => say.ta("network-change-by", &[("when", when.into()), ("name", name.into())]),
            None => when,
        };
        Shown { head, lines: edit.changes.iter().map(|change| line(say, &names, change)).collect() }
    });
    Ok(said.collect())
}

/// The names of the bodies and programmes that the edits speak of.
async fn names(tx: &mut Tx, edits: &[Edit]) -> Result<HashMap<String, String>, PageError> {
    let ids = |facts: &[&str]| -> Vec<String> {
        let changes = edits.iter().flat_map(|edit| &edit.changes);
        let of_facts = changes.filter(|change| facts.contains(&change.fact.as_str()));
        let values = of_facts.flat_map(|change| [&change.was, &change.is]);
        values.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let bodies: Vec<_> = ids(&["controller", "lead"]).iter().filter_map(|id| id.parse().ok()).collect();
    let programmes: Vec<_> = ids(&["programme"]).iter().filter_map(|id| id.parse().ok()).collect();
    let bodies = store::organisation::by_ids(tx, &bodies).await?;
    let programmes = store::programme::by_ids(tx, &programmes).await?;
    let bodies = bodies.into_iter().map(|body| (body.id.to_string(), body.details.name));
    let programmes = programmes.into_iter().map(|one| (one.id.to_string(), one.name));
    Ok(bodies.chain(programmes).collect())
}

fn line(say: &Translator, names: &HashMap<String, String>, change: &Change) -> String {
    let value = |value: &Value| {
        let said = said(say, names, &change.fact, value);
        if said.is_empty() { say.t("network-change-nothing") } else { said }
    };
    let fact = say.t(label(&change.fact));
    say.ta(
        "network-change-line",
        &[("fact", fact.into()), ("was", value(&change.was).into()), ("is", value(&change.is).into())],
    )
}

fn label(fact: &str) -> &'static str {
    match fact {
        "kind" => "network-agreement-kind",
        "title" => "network-agreement-title",
        "description" => "network-agreement-description",
        "act_number" => "network-agreement-act-number",
        "act_date" => "network-agreement-act-date",
        "from" => "network-change-from",
        "until" => "network-change-until",
        "confers" => "network-agreement-confers",
        "programme" => "network-agreement-programme",
        "budget" => "network-agreement-budget",
        "cofunding" => "network-agreement-cofunding",
        "controller" => "network-agreement-controller",
        "basis" => "network-agreement-basis",
        "threshold" => "network-agreement-threshold",
        "lead" => "network-party-role-lead",
        _ => "network-agreement-groups",
    }
}

/// A value as people read it; empty when there is none.
fn said(say: &Translator, names: &HashMap<String, String>, fact: &str, value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    match fact {
        "kind" => AgreementKind::parse(text).map(|kind| say.t(kind.text())).unwrap_or_default(),
        "basis" => LegalBasis::parse(text).map(|basis| say.t(basis.text())).unwrap_or_default(),
        "act_date" | "from" | "until" => {
            text.parse::<Date>().map(|day| say.date_short(day)).unwrap_or_default()
        }
        "budget" | "cofunding" => value.as_i64().map(|cents| say.money(cents)).unwrap_or_default(),
        "confers" => match value.as_bool() {
            Some(true) => say.t("network-form-yes"),
            _ => say.t("network-form-no"),
        },
        "controller" | "lead" | "programme" => names.get(text).cloned().unwrap_or_default(),
        "threshold" => value.to_string(),
        "groups" => {
            let groups: Vec<TargetGroup> = serde_json::from_value(value.clone()).unwrap_or_default();
            groups.into_iter().map(|group| group.name_it).collect::<Vec<_>>().join(", ")
        }
        _ => text.to_owned(),
    }
}
