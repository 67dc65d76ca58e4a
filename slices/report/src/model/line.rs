//! Activity lines: what each partner of an agreement promised, how many, by when, with which money.

use jiff::civil::Date;
use kernel::{Id, Instant, Money};
use network::api::{Agreement, Organisation};

use super::form::{Measure, PartnerAs};
use super::{Dim, Filters, GroupRow, Unit};

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its id.
    pub id: Id<Line>,
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// The partner.
    pub organisation: Id<Organisation>,
    /// What is done.
    pub what: String,
    /// What ticks it off.
    pub counts: Counts,
    /// How many were promised.
    pub promised: i64,
    /// By when.
    pub due_on: Date,
    /// With which money.
    pub budget: Option<Money>,
    /// How often it was changed.
    pub version: i64,
}

impl Line {
    /// What it says, without where it stands.
    pub fn terms(&self) -> LineTerms {
        LineTerms {
            organisation: self.organisation,
            what: self.what.clone(),
            counts: self.counts.clone(),
            promised: self.promised,
            due_on: self.due_on,
            budget: self.budget,
        }
    }
}

impl LineTerms {
    /// Whether two are the same line, whatever else they say: same body, same activity, same day.
    pub fn is_same_line(&self, other: &Self) -> bool {
        self.organisation == other.organisation
            && tables::folded(&self.what) == tables::folded(&other.what)
            && self.due_on == other.due_on
    }
}

/// What ticks a line off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Entered by hand, each time with a proof.
    ByHand,
    /// Days on which people of the partner's desks were trained.
    TrainingDays,
    /// A measure.
    Measure {
        /// Its word.
        key: String,
        /// Of this service only.
        service: Option<String>,
        /// Of this target group of the agreement only.
        group: Option<String>,
        /// At this desk only.
        desk: Option<String>,
        /// Of the partner alone: its desks, or what it receives.
        is_own: bool,
    },
}

/// The words of [`Counts`] that are no measures.
pub const BY_HAND: &str = "a-mano";
/// See [`BY_HAND`].
pub const TRAINING_DAYS: &str = "giornate-di-formazione";

impl Counts {
    /// Its word in forms and files.
    pub fn word(&self) -> &str {
        match self {
            Self::ByHand => BY_HAND,
            Self::TrainingDays => TRAINING_DAYS,
            Self::Measure { key, .. } => key,
        }
    }

    /// What narrows the measure for this partner.
    pub fn filters(
        &self,
        measure: &Measure,
        partner: Id<Organisation>,
        groups: &[(String, GroupRow)],
    ) -> Filters {
        let mut filters = measure.only.clone();
        let Self::Measure { service, group, desk, is_own, .. } = self else { return filters };
        let one = |value: &String| std::iter::once(value.clone()).collect();
        if let Some(service) = service {
            filters.insert(Dim::Service, one(service));
        }
        if let Some(desk) = desk {
            filters.insert(Dim::Desk, one(desk));
        }
        if *is_own {
            let dim = match measure.partner {
                Some(PartnerAs::Receiver) => Dim::Receiver,
                _ => Dim::Organisation,
            };
            filters.insert(dim, one(&partner.to_string()));
        }
        if let Some((_, row)) = group.as_ref().and_then(|key| groups.iter().find(|(known, _)| known == key)) {
            filters = super::plan::narrowed(filters, &row.filters);
        }
        filters
    }
}

/// Something entered by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The day it was done.
    pub day: Date,
    /// How many.
    pub amount: i64,
    /// What proves it: a register, a receipt, an address.
    pub proof: String,
}

/// Something entered by hand, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: Id<Entry>,
    /// What was entered. Of one that was struck the proof is gone.
    pub progress: Progress,
    /// When it was struck, and why: it counts no more.
    pub struck: Option<(Instant, String)>,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// All that was promised.
    Reached,
    /// Its day has not come.
    Open,
    /// Its day comes within thirty days.
    Soon,
    /// Its day is over and it was not reached.
    Late,
    /// Its day is over; whether it was reached stands in the report.
    Over,
}

impl LineState {
    /// Where a line stands on a day, when what was reached is known to lie between two numbers.
    pub fn between(day: Date, due_on: Date, promised: i64, least: i64, most: i64) -> Self {
        if least >= promised {
            Self::Reached
        } else if due_on < day {
            if most < promised { Self::Late } else { Self::Over }
        } else if (due_on - day).get_days() <= 30 {
            Self::Soon
        } else {
            Self::Open
        }
    }

    /// The key of its word.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Reached => "report-line-state-reached",
            Self::Open => "report-line-state-open",
            Self::Soon => "report-line-state-soon",
            Self::Late => "report-line-state-late",
            Self::Over => "report-line-state-over",
        }
    }

    /// The tone of its tag.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Reached => "ok",
            Self::Open => "plain",
            Self::Soon | Self::Over => "wait",
            Self::Late => "stop",
        }
    }
}

/// A line as it is typed or stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineDraft {
    /// Id or name of the partner.
    pub organisation: String,
    /// What is done.
    pub what: String,
    /// Word or name of what is counted.
    pub counts: String,
    /// Id or name of a service.
    pub service: String,
    /// Word or name of a target group.
    pub group: String,
    /// Id or name of a desk.
    pub desk: String,
    /// Whether only the partner's own counts.
    pub is_own: bool,
    /// How many.
    pub promised: String,
    /// By when.
    pub due_on: String,
    /// Euro.
    pub budget: String,
}

/// What a line is read against: ids (or words) and names.
#[derive(Clone, Debug, Default)]
pub struct LineGround {
    /// The partners.
    pub partners: Vec<(String, String)>,
    /// The measures, and whether each counts hand-overs.
    pub measures: Vec<(String, String, Unit)>,
    /// The services that were given or are offered.
    pub services: Vec<(String, String)>,
    /// The target groups.
    pub groups: Vec<(String, String)>,
    /// The desks.
    pub desks: Vec<(String, String)>,
    /// The first and last day of the agreement.
    pub days: Option<(Date, Option<Date>)>,
}

/// What is wrong with a field of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// The field.
    pub field: &'static str,
    /// The key of what is said about it.
    pub text: &'static str,
}

/// A line that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct LineTerms {
    /// The partner.
    pub organisation: Id<Organisation>,
    /// What is done.
    pub what: String,
    /// What ticks it off.
    pub counts: Counts,
    /// How many.
    pub promised: i64,
    /// By when.
    pub due_on: Date,
    /// With which money.
    pub budget: Option<Money>,
}

impl LineDraft {
    /// Reads it; all faults at once.
    ///
    /// # Errors
    /// [`LineFault`]s.
    pub fn read(&self, ground: &LineGround) -> Result<LineTerms, Vec<LineFault>> {
        let mut faults = Vec::new();
        let mut fault = |field: &'static str, text: &'static str| faults.push(LineFault { field, text });
        let organisation = chosen(&self.organisation, &ground.partners).and_then(|id| id.parse().ok());
        if organisation.is_none() {
            fault("organisation", "report-fault-partner");
        }
        let what = self.what.trim();
        if what.is_empty() || what.chars().count() > 300 {
            fault("what", "report-fault-what");
        }
        let promised =
            self.promised.trim().replace('.', "").parse().ok().filter(|n| (1..=10_000_000).contains(n));
        if promised.is_none() {
            fault("promised", "report-fault-promised");
        }
        let due_on = day(&self.due_on).filter(|due| {
            ground.days.is_none_or(|(from, until)| *due >= from && until.is_none_or(|until| *due <= until))
        });
        if due_on.is_none() {
            fault("due_on", "report-fault-due");
        }
        let budget = match self.budget.trim() {
            "" => Some(None),
            text => Money::parse(text).ok().filter(|sum| sum.cents() >= 0).map(Some),
        };
        if budget.is_none() {
            fault("budget", "report-fault-budget");
        }
        let counts = self.counts(ground, &mut fault);
        match (organisation, promised, due_on, budget, counts) {
            (Some(organisation), Some(promised), Some(due_on), Some(budget), Some(counts))
                if faults.is_empty() =>
            {
                Ok(LineTerms { organisation, what: what.to_owned(), counts, promised, due_on, budget })
            }
            _ => Err(faults),
        }
    }

    fn counts(
        &self,
        ground: &LineGround,
        fault: &mut impl FnMut(&'static str, &'static str),
    ) -> Option<Counts> {
        let typed = self.counts.trim();
        let folded = tables::folded(typed);
        if typed.is_empty() || folded == tables::folded(BY_HAND) {
            return Some(Counts::ByHand);
        }
        if folded == tables::folded(TRAINING_DAYS) {
            return Some(Counts::TrainingDays);
        }
        let measure =
            ground.measures.iter().find(|(key, name, _)| key == typed || tables::folded(name) == folded);
        let Some((key, _, unit)) = measure else {
            fault("counts", "report-fault-measure");
            return None;
        };
        let mut narrow =
            |field: &'static str, typed: &str, known: &[(String, String)], text: &'static str| {
                if typed.trim().is_empty() {
                    return Some(None);
                }
                let found = chosen(typed, known);
                if found.is_none() {
                    fault(field, text);
                }
                found.map(Some)
            };
        let service = narrow("service", &self.service, &ground.services, "report-fault-service");
        let group = narrow("group", &self.group, &ground.groups, "report-fault-group");
        let desk = narrow("desk", &self.desk, &ground.desks, "report-fault-desk");
        let (service, group, desk) = (service?, group?, desk?);
        // Nothing is known of the people of appointments and hand-overs but where they were.
        if group.is_some() && matches!(unit, Unit::Appointments | Unit::Handovers) {
            fault("group", "report-fault-group-unknown");
            return None;
        }
        Some(Counts::Measure { key: key.clone(), service, group, desk, is_own: self.is_own })
    }
}

fn chosen(typed: &str, known: &[(String, String)]) -> Option<String> {
    let folded = tables::folded(typed);
    let found = known.iter().find(|(id, name)| id == typed.trim() || tables::folded(name) == folded);
    found.map(|(id, _)| id.clone())
}

/// A day as forms send it or as people write it in a spreadsheet.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let mut parts = text.split(['/', '.']).map(str::trim);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn ground() -> LineGround {
        let pair = |id: &str, name: &str| (id.to_owned(), name.to_owned());
        LineGround {
            partners: vec![pair("00000000-0000-0000-0000-000000000001", "Ente Uno")],
            measures: vec![
                ("contatti".into(), "Contatti".into(), Unit::Contacts),
                ("invii".into(), "Invii".into(), Unit::Handovers),
            ],
            services: vec![pair("s1", "Curriculum e lettera")],
            groups: vec![pair("young", "Giovani")],
            desks: vec![pair("d1", "Sportello di Follo")],
            days: Some((date(2026, 1, 1), Some(date(2026, 12, 31)))),
        }
    }

    fn line() -> LineDraft {
        LineDraft {
            organisation: "ente uno".into(),
            what: "Colloqui".into(),
            counts: "Contatti".into(),
            service: "curriculum e lettera".into(),
            group: "young".into(),
            promised: "1.200".into(),
            due_on: "30/06/2026".into(),
            budget: "24.983,00".into(),
            ..LineDraft::default()
        }
    }

    #[test]
    fn line_is_read_by_ids_and_by_names() {
        let terms = line().read(&ground()).unwrap();

        assert_eq!(terms.promised, 1200);
        assert_eq!(terms.due_on, date(2026, 6, 30));
        assert_eq!(terms.budget.map(Money::cents), Some(2_498_300));
        let Counts::Measure { key, service, group, .. } = terms.counts else { panic!("a measure") };
        assert_eq!(
            (key.as_str(), service.as_deref(), group.as_deref()),
            ("contatti", Some("s1"), Some("young"))
        );
    }

    #[test]
    fn line_with_faults_names_all_of_them() {
        let wrong = LineDraft {
            organisation: "boh".into(),
            what: " ".into(),
            promised: "0".into(),
            due_on: "2027-01-01".into(),
            budget: "molto".into(),
            counts: "boh".into(),
            ..LineDraft::default()
        };

        let faults = wrong.read(&ground()).unwrap_err();

        let fields: Vec<&str> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["organisation", "what", "promised", "due_on", "budget", "counts"]);
        let handed = LineDraft { counts: "invii".into(), service: String::new(), ..line() };
        assert_eq!(handed.read(&ground()).unwrap_err()[0].text, "report-fault-group-unknown");
    }

    #[test]
    fn line_is_late_when_its_day_is_over() {
        let on = |day| LineState::between(day, date(2026, 6, 30), 10, 9, 9);

        assert_eq!(on(date(2026, 5, 30)), LineState::Open);
        assert_eq!(on(date(2026, 5, 31)), LineState::Soon);
        assert_eq!(on(date(2026, 6, 30)), LineState::Soon);
        assert_eq!(on(date(2026, 7, 1)), LineState::Late);
        let after = |least, most| LineState::between(date(2026, 7, 1), date(2026, 6, 30), 10, least, most);
        assert_eq!(after(10, 10), LineState::Reached);
        assert_eq!(after(9, 12), LineState::Over);
    }
}
