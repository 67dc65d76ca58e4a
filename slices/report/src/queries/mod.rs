//! Reads for pages and files: what a report is made of, and the report.

pub mod activity;
mod gather;
mod ground;
pub mod lines;
mod listed;
mod load;
mod unshown;

use kernel::Id;
use network::api::{Agreement, Network, Organisation};
use policy::{Refusal, Resource};
use storage::{Cx, Result, StorageError, Tx};
use uuid::Uuid;

pub use ground::{forms, measures};
pub(crate) use ground::{forms_of, measures_of, word_text};
pub(crate) use listed::fixed_words;

use gather::Gathered;

use crate::model::guard::{Cell, Rollup, Secondary};
use crate::model::plan::{Ground, Plan, Prepared};
use crate::model::{Dim, Filters, Form, Key, Label, Months, ScopeKind, Words};
use crate::policy::SeeFigures;
use crate::store;

/// What a report is made for.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// The network.
    pub network: Network,
    /// Network, agreement or body.
    pub kind: ScopeKind,
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The agreement, where it is one.
    pub agreement: Option<Agreement>,
    /// The scopes of rights in which it stands.
    pub scopes: Vec<Uuid>,
    /// Figures from 1 to this less 1 are hidden.
    pub threshold: u32,
}

impl Scope {
    /// As a resource.
    pub fn resource<T>(&self, target: T) -> Resource<T> {
        Resource::new(target, self.scopes.iter().copied())
    }

    /// Whether a figure counts only what this scope counts.
    fn has(&self, key: &Key, place: &ground::Place) -> bool {
        let agreement = key.single(Dim::Agreement);
        match self.kind {
            ScopeKind::Network => agreement.is_none(),
            ScopeKind::Agreement => agreement == Some(self.id.to_string().as_str()),
            ScopeKind::Body => agreement.is_none() && place.has_desks_of(key),
        }
    }

    /// The agreement whose activity lines a form shows.
    fn agreement_with_lines(&self, form: &Form) -> Option<&Agreement> {
        let has_lines = form.sections.iter().flat_map(|one| &one.tables).any(|table| table.lines);
        self.agreement.as_ref().filter(|_| has_lines)
    }

    /// The months that a report tells of: its own, and with activity lines those from the beginning of the agreement on.
    pub(crate) fn months_told(&self, form: &Form, period: Months) -> Months {
        let lines = self.agreement_with_lines(form).map(|agreement| activity::months(agreement, period.to));
        lines.map_or(period, |lines| Months::new(lines.from.min(period.from), period.to))
    }

    /// What narrows all its figures.
    pub(crate) fn filters(&self) -> Filters {
        let dim = match self.kind {
            ScopeKind::Network => return Filters::new(),
            ScopeKind::Agreement => Dim::Agreement,
            ScopeKind::Body => Dim::Organisation,
        };
        crate::model::facts::one_value(dim, &self.id.to_string())
    }
}

/// Why there is no report to be seen.
#[derive(Debug, thiserror::Error)]
pub enum SeeError {
    /// There is no such form, network, agreement or body, or the form is not made for it.
    #[error("no such report")]
    NotFound,
    /// Its tables and those that were handed in say more together than can be guarded.
    #[error("more figures than can be guarded")]
    TooFine,
    /// Not hers to see.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The network of the installation: the first.
///
/// # Errors
/// When the database refuses.
pub async fn own_network(tx: &mut Tx) -> Result<Option<Network>> {
    Ok(network::api::networks(tx).await?.into_iter().next())
}

/// Whatever report is made for, by kind and id. A body is that of a network: its desks are.
///
/// # Errors
/// [`SeeError::NotFound`].
pub async fn scope(
    tx: &mut Tx,
    kind: ScopeKind,
    id: Uuid,
    period: Months,
) -> std::result::Result<Scope, SeeError> {
    match kind {
        ScopeKind::Network => {
            let network = network::api::network(tx, Id::from_uuid(id)).await?.ok_or(SeeError::NotFound)?;
            let threshold = threshold(tx, &network, period).await?;
            let scopes = vec![network.id.uuid()];
            Ok(Scope { kind, id, name: network.name.clone(), agreement: None, scopes, threshold, network })
        }
        ScopeKind::Agreement => {
            let agreement =
                network::api::agreement(tx, Id::from_uuid(id)).await?.ok_or(SeeError::NotFound)?;
            let network = network::api::network(tx, agreement.network).await?.ok_or(SeeError::NotFound)?;
            let scopes = network::api::scopes_of_agreement(&agreement);
            let threshold = agreement.suppression_threshold.max(2);
            let name = agreement.title.clone();
            Ok(Scope { kind, id, name, agreement: Some(agreement), scopes, threshold, network })
        }
        ScopeKind::Body => {
            let body: Id<Organisation> = Id::from_uuid(id);
            let body = network::api::organisation(tx, body).await?.ok_or(SeeError::NotFound)?;
            let desks = desk::api::desks_of_body(tx, id).await?;
            let network =
                desks.first().map(|desk| Id::<Network>::from_uuid(desk.network)).ok_or(SeeError::NotFound)?;
            let network = network::api::network(tx, network).await?.ok_or(SeeError::NotFound)?;
            let threshold = threshold(tx, &network, period).await?;
            let mut scopes = vec![id, network.id.uuid()];
            scopes.extend(desks.iter().map(|desk| desk.id.uuid()));
            Ok(Scope { kind, id, name: body.name.clone(), agreement: None, scopes, threshold, network })
        }
    }
}

/// The strictest threshold of the agreements of some months: contacts of all of them are counted together.
async fn threshold(tx: &mut Tx, network: &Network, period: Months) -> Result<u32> {
    let agreements = network::api::agreements_as_of(tx, network.id, period.to.last_day()).await?;
    let strictest = agreements.iter().map(|one| one.suppression_threshold).max();
    Ok(strictest.unwrap_or(3).max(3))
}

/// Whether contacts of these months wait to be completed: a report counts none of them.
///
/// # Errors
/// When the database refuses.
pub async fn is_to_complete(tx: &mut Tx, scope: &Scope, period: Months) -> Result<bool> {
    let place = ground::Place::of(tx, scope, period).await?;
    load::is_to_complete(tx, scope, &place, period).await
}

/// A report as it would be handed in now: counted, guarded against everything that was handed in before.
///
/// # Errors
/// [`SeeError`].
pub async fn report(
    tx: &mut Tx,
    cx: &Cx,
    scope: &Scope,
    form: &Form,
    period: Months,
) -> std::result::Result<Prepared, SeeError> {
    cx.permit::<SeeFigures>(scope.resource(scope.id))?;
    if !form.scopes.contains(&scope.kind) {
        return Err(SeeError::NotFound);
    }
    made(tx, scope, form, period, Secondary::On).await
}

/// The report of an action or a page that asked for its own permit.
pub(crate) async fn made(
    tx: &mut Tx,
    scope: &Scope,
    form: &Form,
    period: Months,
    secondary: Secondary,
) -> std::result::Result<Prepared, SeeError> {
    let measures = measures(tx, scope.network.id).await?;
    let place = ground::Place::of(tx, scope, period).await?;
    let lines = match scope.agreement_with_lines(form) {
        Some(agreement) => activity::rows(tx, agreement, &measures, &place, period).await?,
        None => activity::Rows::default(),
    };
    let counted = scope.months_told(form, period);
    let register = past(tx, scope, counted).await?;
    let asked = lines.figures.iter().chain(register.iter().map(|cell| &cell.key));
    let asked = asked.filter(|key| scope.has(key, &place));
    let wanted = load::Needed::of_form(form, &measures, &place).and(asked, &place);
    // A figure of another part of the network is guarded too: its desks are told by the whole network.
    let whole = unshown::whole(tx, scope, counted).await?;
    let rollups: Vec<Rollup> = whole.as_ref().unwrap_or(&place).rollups();
    let mut gathered = Gathered::of(scope, &place, whole.as_ref(), &wanted);
    load::gather(tx, scope, &place, counted, &wanted, &mut gathered).await?;
    let listed = listed::Vocabulary::of(tx, scope, &place, form, period).await?;
    let names = ground::Names::of(tx, &place, gathered.facts(), &listed).await?;
    let label = |dim: Dim, value: &str| -> Label { names.label(dim, value) };
    let ground = Ground {
        measures: &measures,
        scope_kind: scope.kind,
        scope: Words::name(scope.name.clone()),
        filters: scope.filters(),
        period,
        desks: &place.desks,
        groups: &place.group_rows(),
        lines: &lines.rows,
        label: &label,
        vocabulary: &|dim, source| listed.listed(dim, source),
    };
    let plan = Plan::of(form, &ground, gathered.facts());
    let keys = plan.unshown(&register, &rollups).ok_or(SeeError::TooFine)?;
    let whole = whole.as_ref();
    let at_hand = unshown::AtHand { scope, place: &place, whole, period: counted, needed: &wanted };
    let unshown = unshown::counted(tx, &at_hand, &mut gathered, keys).await?;
    Ok(plan.guarded(&register, unshown, &rollups, scope.threshold, secondary))
}

/// What was handed in before of these months, and of the months of what was: a figure of three months tells of each of them
/// together with the other two.
async fn past(tx: &mut Tx, scope: &Scope, mut span: Months) -> std::result::Result<Vec<Cell>, SeeError> {
    loop {
        let register = store::report::register(tx, scope.network.id, span).await?;
        // What is beyond would not be guarded against.
        if i64::try_from(register.len()).is_ok_and(|read| read >= store::report::MOST) {
            return Err(SeeError::TooFine);
        }
        let periods = || register.iter().map(|cell| cell.key.period).chain([span]);
        let reached = periods().map(|one| one.from).min().zip(periods().map(|one| one.to).max());
        match reached.map(|(from, to)| Months::new(from, to)).filter(|reached| *reached != span) {
            Some(reached) => span = reached,
            None => return Ok(register),
        }
    }
}
