//! Brings what is counted: from contacts and appointments through their rooms, hand-overs from our own counts. Each source
//! is asked once, for the groupings that the form needs and for no more.

use std::collections::{BTreeMap, BTreeSet};

use contact::api::{Asked, Under, Wanted};
use jiff::ToSpan as _;
use kernel::Id;
use storage::{Result, Tx};

use super::Scope;
use super::gather::Gathered;
use super::ground::Place;
use crate::model::facts::{Facts, Source};
use crate::model::{Dim, Form, Key, Measure, Months, Unit};
use crate::store;

/// What each source is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needed {
    dims: BTreeMap<Source, BTreeSet<Dim>>,
    persons: bool,
    services: bool,
}

impl Needed {
    /// What the tables of a form need.
    pub(crate) fn of_form(form: &Form, measures: &[Measure], place: &Place) -> Self {
        let mut needed = Self::default();
        for table in form.sections.iter().flat_map(|section| &section.tables) {
            for measure in table.measures.iter().filter_map(|key| measures.iter().find(|one| one.key == *key))
            {
                let mut dims = table.dims();
                dims.extend(measure.only.keys());
                needed.add(measure.counts, dims, place);
            }
        }
        needed
    }

    /// And what some figures need.
    pub(crate) fn and<'a>(mut self, figures: impl IntoIterator<Item = &'a Key>, place: &Place) -> Self {
        for key in figures {
            self.add(key.unit, key.filters.keys().copied().collect(), place);
        }
        self
    }

    /// Whether what was asked for tells all that these figures need.
    pub(crate) fn tells(&self, key: &Key, place: &Place) -> bool {
        let asked = |source: &Source| match source {
            // One reading of the contacts says the same of both.
            Source::Contacts | Source::Services => {
                let of = |source| self.dims.get(&source).into_iter().flatten();
                of(Source::Contacts).chain(of(Source::Services)).copied().collect()
            }
            _ => self.dims.get(source).cloned().unwrap_or_default(),
        };
        let needed = Self::default().and([key], place);
        (self.persons || !needed.persons)
            && (self.services || !needed.services)
            && needed
                .dims
                .iter()
                .all(|(source, dims)| self.asks_for(*source) && dims.is_subset(&asked(source)))
    }

    fn add(&mut self, unit: Unit, mut dims: BTreeSet<Dim>, place: &Place) {
        // Who reads an agreement's contacts knows whose they are.
        dims.remove(&Dim::Agreement);
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
        self.persons |= unit == Unit::Persons;
        self.services |= unit == Unit::Services || source == Source::Services;
        self.dims.entry(source).or_default().extend(dims);
    }

    /// Whether a source is needed at all.
    pub(crate) fn asks_for(&self, source: Source) -> bool {
        self.dims.contains_key(&source)
    }

    /// What contacts are asked for; both of their sources come from one reading of them.
    fn of_contacts(&self) -> Option<Asked> {
        let of = |source: Source| self.dims.get(&source);
        if of(Source::Contacts).is_none() && of(Source::Services).is_none() {
            return None;
        }
        let asks = |dim: Dim| {
            [Source::Contacts, Source::Services]
                .into_iter()
                .any(|source| of(source).is_some_and(|dims| dims.contains(&dim)))
        };
        let asked = Asked {
            client: self.persons,
            services: self.services,
            kind: asks(Dim::Kind),
            channel: asks(Dim::Channel),
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
        };
        Some(if asks(Dim::Group) { asked.and_person() } else { asked })
    }
}

/// What some figures count, of a part of the network.
pub(crate) async fn facts(
    tx: &mut Tx,
    scope: &Scope,
    place: &Place,
    period: Months,
    needed: &Needed,
) -> Result<Facts> {
    let mut gathered = Gathered::of(scope, place, None, needed);
    gather(tx, scope, place, period, needed, &mut gathered).await?;
    Ok(gathered.into_facts())
}

/// Gathers what a report counts.
pub(super) async fn gather(
    tx: &mut Tx,
    scope: &Scope,
    place: &Place,
    period: Months,
    needed: &Needed,
    gathered: &mut Gathered<'_>,
) -> Result<()> {
    let desks = place.all.iter().map(|desk| desk.id).collect();
    contacts(tx, under(scope), desks, period, needed, gathered).await?;
    if needed.asks_for(Source::Appointments) {
        let desks: Vec<_> = place.all.iter().map(|desk| desk.id).collect();
        for month in period.each() {
            let until = month.last_day().saturating_add(1.day());
            for one in desk::api::appointment_counts(tx, &desks, month.first_day(), until).await? {
                gathered.add_appointments(month, &one);
            }
        }
    }
    if needed.asks_for(Source::Handovers) {
        for one in store::handover::between(tx, scope.network.id, period).await? {
            gathered.add_handovers(scope, &one);
        }
    }
    Ok(())
}

/// Gathers the contacts of the whole network that a part of it has not: what was gathered of the part is then of the whole.
pub(super) async fn gather_others(
    tx: &mut Tx,
    scope: &Scope,
    (part, whole): (&Place, &Place),
    period: Months,
    needed: &Needed,
    gathered: &mut Gathered<'_>,
) -> Result<()> {
    let is_of_part = |desk: &&desk::api::Desk| part.all.iter().any(|one| one.id == desk.id);
    let (here, elsewhere): (Vec<&desk::api::Desk>, Vec<&desk::api::Desk>) =
        whole.all.iter().partition(is_of_part);
    let ids = |desks: Vec<&desk::api::Desk>| desks.into_iter().map(|desk| desk.id).collect::<Vec<_>>();
    gathered.go_on_with_others(needed);
    if let Some(agreement) = &scope.agreement {
        let under = Under::NotAgreement(agreement.id);
        contacts(tx, under, ids(here), period, needed, gathered).await?;
    }
    contacts(tx, Under::Any, ids(elsewhere), period, needed, gathered).await
}

async fn contacts(
    tx: &mut Tx,
    under: Under,
    desks: Vec<Id<desk::api::Desk>>,
    period: Months,
    needed: &Needed,
    gathered: &mut Gathered<'_>,
) -> Result<()> {
    let Some(asked) = needed.of_contacts().filter(|_| !desks.is_empty()) else { return Ok(()) };
    let wanted = wanted(under, desks, period, asked);
    contact::api::each_tally(tx, &wanted, |tally| gathered.add_tally(&tally)).await
}

/// Whether contacts of some months wait to be completed: the report counts none of them.
pub(super) async fn is_to_complete(
    tx: &mut Tx,
    scope: &Scope,
    place: &Place,
    period: Months,
) -> Result<bool> {
    let desks = place.all.iter().map(|desk| desk.id).collect();
    let wanted = wanted(under(scope), desks, period, Asked::default());
    Ok(contact::api::to_complete(tx, &wanted).await? > 0)
}

fn under(scope: &Scope) -> Under {
    scope.agreement.as_ref().map_or(Under::Any, |agreement| Under::Agreement(agreement.id))
}

fn wanted(under: Under, desks: Vec<Id<desk::api::Desk>>, period: Months, asked: Asked) -> Wanted {
    Wanted { from: period.from.first_day(), until: period.to.last_day(), under, desks, asked }
}
