//! Things that are counted on their way into [`Facts`]: what they say becomes a code, written out once for each word.

use std::collections::{BTreeSet, HashMap};

use contact::api::{Age, PersonFacts, Tally};
use jiff::civil::Date;
use network::api::{Belongs, Condition, TargetGroup};
use uuid::Uuid;

use super::Scope;
use super::ground::Place;
use super::load::Needed;
use crate::model::facts::{AGES, Facts, Record, Source, position, set_code};
use crate::model::{Dim, GroupRow, Key, Month, ScopeKind, signature};
use crate::store;

/// What was gathered so far.
pub(crate) struct Gathered<'a> {
    facts: Facts,
    has_contacts: bool,
    has_services: bool,
    agreement: Option<u16>,
    desks: HashMap<Uuid, DeskCodes>,
    services: HashMap<Uuid, u16>,
    people: HashMap<Uuid, u32>,
    /// Codes of the words of the program, by grouping.
    words: Vec<Vec<(&'static str, u16)>>,
    groups: Groups<'a>,
}

struct DeskCodes {
    desk: u16,
    comune: u16,
    body: u16,
}

impl<'a> Gathered<'a> {
    /// Nothing yet, of a part of the network that may be all of it; and of the whole, where its others come after.
    pub(crate) fn of(scope: &Scope, place: &'a Place, whole: Option<&'a Place>, needed: &Needed) -> Self {
        let mut facts = Facts::new();
        let places = || std::iter::once(place).chain(whole);
        let desks = places()
            .flat_map(|place| &place.all)
            .map(|desk| {
                let codes = DeskCodes {
                    desk: facts.place(Dim::Desk, &desk.id.to_string()),
                    comune: facts.place(Dim::Comune, &desk.municipality.to_string()),
                    body: facts.place(Dim::Organisation, &desk.organisation.to_string()),
                };
                (desk.id.uuid(), codes)
            })
            .collect();
        let agreement =
            scope.agreement.as_ref().map(|agreement| facts.place(Dim::Agreement, &agreement.id.to_string()));
        let groups = Groups::of(places().flat_map(|place| &place.groups), &mut facts);
        Self {
            facts,
            has_contacts: needed.asks_for(Source::Contacts),
            has_services: needed.asks_for(Source::Services),
            agreement,
            desks,
            services: HashMap::new(),
            people: HashMap::new(),
            words: vec![Vec::new(); Dim::ALL.len()],
            groups,
        }
    }

    /// What was gathered so far.
    pub(crate) const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// All of it.
    pub(crate) fn into_facts(self) -> Facts {
        self.facts
    }

    /// What comes from now on is under no agreement that is asked for.
    pub(super) fn go_on_with_others(&mut self, needed: &Needed) {
        self.agreement = None;
        self.has_contacts = needed.asks_for(Source::Contacts);
        self.has_services = needed.asks_for(Source::Services);
    }

    /// Whether everybody was asked for the groups of a figure.
    pub(super) fn has_groups_of(&self, key: &Key) -> bool {
        let known = |signature: &String| self.groups.signatures.contains(signature);
        key.filters.get(&Dim::Group).is_none_or(|values| values.iter().all(known))
    }

    fn code(&mut self, record: &mut Record, dim: Dim, word: &str) {
        let place = self.facts.place(dim, word);
        set_code(record, dim, place);
    }

    /// [`Self::code`] of a word of the program: looked for among the few that came before.
    fn word(&mut self, record: &mut Record, dim: Dim, word: &'static str) {
        let Some(known) = position(dim).and_then(|place| self.words.get_mut(place)) else { return };
        let found = known.iter().find(|(one, _)| *one == word).map(|(_, code)| *code);
        let code = found.unwrap_or_else(|| {
            let code = self.facts.place(dim, word);
            known.push((word, code));
            code
        });
        set_code(record, dim, code);
    }

    fn at_desk(&mut self, record: &mut Record, desk: Uuid) {
        if let Some(codes) = self.desks.get(&desk) {
            set_code(record, Dim::Desk, codes.desk);
            set_code(record, Dim::Comune, codes.comune);
            set_code(record, Dim::Organisation, codes.body);
        }
        if let Some(agreement) = self.agreement {
            set_code(record, Dim::Agreement, agreement);
        }
    }

    /// A contact, and the services given in it.
    pub(crate) fn add_tally(&mut self, tally: &Tally) {
        let mut record = self.record(tally);
        if self.has_services {
            for service in &tally.services {
                // Written out once for each service, not once for each row.
                let code = *self
                    .services
                    .entry(service.uuid())
                    .or_insert_with(|| self.facts.place(Dim::Service, &service.to_string()));
                set_code(&mut record, Dim::Service, code);
                self.facts.add(Source::Services, record.clone());
            }
            set_code(&mut record, Dim::Service, 0);
        }
        if self.has_contacts {
            self.facts.add(Source::Contacts, record);
        }
    }

    fn record(&mut self, tally: &Tally) -> Record {
        let (facts, first) = (&tally.facts, tally.month());
        let next = u32::try_from(self.people.len()).unwrap_or(u32::MAX).saturating_add(1);
        let mut record = Record {
            month: self.facts.month(Month::of(first)),
            who: tally.client.map_or(0, |client| *self.people.entry(client.uuid()).or_insert(next)),
            order: order(tally),
            groups: self.groups.of_person(facts, first),
            count: 1,
            services: i64::try_from(tally.services.len()).unwrap_or(i64::MAX),
            ..Record::default()
        };
        self.at_desk(&mut record, tally.desk.uuid());
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
                self.word(&mut record, dim, word);
            }
        }
        if let Some(residence) = &facts.residence {
            self.code(&mut record, Dim::Residence, &residence.to_string());
        }
        if let Some(body) = tally.referred_to {
            self.code(&mut record, Dim::Receiver, &body.to_string());
        }
        record
    }

    /// Appointments of a month that are alike.
    pub(crate) fn add_appointments(&mut self, month: Month, one: &desk::api::AppointmentCount) {
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

    /// Hand-overs of a month that are alike.
    pub(crate) fn add_handovers(&mut self, scope: &Scope, one: &store::handover::Handovers) {
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

/// The greatest of a person's is her latest contact; of two of one moment the one that was written later.
fn order(tally: &Tally) -> (i64, i64, u128) {
    let day = tally.counted_on;
    let day = i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day());
    let closed_at = tally.closed_at.map_or(0, |at| at.timestamp().as_microsecond());
    (day, closed_at, tally.contact.uuid().as_u128())
}

/// The groups that must be asked of each contact: those whose rule is no grouping of its own.
struct Groups<'a> {
    groups: Vec<(u16, &'a TargetGroup)>,
    signatures: BTreeSet<String>,
    /// The facts that their rules ask for.
    asked: Vec<&'a str>,
    asks_age: bool,
    /// Those of each person, as far as she is asked, and month.
    known: HashMap<(PersonFacts, Date), u64>,
}

impl<'a> Groups<'a> {
    fn of(all: impl Iterator<Item = &'a TargetGroup>, facts: &mut Facts) -> Self {
        let is_asked = |group: &&TargetGroup| GroupRow::of(group).filters.contains_key(&Dim::Group);
        let mut signatures = BTreeSet::new();
        let mut groups: Vec<(u16, &TargetGroup)> = Vec::new();
        for group in all.filter(is_asked) {
            let signature = signature(group);
            // Two agreements may have one rule.
            if !signatures.contains(&signature) {
                groups.push((facts.place(Dim::Group, &signature), group));
                signatures.insert(signature);
            }
        }
        let conditions = groups.iter().flat_map(|(_, group)| &group.conditions);
        let asked: Vec<&str> = conditions
            .map(|condition| match condition {
                Condition::OneOf { fact, .. }
                | Condition::AtLeast { fact, .. }
                | Condition::AtMost { fact, .. }
                | Condition::Yes { fact } => fact.as_str(),
            })
            .collect();
        let has_ages = |group: &TargetGroup| group.min_age.is_some() || group.max_age.is_some();
        let asks_age = asked.contains(&"age") || groups.iter().any(|(_, group)| has_ages(group));
        Self { groups, signatures, asked, asks_age, known: HashMap::new() }
    }

    /// One bit for each group she belongs to.
    fn of_person(&mut self, facts: &PersonFacts, month: Date) -> u64 {
        if self.groups.is_empty() {
            return 0;
        }
        let asked = self.only_asked(facts);
        let groups = &self.groups;
        *self.known.entry((asked, month)).or_insert_with_key(|(facts, month)| {
            let belongs = groups
                .iter()
                .filter(|(bit, group)| *bit < 64 && facts.belong_to(group, *month) == Belongs::Yes);
            belongs.fold(0, |bits, (bit, _)| bits | 1 << bit)
        })
    }

    /// What no rule asks for is left out, so that many people are alike.
    fn only_asked(&self, facts: &PersonFacts) -> PersonFacts {
        let asks = |name: &str| self.asked.contains(&name);
        PersonFacts {
            age: facts.age.filter(|_| self.asks_age),
            sex: facts.sex.filter(|_| asks("sex")),
            residence: facts.residence.clone().filter(|_| asks("residence")),
            citizenship: facts.citizenship.filter(|_| asks("citizenship")),
            work_status: facts.work_status.filter(|_| asks("work_status") || asks("first_job")),
            unemployed_since: facts.unemployed_since.filter(|_| asks("months_unemployed")),
            schooling: facts.schooling.filter(|_| asks("schooling")),
            is_vulnerable: facts.is_vulnerable.filter(|_| asks("vulnerable")),
        }
    }
}

/// The band of an age in a month; none where what is known spans two.
fn band(age: Age, month: Date) -> Option<&'static str> {
    let (youngest, oldest) = age.range_on(month);
    let of = |years: u8| {
        AGES.iter().find(|(_, from, to)| (*from..=*to).contains(&years)).map(|(word, _, _)| *word)
    };
    let (one, other) = (of(youngest), of(oldest));
    if one == other { one } else { None }
}
