//! What somebody wrote, in a form or in a file, before it is looked at: one set of rules for all ways in.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use kernel::{Instant, IstatCode};

use super::text::{line, tidy};
use super::{Contract, Details, Kind, Language, Place};

/// What was written, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// A word of [`Kind`].
    pub kind: String,
    /// One line.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The rest.
    pub body: String,
    /// What one must have.
    pub requirements: String,
    /// Who employs.
    pub employer: String,
    /// A word of [`Contract`]; empty when it is not said.
    pub contract: String,
    /// How many are wanted.
    pub positions: String,
    /// Who says so.
    pub source_name: String,
    /// Where it stands in full.
    pub link: String,
    /// How to take it up.
    pub how: String,
    /// ISTAT code or name of a Comune; [`EVERYWHERE`] for the whole province.
    pub place: String,
    /// Street and number.
    pub address: String,
    /// The first day.
    pub starts_on: String,
    /// The hour.
    pub starts_at: String,
    /// The last day.
    pub ends_on: String,
    /// Keys of target groups.
    pub groups: Vec<String>,
    /// A language tag; Italian when empty.
    pub language: String,
}

/// The place that is no Comune.
pub const EVERYWHERE: &str = "provincia";

/// What a draft is looked at against.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Today.
    pub today: Date,
    /// Comuni: code and folded name.
    pub comuni: Vec<(IstatCode, String)>,
    /// Keys of the target groups that the network's agreements name.
    pub groups: BTreeSet<String>,
    /// Whether the last day may lie in the past: what is already on record may be corrected.
    pub may_be_over: bool,
}

/// What is wrong with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// It is none of the five kinds.
    NoKind,
    /// It has no title.
    NoTitle,
    /// It has no summary.
    NoSummary,
    /// It does not say until when it is of use.
    NoEnd,
    /// What stands there is no day.
    WrongDate,
    /// What stands there is no hour.
    WrongTime,
    /// Its last day is over.
    Over,
    /// Its last day is more than two years ahead.
    TooFar,
    /// It ends before it begins.
    EndsBeforeStart,
    /// An event must say on which day it is.
    NoStart,
    /// A vacancy must name who employs.
    NoEmployer,
    /// A vacancy may not say whom it is for.
    GroupsOnVacancy,
    /// No agreement of the network names that group.
    UnknownGroup,
    /// It does not say who says so.
    NoSource,
    /// Neither a link nor words say how to take it up.
    NoWay,
    /// Not an address of the web.
    WrongLink,
    /// It does not say where it is.
    NoPlace,
    /// No Comune on record.
    UnknownPlace,
    /// No language we know.
    UnknownLanguage,
    /// Not a kind of contract.
    UnknownContract,
    /// Not a number from 1 to 9999.
    WrongNumber,
    /// Longer than there is room for.
    TooLong,
    /// An item of a file by which nobody could know it again.
    NoReference,
    /// It stands in the file twice.
    Twice,
    /// It cannot be read.
    Unreadable,
}

kernel::words!(FaultKind {
    NoKind = "no_kind",
    NoTitle = "no_title",
    NoSummary = "no_summary",
    NoEnd = "no_end",
    WrongDate = "wrong_date",
    WrongTime = "wrong_time",
    Over = "over",
    TooFar = "too_far",
    EndsBeforeStart = "ends_before_start",
    NoStart = "no_start",
    NoEmployer = "no_employer",
    GroupsOnVacancy = "groups_on_vacancy",
    UnknownGroup = "unknown_group",
    NoSource = "no_source",
    NoWay = "no_way",
    WrongLink = "wrong_link",
    NoPlace = "no_place",
    UnknownPlace = "unknown_place",
    UnknownLanguage = "unknown_language",
    UnknownContract = "unknown_contract",
    WrongNumber = "wrong_number",
    TooLong = "too_long",
    NoReference = "no_reference",
    Twice = "twice",
    Unreadable = "unreadable",
});

impl FaultKind {
    /// The key of what to mend.
    pub const fn text(self) -> &'static str {
        match self {
            Self::NoKind => "opportunity-fault-no-kind",
            Self::NoTitle => "opportunity-fault-no-title",
            Self::NoSummary => "opportunity-fault-no-summary",
            Self::NoEnd => "opportunity-fault-no-end",
            Self::WrongDate => "opportunity-fault-wrong-date",
            Self::WrongTime => "opportunity-fault-wrong-time",
            Self::Over => "opportunity-fault-over",
            Self::TooFar => "opportunity-fault-too-far",
            Self::EndsBeforeStart => "opportunity-fault-ends-before-start",
            Self::NoStart => "opportunity-fault-no-start",
            Self::NoEmployer => "opportunity-fault-no-employer",
            Self::GroupsOnVacancy => "opportunity-fault-groups-on-vacancy",
            Self::UnknownGroup => "opportunity-fault-unknown-group",
            Self::NoSource => "opportunity-fault-no-source",
            Self::NoWay => "opportunity-fault-no-way",
            Self::WrongLink => "opportunity-fault-wrong-link",
            Self::NoPlace => "opportunity-fault-no-place",
            Self::UnknownPlace => "opportunity-fault-unknown-place",
            Self::UnknownLanguage => "opportunity-fault-unknown-language",
            Self::UnknownContract => "opportunity-fault-unknown-contract",
            Self::WrongNumber => "opportunity-fault-wrong-number",
            Self::TooLong => "opportunity-fault-too-long",
            Self::NoReference => "opportunity-fault-no-reference",
            Self::Twice => "opportunity-fault-twice",
            Self::Unreadable => "opportunity-fault-unreadable",
        }
    }
}

/// What is wrong with one field of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field, as forms name it.
    pub field: &'static str,
    /// What is wrong.
    pub kind: FaultKind,
}

const TITLE: usize = 160;
const SUMMARY: usize = 300;
pub(crate) const LINE: usize = 200;
pub(crate) const TEXT: usize = 8_000;
const SHORT_TEXT: usize = 2_000;
const LONGEST_LINK: usize = 500;
/// Nothing of use lies farther ahead, in days.
const FARTHEST: i32 = 731;

struct Look {
    faults: Vec<Fault>,
}

impl Look {
    fn wrong(&mut self, field: &'static str, kind: FaultKind) {
        if !self.faults.iter().any(|fault| fault.field == field) {
            self.faults.push(Fault { field, kind });
        }
    }

    fn line(&mut self, field: &'static str, text: &str, most: usize) -> String {
        let text = line(text);
        if text.chars().count() > most {
            self.wrong(field, FaultKind::TooLong);
        }
        text
    }

    fn text(&mut self, field: &'static str, text: &str, most: usize) -> String {
        let text = tidy(text);
        if text.chars().count() > most {
            self.wrong(field, FaultKind::TooLong);
        }
        text
    }

    fn needed(&mut self, field: &'static str, text: &str, most: usize, missing: FaultKind) -> String {
        let text = self.line(field, text, most);
        if text.is_empty() {
            self.wrong(field, missing);
        }
        text
    }

    fn day(&mut self, field: &'static str, text: &str) -> Option<Date> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let day = day(text);
        if day.is_none() {
            self.wrong(field, FaultKind::WrongDate);
        }
        day
    }
}

impl Draft {
    /// Looks at everything, and says all that is wrong at once.
    ///
    /// # Errors
    /// What is wrong, in the order of the form.
    pub fn check(&self, ground: &Ground) -> Result<Details, Vec<Fault>> {
        let mut look = Look { faults: Vec::new() };
        let kind = Kind::parse(self.kind.trim()).ok();
        if kind.is_none() {
            look.wrong("kind", FaultKind::NoKind);
        }
        let kind = kind.unwrap_or(Kind::News);
        let title = look.needed("title", &self.title, TITLE, FaultKind::NoTitle);
        let summary = look.needed("summary", &self.summary, SUMMARY, FaultKind::NoSummary);
        let body = look.text("body", &self.body, TEXT);
        let requirements = look.text("requirements", &self.requirements, SHORT_TEXT);
        let employer = Some(look.line("employer", &self.employer, LINE)).filter(|name| !name.is_empty());
        if kind.needs_employer() && employer.is_none() {
            look.wrong("employer", FaultKind::NoEmployer);
        }
        let contract = self.contract(&mut look);
        let positions = self.positions(&mut look);
        let source_name = look.needed("source_name", &self.source_name, LINE, FaultKind::NoSource);
        let link = self.link(&mut look);
        let how = look.text("how", &self.how, SHORT_TEXT);
        if kind.needs_way() && how.is_empty() && self.link.trim().is_empty() {
            look.wrong("how", FaultKind::NoWay);
        }
        let place = self.place(&mut look, ground);
        let address = look.line("address", &self.address, LINE);
        let (starts_on, starts_at, ends_on) = self.days(&mut look, ground, kind);
        let groups = self.groups(&mut look, ground, kind);
        let language = match self.language.trim() {
            "" => Some(Language::Italian),
            tag => Language::from_tag(tag),
        };
        if language.is_none() {
            look.wrong("language", FaultKind::UnknownLanguage);
        }
        let (Some(place), Some(ends_on), Some(language), true) =
            (place, ends_on, language, look.faults.is_empty())
        else {
            return Err(look.faults);
        };
        Ok(Details {
            kind,
            title,
            summary,
            body,
            requirements,
            employer,
            contract,
            positions,
            source_name,
            link,
            how,
            place,
            address,
            starts_on,
            starts_at,
            ends_on,
            groups,
            language,
        })
    }

    fn contract(&self, look: &mut Look) -> Option<Contract> {
        let word = self.contract.trim();
        if word.is_empty() {
            return None;
        }
        let contract = Contract::parse(word).ok();
        if contract.is_none() {
            look.wrong("contract", FaultKind::UnknownContract);
        }
        contract
    }

    fn positions(&self, look: &mut Look) -> Option<u32> {
        let text = self.positions.trim();
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok().filter(|number: &u32| (1..=9_999).contains(number));
        if number.is_none() {
            look.wrong("positions", FaultKind::WrongNumber);
        }
        number
    }

    fn link(&self, look: &mut Look) -> Option<String> {
        let text = self.link.trim();
        if text.is_empty() {
            return None;
        }
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let is_good = host.is_some_and(|rest| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            host.contains('.') && !host.contains('@')
        });
        let is_plain =
            text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>'));
        if !is_good || !is_plain || text.len() > LONGEST_LINK {
            look.wrong("link", FaultKind::WrongLink);
            return None;
        }
        Some(text.to_owned())
    }

    fn place(&self, look: &mut Look, ground: &Ground) -> Option<Place> {
        let text = line(&self.place);
        if text.is_empty() {
            look.wrong("place", FaultKind::NoPlace);
            return None;
        }
        let folded = tables::folded(&text);
        if folded == EVERYWHERE {
            return Some(Place::Everywhere);
        }
        let found = ground.comuni.iter().find(|(code, name)| code.as_str() == text || *name == folded);
        if found.is_none() {
            look.wrong("place", FaultKind::UnknownPlace);
        }
        found.map(|(code, _)| Place::Comune(code.clone()))
    }

    fn days(
        &self,
        look: &mut Look,
        ground: &Ground,
        kind: Kind,
    ) -> (Option<Date>, Option<Time>, Option<Date>) {
        let starts_on = look.day("starts_on", &self.starts_on);
        let starts_at = match self.starts_at.trim() {
            "" => None,
            text => {
                let time = time(text);
                if time.is_none() {
                    look.wrong("starts_at", FaultKind::WrongTime);
                }
                time
            }
        };
        if kind == Kind::Occasion && starts_on.is_none() {
            look.wrong("starts_on", FaultKind::NoStart);
        }
        let ends_on = look.day("ends_on", &self.ends_on);
        let Some(end) = ends_on else {
            look.wrong("ends_on", FaultKind::NoEnd);
            return (starts_on, starts_at, None);
        };
        let days_ahead = end.since(ground.today).map_or(i32::MAX, |span| span.get_days());
        if days_ahead < 0 && !ground.may_be_over {
            look.wrong("ends_on", FaultKind::Over);
        } else if days_ahead > FARTHEST {
            look.wrong("ends_on", FaultKind::TooFar);
        } else if kind == Kind::Occasion && starts_on.is_some_and(|start| start > end) {
            look.wrong("ends_on", FaultKind::EndsBeforeStart);
        }
        (starts_on, starts_at, ends_on)
    }

    fn groups(&self, look: &mut Look, ground: &Ground, kind: Kind) -> Vec<String> {
        let asked: BTreeSet<String> =
            self.groups.iter().map(|key| key.trim().to_owned()).filter(|key| !key.is_empty()).collect();
        if !kind.may_name_groups() && !asked.is_empty() {
            look.wrong("groups", FaultKind::GroupsOnVacancy);
        } else if !asked.is_subset(&ground.groups) {
            look.wrong("groups", FaultKind::UnknownGroup);
        }
        asked.into_iter().collect()
    }
}

/// A day as people, browsers and feeds write it: `2026-11-30`, `30/11/2026`, RFC 3339, RFC 2822; of these centuries.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = italian(text)
        .or_else(|| text.parse().ok())
        .or_else(|| Instant::parse(text).ok().map(Instant::date))
        .or_else(|| {
            let zoned = jiff::fmt::rfc2822::parse(text).ok()?;
            Some(zoned.with_time_zone(kernel::ROME.clone()).date())
        })?;
    (1900..2200).contains(&day.year()).then_some(day)
}

fn italian(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['/', '.']).collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => None,
    }
}

fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once([':', '.'])?;
    let minute = minute.get(..2).unwrap_or(minute);
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    pub(crate) fn ground() -> Ground {
        Ground {
            today: date(2026, 11, 23),
            comuni: vec![
                (IstatCode::parse("011015").unwrap(), "la spezia".to_owned()),
                (IstatCode::parse("011027").unwrap(), "sarzana".to_owned()),
            ],
            groups: BTreeSet::from(["young".to_owned(), "women".to_owned()]),
            may_be_over: false,
        }
    }

    pub(crate) fn vacancy() -> Draft {
        Draft {
            kind: "vacancy".into(),
            title: "Cameriera o cameriere di sala".into(),
            summary: "Ristorante sul mare cerca personale di sala per la stagione.".into(),
            employer: "Trattoria Inventata".into(),
            source_name: "Trattoria Inventata".into(),
            how: "Mandate il curriculum.".into(),
            place: "Sarzana".into(),
            ends_on: "2026-12-20".into(),
            ..Draft::default()
        }
    }

    fn faults(draft: &Draft) -> Vec<(&'static str, FaultKind)> {
        match draft.check(&ground()) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.into_iter().map(|fault| (fault.field, fault.kind)).collect(),
        }
    }

    #[test]
    fn good_draft_becomes_details() {
        let details = vacancy().check(&ground()).unwrap();

        assert_eq!(details.kind, Kind::Vacancy);
        assert_eq!(details.place, Place::Comune(IstatCode::parse("011027").unwrap()));
        assert_eq!(details.ends_on, date(2026, 12, 20));
    }

    #[test]
    fn vacancy_for_a_group_is_refused_and_a_course_for_it_is_not() {
        let groups = vec!["young".to_owned()];
        let vacancy = Draft { groups: groups.clone(), ..vacancy() };
        assert_eq!(faults(&vacancy), [("groups", FaultKind::GroupsOnVacancy)]);

        let course = Draft { kind: "course".into(), groups, ..self::vacancy() };
        assert_eq!(course.check(&ground()).unwrap().groups, ["young"]);
        let unknown = Draft { groups: vec!["martians".to_owned()], ..course };
        assert_eq!(faults(&unknown), [("groups", FaultKind::UnknownGroup)]);
    }

    #[test]
    fn vacancy_without_a_named_employer_is_refused() {
        let anonymous = Draft { employer: "  ".into(), ..vacancy() };
        assert_eq!(faults(&anonymous), [("employer", FaultKind::NoEmployer)]);
    }

    #[test]
    fn end_is_mandatory_and_lies_ahead() {
        let with = |ends_on: &str| faults(&Draft { ends_on: ends_on.into(), ..vacancy() });
        assert_eq!(with(""), [("ends_on", FaultKind::NoEnd)]);
        assert_eq!(with("boh"), [("ends_on", FaultKind::WrongDate)]);
        assert_eq!(with("22/11/2026"), [("ends_on", FaultKind::Over)]);
        assert_eq!(with("2031-01-01"), [("ends_on", FaultKind::TooFar)]);
        assert_eq!(with("23/11/2026"), []);
        assert_eq!(with("Mon, 30 Nov 2026 10:00:00 +0100"), []);
        assert_eq!(with("2026-11-30T23:59:59+01:00"), []);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let fields: Vec<&str> = faults(&Draft::default()).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["kind", "title", "summary", "source_name", "place", "ends_on"]);
    }

    #[test]
    fn link_is_of_the_web() {
        let with = |link: &str| faults(&Draft { link: link.into(), ..vacancy() });
        assert_eq!(with("https://esempio.it/a?b=c"), []);
        for wrong in ["javascript:alert(1)", "esempio.it", "https://", "https://a@b.it", "https://a.it/\"x"] {
            assert_eq!(with(wrong), [("link", FaultKind::WrongLink)], "{wrong}");
        }
    }

    #[test]
    fn event_says_on_which_day_it_is() {
        let event = Draft { kind: "event".into(), ..vacancy() };
        assert_eq!(faults(&event), [("starts_on", FaultKind::NoStart)]);
        let late = Draft { starts_on: "2026-12-21".into(), starts_at: "9:30".into(), ..event.clone() };
        assert_eq!(faults(&late), [("ends_on", FaultKind::EndsBeforeStart)]);
        let good = Draft { starts_on: "2026-12-19".into(), starts_at: "9:30".into(), ..event };
        assert_eq!(good.check(&ground()).unwrap().starts_at, Time::new(9, 30, 0, 0).ok());
    }

    proptest! {
        #[test]
        fn whatever_is_written_a_checked_vacancy_is_lawful(
            title in any::<String>(), summary in any::<String>(), employer in any::<String>(),
            end in any::<String>(), groups in proptest::collection::vec("young|women|x", 0..3),
        ) {
            let draft = Draft { title, summary, employer, groups, ends_on: end, ..vacancy() };
            if let Ok(details) = draft.check(&ground()) {
                prop_assert!(details.groups.is_empty());
                prop_assert!(details.employer.is_some_and(|name| !name.is_empty()));
                prop_assert!(details.ends_on >= ground().today);
                prop_assert!(details.title.chars().count() <= TITLE);
            }
        }
    }
}
