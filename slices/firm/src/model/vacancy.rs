//! A vacancy that a firm proposes. A vacancy names who employs and never says whom it is for: the form has no field for it, and
//! the room that publishes refuses it once more.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::{Id, Instant, IstatCode};
use serde::{Deserialize, Serialize};
use texts::italian::offer::{Doubt, doubts};

use super::typed::{ELSEWHERE, Fault, FaultKind};
use super::{Contract, Need};

/// How far ahead its last day may lie.
const FAR_DAYS: i64 = 730;

/// Where a proposal stands, as the firm sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VacancyState {
    /// With the coordinator.
    Proposed,
    /// Given back to be mended.
    Returned,
    /// On the portal, or it was.
    Published,
    /// It will not be published, or was taken off.
    Withdrawn,
}

kernel::words!(VacancyState {
    Proposed = "proposed",
    Returned = "returned",
    Published = "published",
    Withdrawn = "withdrawn",
});

impl VacancyState {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Proposed => "firm-vacancy-proposed",
            Self::Returned => "firm-vacancy-returned",
            Self::Published => "firm-vacancy-published",
            Self::Withdrawn => "firm-vacancy-withdrawn",
        }
    }

    /// The tone of its word on a page.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Proposed | Self::Returned => "wait",
            Self::Published => "ok",
            Self::Withdrawn => "stop",
        }
    }
}

/// What it says, read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VacancyDraft {
    /// The role.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What one must have; empty for nothing.
    pub requirements: String,
    /// Who employs.
    pub employer: String,
    /// What contract.
    pub contract: Option<String>,
    /// How many are wanted.
    pub positions: Option<u32>,
    /// How to apply.
    pub how: String,
    /// ISTAT code of its Comune; none for the whole province.
    pub comune: Option<IstatCode>,
    /// Street and number.
    pub address: String,
    /// The last useful day.
    pub ends_on: Date,
}

impl VacancyDraft {
    /// The words in it that the law may not bear; whoever publishes it decides about them.
    pub fn doubts(&self) -> Vec<Doubt> {
        doubts(&self.title, &[&self.summary, &self.requirements, &self.how])
    }
}

/// A vacancy that was proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct Vacancy {
    /// Its id; what `opportunity` knows it by.
    pub id: Id<Vacancy>,
    /// The need it came with.
    pub need: Id<Need>,
    /// Where it stands.
    pub state: VacancyState,
    /// What it says.
    pub draft: VacancyDraft,
    /// Grows each time it is sent in.
    pub revision: i64,
    /// Why it came back.
    pub reason: Option<String>,
    /// Where it stands on the portal.
    pub path: Option<String>,
    /// When it was sent in last.
    pub proposed_at: Instant,
    /// When the coordinator decided.
    pub decided_at: Option<Instant>,
}

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct TypedVacancy {
    /// The role.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What one must have.
    pub requirements: String,
    /// Who employs.
    pub employer: String,
    /// A word of [`Contract`].
    pub contract: String,
    /// How many.
    pub positions: String,
    /// How to apply.
    pub how: String,
    /// ISTAT code, or [`ELSEWHERE`] for the whole province.
    pub comune: String,
    /// Street and number.
    pub address: String,
    /// The last useful day.
    pub ends_on: String,
}

impl TypedVacancy {
    /// Reads it.
    ///
    /// # Errors
    /// All that is wrong, in the order of the page.
    pub fn parse(&self, comuni: &BTreeSet<IstatCode>, today: Date) -> Result<VacancyDraft, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut wrong = |field, kind| faults.push(Fault { field, kind });
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (title, employer, address) = (line(&self.title), line(&self.employer), line(&self.address));
        let (summary, how) = (line(&self.summary), self.how.trim().to_owned());
        let requirements = self.requirements.trim().to_owned();
        for (field, text, most) in [
            ("title", &title, 160),
            ("employer", &employer, 160),
            ("summary", &summary, 300),
            ("how", &how, 1000),
        ] {
            match text.chars().count() {
                0 => wrong(field, FaultKind::Missing),
                length if length > most => wrong(field, FaultKind::TooLong),
                _ => {}
            }
        }
        for (field, text, most) in [("requirements", &requirements, 2000), ("address", &address, 160)] {
            if text.chars().count() > most {
                wrong(field, FaultKind::TooLong);
            }
        }
        let positions = match self.positions.trim() {
            "" => None,
            text => match text.parse::<u32>() {
                Ok(count @ 1..=500) => Some(count),
                _ => {
                    wrong("positions", FaultKind::WrongPeople);
                    None
                }
            },
        };
        let contract = match self.contract.as_str() {
            "" => None,
            word => match Contract::parse(word) {
                Ok(contract) => Some(contract.word().to_owned()),
                Err(_) => {
                    wrong("contract", FaultKind::WrongContract);
                    None
                }
            },
        };
        let comune = match self.comune.as_str() {
            ELSEWHERE => None,
            text => {
                let code = IstatCode::parse(text).ok().filter(|code| comuni.contains(code));
                if code.is_none() {
                    wrong("comune", FaultKind::NoComune);
                }
                code
            }
        };
        let far = kernel::Instant::start_of(today).plus_days(FAR_DAYS).date();
        let ends_on = match self.ends_on.parse::<Date>() {
            Ok(day) if day < today => Err(FaultKind::Past),
            Ok(day) if day > far => Err(FaultKind::TooFar),
            Ok(day) => Ok(day),
            Err(_) => Err(FaultKind::WrongDay),
        };
        match ends_on {
            Ok(ends_on) if faults.is_empty() => Ok(VacancyDraft {
                title,
                summary,
                requirements,
                employer,
                contract,
                positions,
                how,
                comune,
                address,
                ends_on,
            }),
            Ok(_) => Err(faults),
            Err(kind) => {
                faults.push(Fault { field: "ends_on", kind });
                Err(faults)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn typed() -> TypedVacancy {
        TypedVacancy {
            title: "Cuoca o cuoco".into(),
            summary: "Per la stagione invernale.".into(),
            employer: "Trattoria Inventata".into(),
            how: "Telefonare al mattino.".into(),
            comune: ELSEWHERE.into(),
            ends_on: "2026-12-31".into(),
            ..TypedVacancy::default()
        }
    }

    fn faults(typed: &TypedVacancy) -> Vec<(&'static str, FaultKind)> {
        let found = typed.parse(&BTreeSet::new(), date(2026, 11, 22)).unwrap_err();
        found.into_iter().map(|fault| (fault.field, fault.kind)).collect()
    }

    #[test]
    fn vacancy_names_who_employs_and_its_last_day() {
        assert!(typed().parse(&BTreeSet::new(), date(2026, 11, 22)).is_ok());
        let nameless = TypedVacancy { employer: " ".into(), ends_on: String::new(), ..typed() };
        assert_eq!(faults(&nameless), [("employer", FaultKind::Missing), ("ends_on", FaultKind::WrongDay)]);
    }

    #[test]
    fn last_day_is_neither_over_nor_years_away() {
        let with = |day: &str| faults(&TypedVacancy { ends_on: day.into(), ..typed() });
        assert_eq!(with("2026-11-21"), [("ends_on", FaultKind::Past)]);
        assert_eq!(with("2028-11-23"), [("ends_on", FaultKind::TooFar)]);
    }
}
