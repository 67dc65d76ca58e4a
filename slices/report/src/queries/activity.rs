//! Activity lines with what was reached.

use std::collections::BTreeSet;

use kernel::{Id, Money};
use network::api::{Agreement, Organisation};
use storage::{Cx, Result, Tx};

use super::ground::Place;
use super::lines::{Reader, Told};
use super::{Scope, load};
use crate::model::plan::{LineRow, Reached, canonical, narrowed};
use crate::model::{
    Counts, Dim, GroupRow, Key, Label, Line, LineState, Measure, Month, Months, Progress, facts::one_value,
};
use crate::store;

/// A line with what was reached, for its page.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachedLine {
    /// The line.
    pub line: Line,
    /// The partner's name.
    pub partner: String,
    /// What its reader is told of what was reached so far. The number itself goes no further than here.
    pub told: Told,
    /// Where it stands today, as far as that number says.
    pub state: LineState,
    /// What was entered by hand.
    pub progress: Vec<Progress>,
    /// What is counted, in words.
    pub measure: Option<Measure>,
}

/// The lines of an agreement, and their money.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// The lines, the first due first.
    pub lines: Vec<ReachedLine>,
    /// The sum of their budgets.
    pub budget: Money,
}

impl Activity {
    /// How much more (or, below zero, less) the agreement has than its lines; nothing where it names no sum.
    pub fn budget_left(&self, agreement: &Agreement) -> Option<i64> {
        let granted = agreement.budget?.cents() + agreement.cofunding.map_or(0, Money::cents);
        Some(granted - self.budget.cents())
    }
}

/// Lines as rows of a report, with the figures they need.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    /// The rows.
    pub(crate) rows: Vec<LineRow>,
    /// Their figures.
    pub(crate) figures: Vec<Key>,
}

/// The months of an agreement up to one.
pub(super) fn months(agreement: &Agreement, to: Month) -> Months {
    let from = Month::of(agreement.validity.from());
    Months { from: from.min(to), to }
}

/// The figure of a line.
fn figure(line: &Line, measures: &[Measure], groups: &[(String, GroupRow)], period: Months) -> Option<Key> {
    let Counts::Measure { key, .. } = &line.counts else { return None };
    let measure = measures.iter().find(|measure| measure.key == *key)?;
    let own = line.counts.filters(measure, line.organisation, groups);
    let filters = narrowed(own, &one_value(Dim::Agreement, &line.agreement.to_string()));
    Some(canonical(Key { unit: measure.counts, period, filters }))
}

fn groups(agreement: &Agreement) -> Vec<(String, GroupRow)> {
    agreement.target_groups.iter().map(|group| (group.key.clone(), GroupRow::of(group))).collect()
}

/// Days held by people of the partner's desks, in some months.
fn training_days(
    days: &[desk::api::TrainingDay],
    place: &Place,
    partner: Id<Organisation>,
    period: Months,
) -> i64 {
    let is_own = |id| place.all.iter().any(|desk| desk.id == id && desk.organisation == partner.uuid());
    let held: BTreeSet<_> = days
        .iter()
        .filter(|one| is_own(one.desk) && period.contains(Months::single(Month::of(one.day))))
        .map(|one| one.day)
        .collect();
    i64::try_from(held.len()).unwrap_or(0)
}

async fn days(tx: &mut Tx, lines: &[Line], place: &Place) -> Result<Vec<desk::api::TrainingDay>> {
    if lines.iter().any(|line| line.counts == Counts::TrainingDays) {
        let desks: Vec<_> = place.all.iter().map(|desk| desk.id).collect();
        return desk::api::training_days(tx, &desks).await;
    }
    Ok(Vec::new())
}

/// Rows of a report: from the beginning of the agreement to the last month of the report.
pub(crate) async fn rows(
    tx: &mut Tx,
    agreement: &Agreement,
    measures: &[Measure],
    place: &Place,
    period: Months,
) -> Result<Rows> {
    let lines = store::line::of_agreement(tx, agreement.id).await?;
    let progress = store::line::progress_of(tx, agreement.id).await?;
    let whole = months(agreement, period.to);
    let days = days(tx, &lines, place).await?;
    let partners = partners(tx, &lines).await?;
    let services = services(tx, &lines).await?;
    let (groups, say) = (groups(agreement), |line: &Line| line.due_on.strftime("%d/%m/%Y").to_string());
    let mut rows = Rows::default();
    for line in &lines {
        let reached = match figure(line, measures, &groups, whole) {
            Some(key) => {
                rows.figures.push(key.clone());
                Reached::Figure(key)
            }
            None if line.counts == Counts::TrainingDays => {
                Reached::Number(training_days(&days, place, line.organisation, whole))
            }
            None => Reached::Number(by_hand(&progress, line.id, period.to)),
        };
        rows.rows.push(LineRow {
            what: line.what.clone(),
            partner: name(&partners, line.organisation),
            due: say(line),
            counts: counted(line, measures, place, &services),
            says: says(&line.counts, measures),
            measure: measures.iter().map(|one| &one.key).find(|key| *key == line.counts.word()).cloned(),
            promised: line.promised,
            reached,
        });
    }
    Ok(rows)
}

/// The services that lines are narrowed to.
async fn services(tx: &mut Tx, lines: &[Line]) -> Result<Vec<desk::api::ServiceName>> {
    let ids = lines.iter().filter_map(|line| match &line.counts {
        Counts::Measure { service, .. } => service.as_ref()?.parse().ok(),
        Counts::ByHand | Counts::TrainingDays => None,
    });
    let ids: Vec<desk::api::ServiceId> = ids.collect();
    desk::api::services(tx, &ids).await
}

/// Which number a line is, for who reads it in a report.
fn counted(line: &Line, measures: &[Measure], place: &Place, services: &[desk::api::ServiceName]) -> Label {
    let (key, service, group, desk, is_own) = match &line.counts {
        Counts::ByHand => return Label::text("report-lines-by-hand"),
        Counts::TrainingDays => return Label::text("report-lines-training-days"),
        Counts::Measure { key, service, group, desk, is_own } => (key, service, group, desk, *is_own),
    };
    let measure = measures.iter().find(|measure| measure.key == *key);
    let mut said = vec![measure.map_or_else(|| Label::name(key), |one| Label::Words(one.name.clone()))];
    let service = service.as_ref().and_then(|id| services.iter().find(|one| one.id.to_string() == *id));
    said.extend(service.map(|one| Label::name(&one.name)));
    let group = group.as_ref().and_then(|key| place.groups.iter().find(|one| one.key == *key));
    said.extend(group.map(|one| GroupRow::of(one).label()));
    let desk = desk.as_ref().and_then(|id| place.all.iter().find(|one| one.id.to_string() == *id));
    said.extend(desk.map(|one| Label::name(&one.name)));
    said.push(Label::text(if is_own { "report-lines-own" } else { "report-lines-all" }));
    Label::Several(said)
}

/// The sentence that says what that number is.
fn says(counts: &Counts, measures: &[Measure]) -> Label {
    match counts {
        Counts::ByHand => Label::text("report-lines-says-by-hand"),
        Counts::TrainingDays => Label::text("report-lines-says-training"),
        Counts::Measure { key, .. } => {
            let measure = measures.iter().find(|measure| measure.key == *key);
            measure
                .map_or_else(|| Label::text("report-lines-says-gone"), |one| Label::Words(one.says.clone()))
        }
    }
}

fn by_hand(progress: &[(Id<Line>, Progress)], line: Id<Line>, to: Month) -> i64 {
    progress
        .iter()
        .filter(|(of, one)| *of == line && Month::of(one.day) <= to)
        .map(|(_, one)| one.amount)
        .sum()
}

async fn partners(tx: &mut Tx, lines: &[Line]) -> Result<Vec<Organisation>> {
    let ids: Vec<Id<Organisation>> = lines.iter().map(|line| line.organisation).collect();
    network::api::organisations(tx, &ids).await
}

fn name(partners: &[Organisation], id: Id<Organisation>) -> String {
    partners.iter().find(|body| body.id == id).map(|body| body.name.clone()).unwrap_or_default()
}

/// The lines of an agreement with what was reached, as far as their reader is told.
///
/// # Errors
/// When the database refuses.
pub async fn reached(tx: &mut Tx, cx: &Cx, scope: &Scope, reader: Reader) -> Result<Activity> {
    let Some(agreement) = &scope.agreement else {
        return Ok(Activity { lines: Vec::new(), budget: Money::ZERO });
    };
    let today = cx.now().date();
    let lines = store::line::of_agreement(tx, agreement.id).await?;
    let progress = store::line::progress_of(tx, agreement.id).await?;
    let measures = super::measures(tx, scope.network.id).await?;
    let period = months(agreement, Month::of(today));
    let place = Place::of(tx, scope, period).await?;
    let days = days(tx, &lines, &place).await?;
    let partners = partners(tx, &lines).await?;
    let groups = groups(agreement);
    let asked = lines.iter().map(|line| {
        let until =
            reader.counts_until(line, measures.iter().find(|one| one.key == line.counts.word()), today)?;
        figure(line, &measures, &groups, months(agreement, until))
    });
    let figures: Vec<Option<Key>> = asked.collect();
    let keys: Vec<Key> = figures.iter().flatten().cloned().collect();
    let counted = if keys.is_empty() {
        std::collections::BTreeMap::new()
    } else {
        let needed = load::Needed::default().and(&keys, &place);
        load::facts(tx, scope, &place, period, &needed).await?.count(&keys.into_iter().collect())
    };
    let lines = lines.into_iter().zip(figures).map(|(line, figure)| {
        let told = match (&line.counts, &figure) {
            (Counts::ByHand, _) => Told::Number(by_hand(&progress, line.id, period.to)),
            (Counts::TrainingDays, _) => {
                Told::Number(training_days(&days, &place, line.organisation, period))
            }
            (Counts::Measure { .. }, Some(key)) => {
                let number = counted.get(key).map_or(0, |one| one.value);
                let until = (key.period.to < period.to).then_some(key.period.to);
                reader.told(&line, number, until, scope.threshold)
            }
            (Counts::Measure { .. }, None) => Told::InReport,
        };
        ReachedLine {
            partner: name(&partners, line.organisation),
            state: told.state(today, line.due_on, line.promised),
            told,
            progress: progress.iter().filter(|(of, _)| *of == line.id).map(|(_, one)| one.clone()).collect(),
            measure: measures.iter().find(|measure| measure.key == line.counts.word()).cloned(),
            line,
        }
    });
    let lines: Vec<ReachedLine> = lines.collect();
    let cents = lines.iter().filter_map(|one| one.line.budget).map(Money::cents).sum();
    Ok(Activity { lines, budget: Money::euro_cents(cents) })
}
