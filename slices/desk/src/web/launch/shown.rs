//! How the check-list of a desk is said: names of items, what to do, who must, what shows it.

use std::collections::HashMap;

use identity::api::PersonId;
use kernel::Id;
use storage::Tx;
use texts::Translator;
use uuid::Uuid;

use crate::model::launch::{Check, Evidence, Item, ItemState, Launch, Responsible, Todo};
use crate::model::{Desk, DeskState};

/// Names of the people that a check-list speaks of.
pub(crate) type Names = HashMap<PersonId, String>;

/// An item as a page shows it.
pub(crate) struct CheckView {
    /// The word of the item: also the place on the page.
    pub word: &'static str,
    /// Its name.
    pub title: String,
    /// Its state in a word.
    pub state: String,
    /// The tone of the word: ok, wait, stop.
    pub tone: &'static str,
    /// What to do, when something is.
    pub todo: Option<String>,
    /// Who must do it.
    pub who: String,
    /// What shows it.
    pub evidence: Option<String>,
    /// When it was done, and by whom.
    pub done: Option<String>,
    /// The page on which it is done.
    pub href: String,
}

/// The whole check-list.
pub(crate) fn views(t: &Translator, launch: &Launch, names: &Names) -> Vec<CheckView> {
    launch.readiness.checks.iter().map(|check| view(t, &launch.desk, check, names)).collect()
}

/// One item.
pub(crate) fn view(t: &Translator, desk: &Desk, check: &Check, names: &Names) -> CheckView {
    let (state, tone) = match check.state {
        ItemState::Missing => ("desk-launch-state-missing", "stop"),
        ItemState::InProgress => ("desk-launch-state-in-progress", "wait"),
        ItemState::Done { .. } => ("desk-launch-state-done", "ok"),
    };
    CheckView {
        word: check.item.word(),
        title: t.t(item_key(check.item)),
        state: t.t(state),
        tone,
        todo: todo(t, check.todo),
        who: t.t(who_key(check.who)),
        evidence: evidence(t, &check.evidence, names),
        done: done(t, check.state, names),
        href: path(&desk.slug, check.item),
    }
}

/// The names of all people that some check-lists speak of.
pub(crate) async fn names(tx: &mut Tx, launches: &[Launch]) -> storage::Result<Names> {
    let mut people: Vec<PersonId> = Vec::new();
    let mut add = |person: Uuid| people.push(Id::from_uuid(person));
    for check in launches.iter().flat_map(|launch| &launch.readiness.checks) {
        if let ItemState::Done { by: Some(by), .. } = check.state {
            add(by);
        }
        match &check.evidence {
            Evidence::Operators(operators) => operators.iter().for_each(|operator| add(*operator)),
            Evidence::Training(training) => add(training.person),
            _ => {}
        }
    }
    people.sort();
    people.dedup();
    identity::api::display_names(tx, &people).await
}

/// The name of an item.
pub(crate) const fn item_key(item: Item) -> &'static str {
    match item {
        Item::Room => "desk-launch-item-room",
        Item::PhoneLine => "desk-launch-item-phone-line",
        Item::OperatorNamed => "desk-launch-item-operator-named",
        Item::OperatorTrained => "desk-launch-item-operator-trained",
        Item::HoursPublished => "desk-launch-item-hours-published",
        Item::PrivacyAct => "desk-launch-item-privacy-act",
        Item::CatalogueConfirmed => "desk-launch-item-catalogue-confirmed",
    }
}

/// The page on which an item is done.
pub(crate) fn path(slug: &str, item: Item) -> String {
    let page = match item {
        Item::Room | Item::PhoneLine => "recapiti",
        Item::OperatorNamed => "operatori",
        Item::OperatorTrained => "formazione",
        Item::HoursPublished => "orari",
        Item::PrivacyAct => "atto",
        Item::CatalogueConfirmed => "servizi",
    };
    format!("/ufficio/sportelli/{slug}/{page}")
}

/// The check-list's own page.
pub(crate) fn home(slug: &str) -> String {
    format!("/ufficio/sportelli/{slug}")
}

/// The state of a desk: its text and its tone.
pub(crate) const fn state_key(state: DeskState) -> (&'static str, &'static str) {
    match state {
        DeskState::Preparing => ("desk-launch-desk-preparing", "wait"),
        DeskState::Open => ("desk-launch-desk-open", "ok"),
        DeskState::Suspended => ("desk-launch-desk-suspended", "stop"),
        DeskState::Closed => ("desk-launch-desk-closed", "plain"),
    }
}

/// Who must act.
pub(crate) const fn who_key(who: Responsible) -> &'static str {
    match who {
        Responsible::Clerk => "desk-launch-who-clerk",
        Responsible::Coordinator => "desk-launch-who-coordinator",
        Responsible::Operator => "desk-launch-who-operator",
    }
}

/// What is to be done, in a sentence.
pub(crate) fn todo(t: &Translator, todo: Todo) -> Option<String> {
    Some(match todo {
        Todo::Nothing => return None,
        Todo::EnterAddress => t.t("desk-launch-todo-enter-address"),
        Todo::ConfirmRoom => t.t("desk-launch-todo-confirm-room"),
        Todo::EnterPhone => t.t("desk-launch-todo-enter-phone"),
        Todo::ConfirmPhone => t.t("desk-launch-todo-confirm-phone"),
        Todo::NameOperator => t.t("desk-launch-todo-name-operator"),
        Todo::EnterTraining => t.t("desk-launch-todo-enter-training"),
        Todo::AttendTraining(day) => t.ta("desk-launch-todo-attend-training", &[("day", t.date(day).into())]),
        Todo::ProveTraining(day) => t.ta("desk-launch-todo-prove-training", &[("day", t.date(day).into())]),
        Todo::MakeAgenda => t.t("desk-launch-todo-make-agenda"),
        Todo::PublishHours => t.t("desk-launch-todo-publish-hours"),
        Todo::EnterAct => t.t("desk-launch-todo-enter-act"),
        Todo::ConfirmCatalogue => t.t("desk-launch-todo-confirm-catalogue"),
    })
}

fn evidence(t: &Translator, evidence: &Evidence, names: &Names) -> Option<String> {
    let name = |person: Uuid| called(t, names, person);
    Some(match evidence {
        Evidence::None => return None,
        Evidence::Text(text) => text.clone(),
        Evidence::Operators(operators) => {
            operators.iter().map(|operator| name(*operator)).collect::<Vec<_>>().join(", ")
        }
        Evidence::Training(training) => {
            let day = t.date(training.day);
            let who = name(training.person);
            let held = t.ta("desk-launch-evidence-training", &[("name", who.into()), ("day", day.into())]);
            let proof = training
                .proof
                .clone()
                .or_else(|| training.attachment.map(|_| t.t("desk-launch-evidence-file")));
            proof.map_or(held.clone(), |proof| format!("{held} · {proof}"))
        }
        Evidence::Openings(count) => t.ta("desk-launch-evidence-openings", &[("count", (*count).into())]),
        Evidence::Act(act) => t.ta(
            "desk-launch-evidence-act",
            &[("number", act.number.as_str().into()), ("day", t.date(act.day).into())],
        ),
        Evidence::Day(day) => t.ta("desk-launch-evidence-day", &[("day", t.date(*day).into())]),
    })
}

fn done(t: &Translator, state: ItemState, names: &Names) -> Option<String> {
    let ItemState::Done { on: Some(on), by } = state else { return None };
    let day = t.date(on);
    Some(match by {
        Some(by) => {
            t.ta("desk-launch-done-by", &[("day", day.into()), ("name", called(t, names, by).into())])
        }
        None => t.ta("desk-launch-done-on", &[("day", day.into())]),
    })
}

/// How somebody is called, also when her account was erased.
pub(crate) fn called(t: &Translator, names: &Names, person: Uuid) -> String {
    names.get(&Id::from_uuid(person)).cloned().unwrap_or_else(|| t.t("desk-launch-nobody"))
}
