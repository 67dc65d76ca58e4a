//! Brings what is counted: from contacts and appointments through their rooms, hand-overs from our own counts. Each source
//! is asked once, for the groupings that the form needs and for no more.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use contact::api::{Age, By, Tally, Wanted};
use jiff::ToSpan as _;
use network::api::Belongs;
use storage::{Result, Tx};
use uuid::Uuid;

use super::Scope;
use super::ground::Place;
use crate::model::facts::{AGES, Facts, Record, Source, set_code};
use crate::model::{Dim, Form, Key, Measure, Month, Months, ScopeKind, Unit, signature};
use crate::store;

/// The groupings that each source is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needed {
    dims: BTreeMap<Source, BTreeSet<Dim>>,
    persons: BTreeSet<Source>,
}

impl Needed {
    /// What a form and some figures beside it need.
    pub(crate) fn of(form: &Form, measures: &[Measure], place: &Place, figures: &[Key]) -> Self {
        let mut needed = Self::default();
        for table in form.sections.iter().flat_map(|section| &section.tables) {
            for measure in table.measures.iter().filter_map(|key| measures.iter().find(|one| one.key == *key))
            {
                let mut dims = table.dims();
                dims.extend(measure.only.keys());
                needed.add(measure.counts, dims, place);
            }
        }
        for key in figures {
            needed.add(key.unit, key.filters.keys().copied().collect(), place);
        }
        needed
    }

    fn add(&mut self, unit: Unit, mut dims: BTreeSet<Dim>, place: &Place) {
        if dims.contains(&Dim::Group) {
            dims.extend(place.group_rows().iter().flat_map(|row| row.filters.keys().copied()));
        }
        let by_service = dims.contains(&Dim::Service);
        let source = Source::of(unit, by_service);
        if by_service && matches!(unit, Unit::Contacts | Unit::Persons | Unit::Services) {
            // The total of such a table does not ask for the service.
            let total: BTreeSet<Dim> = dims.iter().copied().filter(|dim| *dim != Dim::Service).collect();
            self.add(unit, total, place);
        }
        if unit == Unit::Persons {
            self.persons.insert(source);
        }
        self.dims.entry(source).or_default().extend(dims);
    }

    fn by(&self, source: Source) -> Option<By> {
        let dims = self.dims.get(&source)?;
        let asks = |dim: Dim| dims.contains(&dim);
        let by = By {
            desk: true,
            month: true,
            kind: asks(Dim::Kind),
            channel: asks(Dim::Channel),
            origin: false,
            request: asks(Dim::Request),
            outcome: asks(Dim::Outcome),
            first: asks(Dim::Visit),
            referred: asks(Dim::Receiver),
            age: asks(Dim::Age),
            sex: asks(Dim::Sex),
            residence: asks(Dim::Residence),
            citizenship: asks(Dim::Citizenship),
            work: asks(Dim::WorkStatus),
            schooling: asks(Dim::Schooling),
            vulnerable: false,
            client: self.persons.contains(&source),
        };
        Some(if asks(Dim::Group) { by.and_person() } else { by })
    }
}

/// What a report counts.
pub(crate) async fn facts(
    tx: &mut Tx,
    scope: &Scope,
    place: &Place,
    period: Months,
    needed: &Needed,
) -> Result<Facts> {
    let mut gathered = Gathered::of(scope, place);
    let wanted = |by: By| Wanted {
        from: period.from.first_day(),
        until: period.to.last_day(),
        agreement: scope.agreement.as_ref().map(|agreement| agreement.id),
        organisations: None,
        desks: Some(place.all.iter().map(|desk| desk.id).collect()),
        by,
    };
    if let Some(by) = needed.by(Source::Contacts) {
        for tally in contact::api::facts(tx, &wanted(by)).await? {
            gathered.add_tally(Source::Contacts, &tally);
        }
    }
    if let Some(by) = needed.by(Source::Services) {
        for tally in contact::api::services_given(tx, &wanted(by)).await? {
            gathered.add_tally(Source::Services, &tally);
        }
    }
    if needed.dims.contains_key(&Source::Appointments) {
        let desks: Vec<_> = place.all.iter().map(|desk| desk.id).collect();
        for month in period.each() {
            let until = month.last_day().saturating_add(1.day());
            for one in desk::api::appointment_counts(tx, &desks, month.first_day(), until).await? {
                gathered.add_appointments(month, &one);
            }
        }
    }
    if needed.dims.contains_key(&Source::Handovers) {
        for one in store::handover::between(tx, scope.network.id, period).await? {
            gathered.add_handovers(scope, &one);
        }
    }
    Ok(gathered.facts)
}

struct Gathered<'a> {
    facts: Facts,
    agreement: Option<u16>,
    desks: HashMap<Uuid, (u16, u16, u16)>,
    services: HashMap<Uuid, u16>,
    people: HashMap<Uuid, u32>,
    groups: Vec<(u16, &'a network::api::TargetGroup)>,
}

impl<'a> Gathered<'a> {
    fn of(scope: &Scope, place: &'a Place) -> Self {
        let mut facts = Facts::new();
        let desks = place
            .all
            .iter()
            .map(|desk| {
                let codes = (
                    facts.place(Dim::Desk, &desk.id.to_string()),
                    facts.place(Dim::Comune, &desk.municipality.to_string()),
                    facts.place(Dim::Organisation, &desk.organisation.to_string()),
                );
                (desk.id.uuid(), codes)
            })
            .collect();
        // Only groups whose rule is no grouping of its own need to be asked of each contact.
        let rows = place
            .groups
            .iter()
            .filter(|group| crate::model::GroupRow::of(group).filters.contains_key(&Dim::Group));
        let groups = rows.map(|group| (facts.place(Dim::Group, &signature(group)), group)).collect();
        let agreement =
            scope.agreement.as_ref().map(|agreement| facts.place(Dim::Agreement, &agreement.id.to_string()));
        Self { facts, agreement, desks, services: HashMap::new(), people: HashMap::new(), groups }
    }

    fn code(&mut self, record: &mut Record, dim: Dim, word: &str) {
        let place = self.facts.place(dim, word);
        set_code(record, dim, place);
    }

    fn at_desk(&mut self, record: &mut Record, desk: Uuid) {
        if let Some((desk, comune, body)) = self.desks.get(&desk).copied() {
            set_code(record, Dim::Desk, desk);
            set_code(record, Dim::Comune, comune);
            set_code(record, Dim::Organisation, body);
        }
        if let Some(agreement) = self.agreement {
            set_code(record, Dim::Agreement, agreement);
        }
    }

    fn add_tally(&mut self, source: Source, tally: &Tally) {
        let Some(first) = tally.month else { return };
        let month = self.facts.month(Month::of(first));
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let next = u32::try_from(self.people.len()).unwrap_or(u32::MAX).saturating_add(1);
        let who = tally.client.map_or(0, |client| *self.people.entry(client.uuid()).or_insert(next));
        let mut record = Record {
            month,
            who,
            order: tally.latest.map_or((0, 0), |(day, at)| {
                let day =
                    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day());
                (day, at.timestamp().as_microsecond())
            }),
            count: number(tally.contacts),
            services: number(tally.services),
            ..Record::default()
        };
        if let Some(desk) = tally.desk {
            self.at_desk(&mut record, desk.uuid());
        }
        let facts = &tally.facts;
        let words = [
            (Dim::Kind, tally.kind.map(contact::api::Kind::word)),
            (Dim::Channel, tally.channel.map(contact::api::Channel::word)),
            (Dim::Request, tally.request.map(contact::api::Request::word)),
            (Dim::Outcome, tally.outcome.map(contact::api::Outcome::word)),
            (Dim::Visit, tally.is_first.map(|is_first| if is_first { "first" } else { "again" })),
            (Dim::Age, facts.age.and_then(|age| band(age, first))),
            (Dim::Sex, facts.sex.map(contact::api::Sex::word)),
            (Dim::Citizenship, facts.citizenship.map(contact::api::Citizenship::word)),
            (Dim::WorkStatus, facts.work_status.map(contact::api::WorkStatus::word)),
            (Dim::Schooling, facts.schooling.map(contact::api::Schooling::word)),
        ];
        for (dim, word) in words {
            if let Some(word) = word {
                self.code(&mut record, dim, word);
            }
        }
        let ids = [
            (Dim::Residence, facts.residence.as_ref().map(ToString::to_string)),
            (Dim::Receiver, tally.referred_to.map(|body| body.to_string())),
        ];
        for (dim, word) in ids {
            if let Some(word) = word {
                self.code(&mut record, dim, &word);
            }
        }
        if let Some(service) = tally.service {
            // Written out once for each service, not once for each row.
            let place = *self
                .services
                .entry(service.uuid())
                .or_insert_with(|| self.facts.place(Dim::Service, &service.to_string()));
            set_code(&mut record, Dim::Service, place);
        }
        for (bit, group) in &self.groups {
            if *bit < 64 && tally.belong_to(group) == Belongs::Yes {
                record.groups |= 1 << bit;
            }
        }
        self.facts.add(source, record);
    }

    fn add_appointments(&mut self, month: Month, one: &desk::api::AppointmentCount) {
        let month = self.facts.month(month);
        let mut record = Record { month, count: one.count, ..Record::default() };
        self.at_desk(&mut record, one.desk.uuid());
        self.code(&mut record, Dim::Channel, one.channel.word());
        self.code(&mut record, Dim::Outcome, one.state.word());
        if let Some(service) = one.service {
            self.code(&mut record, Dim::Service, &service.to_string());
        }
        self.facts.add(Source::Appointments, record);
    }

    fn add_handovers(&mut self, scope: &Scope, one: &store::handover::Handovers) {
        let is_of_scope = match scope.kind {
            ScopeKind::Network => true,
            ScopeKind::Agreement => one.agreement == scope.id,
            ScopeKind::Body => one.organisation == scope.id,
        };
        // A desk that is no more of the scope's keeps what it sent.
        if !is_of_scope {
            return;
        }
        let month = self.facts.month(one.month);
        let mut record = Record { month, count: one.count, ..Record::default() };
        self.at_desk(&mut record, one.desk);
        self.code(&mut record, Dim::Organisation, &one.organisation.to_string());
        self.code(&mut record, Dim::Receiver, &one.receiver.to_string());
        self.code(&mut record, Dim::Outcome, &one.outcome);
        if !one.service.is_nil() {
            self.code(&mut record, Dim::Service, &one.service.to_string());
        }
        self.facts.add(Source::Handovers, record);
    }
}

/// The band of an age in a month; none where what is known spans two.
fn band(age: Age, month: jiff::civil::Date) -> Option<&'static str> {
    let (youngest, oldest) = age.range_on(month);
    let of = |years: u8| {
        AGES.iter().find(|(_, from, to)| (*from..=*to).contains(&years)).map(|(word, _, _)| *word)
    };
    let (one, other) = (of(youngest), of(oldest));
    if one == other { one } else { None }
}
