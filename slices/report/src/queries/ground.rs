//! What stands around the figures: desks and their places, target groups, names of values, measures and forms.

use std::collections::{BTreeMap, HashMap};

use contact::api::{Channel, Citizenship, Kind, Outcome, Request, Residence, Schooling, Sex, WorkStatus};
use kernel::{Id, IstatCode};
use network::api::{Network, Organisation, TargetGroup};
use storage::{Result, Tx};
use uuid::Uuid;

use super::Scope;
use super::listed::{APPOINTMENTS, HANDOVERS, Vocabulary};
use crate::model::facts::{Facts, Source};
use crate::model::form::{SHIPPED_FORMS, SHIPPED_MEASURES, read_form, read_measures};
use crate::model::guard::Rollup;
use crate::model::{Dim, Form, GroupRow, Key, Label, Measure, Months, ScopeKind};
use crate::store;
use crate::store::definition::{Definition, Kind as DefinitionKind};

/// The measures of a network: those that come with the program, and its own in their place.
///
/// # Errors
/// When the database refuses.
pub async fn measures(tx: &mut Tx, network: Id<Network>) -> Result<Vec<Measure>> {
    Ok(measures_of(&store::definition::of_network(tx, network).await?))
}

/// Those of these documents.
pub(crate) fn measures_of(documents: &[Definition]) -> Vec<Measure> {
    let mut measures = read_measures(SHIPPED_MEASURES).unwrap_or_default();
    // The newest document is the first of the list: the others are gone over before it.
    for document in documents.iter().rev().filter(|one| one.kind == DefinitionKind::Measures) {
        for measure in read_measures(&document.text).unwrap_or_default() {
            match measures.iter_mut().find(|known| known.key == measure.key) {
                Some(known) => *known = measure,
                None => measures.push(measure),
            }
        }
    }
    measures
}

/// The forms of a network, likewise.
///
/// # Errors
/// When the database refuses.
pub async fn forms(tx: &mut Tx, network: Id<Network>) -> Result<Vec<Form>> {
    Ok(forms_of(&store::definition::of_network(tx, network).await?))
}

/// Those of these documents.
pub(crate) fn forms_of(documents: &[Definition]) -> Vec<Form> {
    let measures = measures_of(documents);
    let own =
        documents.iter().rev().filter(|one| one.kind == DefinitionKind::Form).map(|one| one.text.as_str());
    let mut forms: Vec<Form> = Vec::new();
    for text in SHIPPED_FORMS.into_iter().chain(own) {
        let Ok(form) = read_form(text, &measures) else { continue };
        match forms.iter_mut().find(|known| known.key == form.key) {
            Some(known) => *known = form,
            None => forms.push(form),
        }
    }
    forms
}

/// Where and for whom a report counts.
pub(crate) struct Place {
    /// Ids of desks with the code of their Comune, by Comune and name.
    pub(crate) desks: Vec<(String, String)>,
    /// The same desks.
    pub(crate) all: Vec<desk::api::Desk>,
    /// Their target groups.
    pub(crate) groups: Vec<TargetGroup>,
    comuni: HashMap<String, String>,
    bodies_of_network: Vec<Id<Organisation>>,
}

impl Place {
    /// That of a report.
    pub(crate) async fn of(tx: &mut Tx, scope: &Scope, period: Months) -> Result<Self> {
        let day = period.to.last_day();
        let mut all = desk::api::desks_of_network(tx, scope.network.id.uuid()).await?;
        let mut groups: Vec<TargetGroup> = Vec::new();
        match (&scope.agreement, scope.kind) {
            (Some(agreement), _) => {
                let mut parties = Vec::new();
                for day in [period.from.first_day(), day] {
                    parties.extend(network::api::parties_as_of(tx, agreement.id, day).await?);
                }
                all.retain(|desk| parties.iter().any(|party| party.organisation.uuid() == desk.organisation));
                groups.clone_from(&agreement.target_groups);
            }
            (None, kind) => {
                if kind == ScopeKind::Body {
                    all.retain(|desk| desk.organisation == scope.id);
                }
                for agreement in network::api::agreements_as_of(tx, scope.network.id, day).await? {
                    groups.extend(agreement.terms.target_groups);
                }
            }
        }
        let codes: Vec<IstatCode> = all.iter().map(|desk| desk.municipality.clone()).collect();
        let comuni = network::api::municipalities_of(tx, &codes).await?;
        let comuni: HashMap<String, String> =
            comuni.into_iter().map(|one| (one.istat_code.to_string(), one.name)).collect();
        let mut desks: Vec<(&desk::api::Desk, String)> =
            all.iter().map(|desk| (desk, desk.municipality.to_string())).collect();
        desks.sort_by_key(|(desk, code)| (comuni.get(code).cloned().unwrap_or_default(), desk.name.clone()));
        Ok(Self {
            desks: desks.into_iter().map(|(desk, code)| (desk.id.to_string(), code)).collect(),
            bodies_of_network: all.iter().map(|desk| Id::from_uuid(desk.organisation)).collect(),
            all,
            groups,
            comuni,
        })
    }

    /// Whether a figure counts at these desks alone.
    pub(crate) fn has_desks_of(&self, key: &Key) -> bool {
        let of = |dim: Dim, code: &dyn Fn(&desk::api::Desk) -> String| {
            key.filters.get(&dim).is_some_and(|values| {
                values.iter().all(|value| self.all.iter().any(|desk| code(desk) == *value))
            })
        };
        of(Dim::Desk, &|desk| desk.id.to_string())
            || of(Dim::Organisation, &|desk| desk.organisation.to_string())
    }

    /// Rows of a table by target group: a rule that two agreements share is one row. Those without a rule are all everybody,
    /// and each is named.
    pub(crate) fn group_rows(&self) -> Vec<GroupRow> {
        let mut rows: Vec<GroupRow> = Vec::new();
        for row in self.groups.iter().map(GroupRow::of) {
            let is_there = |known: &GroupRow| {
                known.filters == row.filters && (!row.filters.is_empty() || known.name == row.name)
            };
            if !rows.iter().any(is_there) {
                rows.push(row);
            }
        }
        rows
    }

    /// A Comune is its desks, and so is a body.
    pub(crate) fn rollups(&self) -> Vec<Rollup> {
        let comuni: BTreeMap<String, String> = self.desks.iter().cloned().collect();
        let bodies =
            self.all.iter().map(|desk| (desk.id.to_string(), desk.organisation.to_string())).collect();
        vec![
            Rollup { coarse: Dim::Comune, fine: Dim::Desk, fine_to_coarse: comuni },
            Rollup { coarse: Dim::Organisation, fine: Dim::Desk, fine_to_coarse: bodies },
        ]
    }
}

/// How values are called.
pub(crate) struct Names {
    names: HashMap<(Dim, String), String>,
}

impl Names {
    /// The names of desks, Comuni, bodies and services that are listed or in the figures.
    pub(crate) async fn of(
        tx: &mut Tx,
        place: &Place,
        facts: &Facts,
        vocabulary: &Vocabulary,
    ) -> Result<Self> {
        let mut names: HashMap<(Dim, String), String> = HashMap::new();
        for (dim, id, name) in vocabulary.names().filter(|(_, _, name)| !name.is_empty()) {
            names.insert((dim, id.to_owned()), name.to_owned());
        }
        for (code, name) in &place.comuni {
            names.insert((Dim::Comune, code.clone()), name.clone());
        }
        for desk in &place.all {
            names.insert((Dim::Desk, desk.id.to_string()), desk.name.clone());
        }
        let sources = [Source::Contacts, Source::Services, Source::Appointments, Source::Handovers];
        let seen =
            |dim: Dim| sources.iter().flat_map(|source| facts.values(*source, dim)).collect::<Vec<String>>();
        let ids = |dim: Dim| seen(dim).iter().filter_map(|id| id.parse::<Uuid>().ok()).collect::<Vec<Uuid>>();
        let services: Vec<desk::api::ServiceId> = ids(Dim::Service).into_iter().map(Id::from_uuid).collect();
        for service in desk::api::services(tx, &services).await? {
            names.insert((Dim::Service, service.id.to_string()), service.name);
        }
        let mut bodies: Vec<Id<Organisation>> = ids(Dim::Receiver).into_iter().map(Id::from_uuid).collect();
        bodies.extend(&place.bodies_of_network);
        for body in network::api::organisations(tx, &bodies).await? {
            for dim in [Dim::Receiver, Dim::Organisation] {
                names.insert((dim, body.id.to_string()), body.name.clone());
            }
        }
        let codes: Vec<IstatCode> =
            seen(Dim::Residence).iter().filter_map(|code| IstatCode::parse(code).ok()).collect();
        for comune in network::api::municipalities_of(tx, &codes).await? {
            names.insert((Dim::Residence, comune.istat_code.to_string()), comune.name);
        }
        Ok(Self { names })
    }

    /// The name of a value.
    pub(crate) fn label(&self, dim: Dim, value: &str) -> Label {
        if value.is_empty() {
            return Label::text("report-not-said");
        }
        if let Some(name) = self.names.get(&(dim, value.to_owned())) {
            return Label::name(name.clone());
        }
        match word_text(dim, value) {
            Some(key) => Label::text(key),
            None => Label::name(value),
        }
    }
}

/// The key of a word of a fixed list.
pub(crate) fn word_text(dim: Dim, value: &str) -> Option<&'static str> {
    match dim {
        Dim::Channel => Channel::parse(value).ok().map(Channel::text),
        Dim::Kind => Kind::parse(value).ok().map(Kind::text),
        Dim::Request => Request::parse(value).ok().map(Request::text),
        Dim::Sex => Sex::parse(value).ok().map(Sex::text),
        Dim::Citizenship => Citizenship::parse(value).ok().map(Citizenship::text),
        Dim::WorkStatus => WorkStatus::parse(value).ok().map(WorkStatus::text),
        Dim::Schooling => Schooling::parse(value).ok().map(Schooling::text),
        Dim::Residence => Residence::parse(value).ok().and_then(|one| one.text()),
        Dim::Outcome => Outcome::parse(value).ok().map(Outcome::text).or_else(|| {
            let appointments = APPOINTMENTS.iter().map(|(state, text)| (state.word(), *text));
            let mut all = appointments.chain(HANDOVERS);
            all.find(|(word, _)| *word == value).map(|(_, text)| text)
        }),
        Dim::Visit => match value {
            "first" => Some("report-visit-first"),
            "again" => Some("report-visit-again"),
            _ => None,
        },
        _ => None,
    }
}
