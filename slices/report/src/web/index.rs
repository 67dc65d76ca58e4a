//! `/ufficio/rapporti`: prepare a report, and those that were handed in.

use std::collections::BTreeSet;

use askama::Template;
use identity::api::role;
use kernel::Id;
use network::api::{Network, Organisation};
use policy::ROOT;
use storage::Tx;
use uuid::Uuid;
use web::forms::{Choice, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::said::period;
use crate::model::{Month, ScopeKind};
use crate::policy::SeeFigures;
use crate::queries;
use crate::store;
use crate::store::report::Report;

#[derive(Template)]
#[template(path = "office/index.html")]
struct Index {
    page: Page,
    fields: Fields,
    forms: Vec<Choice>,
    scopes: Vec<Choice>,
    months: Vec<Choice>,
    rows: Vec<Row>,
    is_coordinator: bool,
    may_hand_in: bool,
}

/// A report that was handed in.
pub(super) struct Row {
    pub(super) id: Id<Report>,
    pub(super) name: String,
    pub(super) scope: String,
    pub(super) period: String,
    pub(super) handed_in: String,
    pub(super) number: i64,
}

/// Whether somebody works for the whole network.
pub(super) fn is_coordinator(caller: &Caller, network: &Network) -> bool {
    let actor = &caller.cx.actor;
    actor.scopes_of(role::COORDINATOR).contains(&network.id.uuid())
        || actor.scopes_of(role::ADMINISTRATOR).contains(&ROOT)
}

/// The bodies whose figures somebody may see: those she is a clerk of, and those whose desk she works at.
pub(super) async fn own_bodies(tx: &mut Tx, caller: &Caller) -> Result<Vec<Organisation>, PageError> {
    let actor = &caller.cx.actor;
    let mut bodies: BTreeSet<Uuid> = BTreeSet::new();
    for body in actor.scopes_of(role::CLERK) {
        if !desk::api::desks_of_body(tx, body).await?.is_empty() {
            bodies.insert(body);
        }
    }
    let desks: Vec<_> = actor.scopes_of(role::OPERATOR).into_iter().map(Id::from_uuid).collect();
    bodies.extend(desk::api::desks(tx, &desks).await?.into_iter().map(|desk| desk.organisation));
    let ids: Vec<Id<Organisation>> = bodies.into_iter().map(Id::from_uuid).collect();
    Ok(network::api::organisations(tx, &ids).await?)
}

pub(crate) async fn index(caller: Caller, form: Form) -> Answer {
    let fields = Fields::of(prefilled(form, &caller));
    web::html(&Index::of(&caller, fields).await?)
}

/// The page again, with what is wrong with the choice.
pub(super) async fn wrong(caller: &Caller, fields: Fields) -> Answer {
    web::unprocessable(&Index::of(caller, fields).await?)
}

impl Index {
    async fn of(caller: &Caller, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let today = caller.cx.now().date();
        let Some(network) = queries::own_network(&mut tx).await? else { return Err(PageError::not_found()) };
        let is_coordinator = is_coordinator(caller, &network);
        let bodies = own_bodies(&mut tx, caller).await?;
        if !is_coordinator && bodies.is_empty() {
            let nobody = policy::Resource::new(caller.cx.new_id::<()>().uuid(), []);
            caller.cx.permit::<SeeFigures>(nobody)?;
        }
        let as_clerk = caller.cx.actor.scopes_of(role::CLERK);
        let is_clerk = bodies.iter().any(|body| as_clerk.contains(&body.id.uuid()));
        let mut scopes: Vec<Choice> = Vec::new();
        let mut kinds: BTreeSet<ScopeKind> = BTreeSet::new();
        let choice =
            |kind: ScopeKind, id: Uuid, name: String| Choice::new(format!("{}.{id}", kind.word()), name);
        if is_coordinator {
            scopes.push(choice(ScopeKind::Network, network.id.uuid(), network.name.clone()));
            kinds.extend([ScopeKind::Network, ScopeKind::Agreement]);
            for agreement in network::api::agreements_as_of(&mut tx, network.id, today).await? {
                scopes.push(choice(ScopeKind::Agreement, agreement.id.uuid(), agreement.title.clone()));
            }
        }
        for body in &bodies {
            kinds.insert(ScopeKind::Body);
            scopes.push(choice(ScopeKind::Body, body.id.uuid(), body.name.clone()));
        }
        let mut reports = Vec::new();
        if is_coordinator {
            reports = store::report::of_network(&mut tx, network.id).await?;
        } else {
            for body in &bodies {
                reports.extend(store::report::of_scope(&mut tx, body.id.uuid()).await?);
            }
        }
        let of_network = desk::api::desks_of_network(&mut tx, network.id.uuid()).await?;
        let desks: Vec<_> = of_network.iter().map(|desk| desk.id).collect();
        let first = contact::api::first_day(&mut tx, &desks).await?.map(Month::of);
        let forms = queries::forms(&mut tx, network.id).await?;
        let locale = caller.visit.locale();
        let offered = forms.iter().filter(|one| !one.scopes.is_disjoint(&kinds));
        let forms = offered
            .map(|one| Choice::new(one.key.clone(), one.name.of(locale)).hint(one.about.of(locale)))
            .collect();
        Ok(Self {
            page: caller
                .page(caller.t("report-index-title"))
                .private()
                .crumb(caller.t("web-nav-office"), "/ufficio"),
            fields,
            forms,
            scopes,
            months: months(caller, first),
            rows: reports.iter().map(|report| row(caller, report)).collect(),
            is_coordinator,
            may_hand_in: is_coordinator || is_clerk,
        })
    }
}

/// What is chosen when nobody chose: the monthly form, the last month.
fn prefilled(form: Form, caller: &Caller) -> Form {
    let last = Month::of(caller.cx.now().date()).previous().to_string();
    let mut filled = form;
    for (name, value) in [("form", "mensile"), ("dal", last.as_str()), ("al", last.as_str())] {
        if filled.get(name).is_none() {
            filled = filled.set(name, value);
        }
    }
    filled
}

/// As long as what is handed in is kept.
const MOST_MONTHS: usize = 120;

/// The months from the first contact on record, the newest first; the last two years at least.
fn months(caller: &Caller, first: Option<Month>) -> Vec<Choice> {
    let mut month = Month::of(caller.cx.now().date());
    let mut choices = Vec::new();
    while choices.len() < 24 || choices.len() < MOST_MONTHS && first.is_some_and(|first| first <= month) {
        let name = period(crate::model::Months::single(month), caller.visit.translator());
        choices.push(Choice::new(month.to_string(), name));
        month = month.previous();
    }
    choices
}

pub(super) fn row(caller: &Caller, report: &Report) -> Row {
    let say = caller.visit.translator();
    Row {
        id: report.id,
        name: report.document.name.of(say.locale()).to_owned(),
        scope: report.document.scope.of(say.locale()).to_owned(),
        period: period(report.document.period, say),
        handed_in: say.date_of(report.handed_in_at),
        number: report.number,
    }
}
