//! A line in words: what it counts, for whom, how far it is.

use network::api::Agreement;
use storage::{Result, Tx};
use texts::Translator;
use web::Caller;

use crate::actions::ground;
use crate::model::{Counts, GroupRow, LineGround, LineState, Measure, Months};
use crate::queries::activity::ReachedLine;
use crate::queries::{lines::Told, measures};
use crate::web::said::{label, period};

/// The names of all that a line can say.
pub(super) struct Names {
    pub(super) ground: LineGround,
    pub(super) measures: Vec<Measure>,
    groups: Vec<(String, String)>,
}

impl Names {
    /// Those of an agreement.
    pub(super) async fn of(tx: &mut Tx, caller: &Caller, agreement: &Agreement) -> Result<Self> {
        let say = caller.visit.translator();
        let groups = agreement
            .target_groups
            .iter()
            .map(|group| (group.key.clone(), label(&GroupRow::of(group).label(), say)));
        Ok(Self {
            ground: ground(tx, agreement, caller.cx.now().date()).await?,
            measures: measures(tx, agreement.network).await?,
            groups: groups.collect(),
        })
    }

    /// The target groups, in the reader's language.
    pub(super) fn groups(&self) -> &[(String, String)] {
        &self.groups
    }

    /// What ticks a line off, in one line.
    pub(super) fn counts(&self, counts: &Counts, say: &Translator) -> String {
        let Counts::Measure { key, service, group, desk, is_own } = counts else {
            return say.t(plain(counts));
        };
        let measure = self.measures.iter().find(|measure| measure.key == *key);
        let mut said = measure.map_or_else(|| key.clone(), |one| one.name.of(say.locale()).to_owned());
        let narrowed = [
            (service, self.ground.services.as_slice(), "report-lines-of-service"),
            (group, self.groups.as_slice(), "report-lines-of-group"),
            (desk, self.ground.desks.as_slice(), "report-lines-of-desk"),
        ];
        for (value, names, text) in narrowed {
            if let Some(value) = value {
                let name = names.iter().find(|(id, _)| id == value).map_or(value.as_str(), |(_, name)| name);
                said.push_str(" · ");
                said.push_str(&say.ta(text, &[("name", name.into())]));
            }
        }
        said.push_str(" · ");
        said.push_str(&say.t(if *is_own { "report-lines-own" } else { "report-lines-all" }));
        said
    }
}

const fn plain(counts: &Counts) -> &'static str {
    match counts {
        Counts::TrainingDays => "report-lines-training-days",
        Counts::ByHand | Counts::Measure { .. } => "report-lines-by-hand",
    }
}

/// A row of a table of lines.
pub(super) struct Row {
    pub(super) href: String,
    pub(super) partner: String,
    pub(super) what: String,
    pub(super) counts: String,
    pub(super) reached: String,
    /// Up to when it is counted, where that is not today.
    pub(super) until: String,
    pub(super) due: String,
    pub(super) state: LineState,
    pub(super) budget: String,
}

impl Row {
    /// A line with what its reader is told of it.
    pub(super) fn of(one: &ReachedLine, names: &Names, say: &Translator) -> Self {
        let line = &one.line;
        let promised = say.number(line.promised);
        let number = |text, number: i64| {
            let share = number.saturating_mul(100) / line.promised.max(1);
            let args = [
                ("reached", say.number(number).into()),
                ("promised", promised.clone().into()),
                ("share", share.into()),
            ];
            say.ta(text, &args)
        };
        let reached = match one.told {
            Told::Number(exact) => number("report-lines-reached", exact),
            Told::AtLeast(least, _, _) => number("report-lines-reached-least", least),
            Told::FewerThan(limit, _) => {
                let args = [("number", limit.into()), ("promised", promised.into())];
                say.ta("report-lines-reached-few", &args)
            }
            Told::InReport => say.ta("report-lines-reached-report", &[("promised", promised.into())]),
        };
        let until = one.told.until().map(|month| {
            say.ta("report-lines-until", &[("month", period(Months::single(month), say).into())])
        });
        Self {
            href: super::line_path(line),
            partner: one.partner.clone(),
            what: line.what.clone(),
            counts: names.counts(&line.counts, say),
            reached,
            until: until.unwrap_or_default(),
            due: say.date_short(line.due_on),
            state: one.state,
            budget: line.budget.map(|sum| say.money(sum.cents())).unwrap_or_default(),
        }
    }
}

/// From when to when an agreement holds.
pub(super) fn validity(agreement: &Agreement, say: &Translator) -> String {
    let from = say.date_short(agreement.validity.from());
    match agreement.validity.until() {
        Some(until) => {
            say.ta("report-lines-validity", &[("from", from.into()), ("until", say.date_short(until).into())])
        }
        None => say.ta("report-lines-validity-open", &[("from", from.into())]),
    }
}
