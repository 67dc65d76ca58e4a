//! Base facts of a person on the day of a contact, and what an agreement's own groups make of them. Groups are computed
//! here each time they are shown or counted, and stored nowhere.

use jiff::civil::Date;
use network::api::{BaseFacts, Belongs, Fact, TargetGroup};

use super::{Age, Citizenship, Residence, Schooling, Sex, WorkStatus};

/// What is known of somebody; `None` is "not said".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonFacts {
    /// Year of birth, or a band of ages.
    pub age: Option<Age>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Where she lives.
    pub residence: Option<Residence>,
    /// Citizenship.
    pub citizenship: Option<Citizenship>,
    /// What she does.
    pub work_status: Option<WorkStatus>,
    /// Since which month she has no work: its first day.
    pub unemployed_since: Option<Date>,
    /// Her highest title.
    pub schooling: Option<Schooling>,
    /// Whether she is in a fragile situation: asked only where the agreement's ground allows it.
    pub is_vulnerable: Option<bool>,
}

impl PersonFacts {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// These facts where they were said, the older ones where not: what a body knows of somebody who comes back.
    #[must_use]
    pub fn over(self, older: Self) -> Self {
        // Whoever says what she does now has said, too, that she is not without work any more.
        let since = if self.work_status.is_some() { self.unemployed_since } else { older.unemployed_since };
        Self {
            age: self.age.or(older.age),
            sex: self.sex.or(older.sex),
            residence: self.residence.or(older.residence),
            citizenship: self.citizenship.or(older.citizenship),
            work_status: self.work_status.or(older.work_status),
            unemployed_since: self.unemployed_since.or(since),
            schooling: self.schooling.or(older.schooling),
            is_vulnerable: self.is_vulnerable.or(older.is_vulnerable),
        }
    }

    /// Whole months without work on a day.
    pub fn months_unemployed_on(&self, day: Date) -> Option<i64> {
        let since = self.unemployed_since?;
        let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
        Some((months(day) - months(since)).max(0))
    }

    /// Whether she belongs to a group on a day. Of a band, every age of it must say the same: where the group's edge
    /// runs through the band, the answer is that it is not known.
    pub fn belong_to(&self, group: &TargetGroup, day: Date) -> Belongs {
        let known = self.without_age_on(day);
        let Some(age) = self.age else { return group.holds_for(&known) };
        let (youngest, oldest) = age.range_on(day);
        let mut answers = (youngest..=oldest).map(|years| group.holds_for(&known.clone().aged(years)));
        let first = answers.next().unwrap_or(Belongs::Unknown);
        if answers.all(|answer| answer == first) { first } else { Belongs::Unknown }
    }

    /// The facts by the names that agreements ask for them with. `first_job` and `vulnerable` are yes or no,
    /// `months_unemployed` a number, `residence` the Comune's ISTAT code or `elsewhere`, the others words.
    fn without_age_on(&self, day: Date) -> BaseFacts {
        let words = [
            ("sex", self.sex.map(Sex::word)),
            ("citizenship", self.citizenship.map(Citizenship::word)),
            ("work_status", self.work_status.map(WorkStatus::word)),
            ("schooling", self.schooling.map(Schooling::word)),
            ("residence", self.residence.as_ref().map(Residence::word)),
        ];
        let mut facts = BaseFacts::new();
        for (name, word) in words {
            if let Some(word) = word {
                facts = facts.with(name, Fact::Word(word.to_owned()));
            }
        }
        if let Some(status) = self.work_status {
            facts = facts.with("first_job", Fact::Flag(status == WorkStatus::FirstJob));
        }
        if let Some(is_vulnerable) = self.is_vulnerable {
            facts = facts.with("vulnerable", Fact::Flag(is_vulnerable));
        }
        if let Some(months) = self.months_unemployed_on(day) {
            facts = facts.with("months_unemployed", Fact::Number(months));
        }
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AgeBand;
    use jiff::civil::date;
    use network::api::Condition;

    fn group(min_age: Option<u8>, max_age: Option<u8>) -> TargetGroup {
        TargetGroup {
            key: "group".into(),
            name_it: "Gruppo".into(),
            name_en: "Group".into(),
            rule: String::new(),
            min_age,
            max_age,
            conditions: Vec::new(),
        }
    }

    fn born(year: i16) -> PersonFacts {
        PersonFacts { age: Some(Age::Born(year)), ..PersonFacts::default() }
    }

    fn band(band: AgeBand) -> PersonFacts {
        PersonFacts { age: Some(Age::Band(band)), ..PersonFacts::default() }
    }

    const DAY: Date = Date::constant(2026, 3, 1);

    #[test]
    fn same_facts_count_rightly_in_two_agreements() {
        let (here, there) = (group(Some(15), Some(29)), group(Some(18), Some(35)));
        let (over_50, from_55) = (group(Some(50), None), group(Some(55), None));

        assert_eq!(born(1994).belong_to(&here, DAY), Belongs::No);
        assert_eq!(born(1994).belong_to(&there, DAY), Belongs::Yes);
        assert_eq!(born(2010).belong_to(&here, DAY), Belongs::Yes);
        assert_eq!(born(2010).belong_to(&there, DAY), Belongs::No);
        assert_eq!(born(1974).belong_to(&over_50, DAY), Belongs::Yes);
        assert_eq!(born(1974).belong_to(&from_55, DAY), Belongs::No);
    }

    #[test]
    fn same_person_leaves_a_group_with_the_year() {
        let young = group(Some(15), Some(29));

        assert_eq!(born(1996).belong_to(&young, date(2025, 12, 31)), Belongs::Yes);
        assert_eq!(born(1996).belong_to(&young, date(2026, 1, 1)), Belongs::No);
    }

    #[test]
    fn band_that_an_edge_runs_through_is_unknown() {
        let under_33 = group(None, Some(32));

        assert_eq!(band(AgeBand::From30).belong_to(&under_33, DAY), Belongs::Unknown);
        assert_eq!(band(AgeBand::From25).belong_to(&under_33, DAY), Belongs::Yes);
        assert_eq!(band(AgeBand::From36).belong_to(&under_33, DAY), Belongs::No);
        // An island inside of a band, which its two ends would not show.
        assert_eq!(band(AgeBand::From18).belong_to(&group(Some(19), Some(23)), DAY), Belongs::Unknown);
    }

    #[test]
    fn forgetting_does_not_change_the_groups_in_use() {
        let groups = [(15, 29), (18, 35), (50, 120), (55, 120), (15, 17), (65, 120)];
        for year in 1940..2012 {
            let forgotten = PersonFacts { age: Age::Born(year).coarsened_on(DAY), ..PersonFacts::default() };
            for (min, max) in groups {
                let group = group(Some(min), Some(max));
                assert_eq!(
                    forgotten.belong_to(&group, DAY),
                    born(year).belong_to(&group, DAY),
                    "{year} {min}"
                );
            }
        }
    }

    #[test]
    fn facts_answer_by_the_names_agreements_use() {
        let facts = PersonFacts {
            sex: Some(Sex::F),
            work_status: Some(WorkStatus::Unemployed),
            unemployed_since: Some(date(2025, 9, 1)),
            is_vulnerable: Some(true),
            ..born(1990)
        };
        let with = |condition| TargetGroup { conditions: vec![condition], ..group(None, None) };
        let yes = |fact: &str| Condition::Yes { fact: fact.into() };
        let six_months = Condition::AtLeast { fact: "months_unemployed".into(), number: 6 };
        let women = Condition::OneOf { fact: "sex".into(), values: vec!["f".into()] };

        assert_eq!(facts.belong_to(&with(six_months.clone()), DAY), Belongs::Yes);
        assert_eq!(facts.belong_to(&with(six_months), date(2026, 2, 28)), Belongs::No);
        assert_eq!(facts.belong_to(&with(women), DAY), Belongs::Yes);
        assert_eq!(facts.belong_to(&with(yes("vulnerable")), DAY), Belongs::Yes);
        assert_eq!(facts.belong_to(&with(yes("first_job")), DAY), Belongs::No);
        assert_eq!(born(1990).belong_to(&with(yes("first_job")), DAY), Belongs::Unknown);
    }

    #[test]
    fn what_is_said_now_goes_before_what_was_said() {
        let before = PersonFacts {
            sex: Some(Sex::F),
            work_status: Some(WorkStatus::Unemployed),
            unemployed_since: Some(date(2025, 9, 1)),
            ..born(1990)
        };
        let now = PersonFacts { work_status: Some(WorkStatus::Employed), ..PersonFacts::default() };

        let known = now.over(before.clone());

        assert_eq!((known.work_status, known.unemployed_since), (Some(WorkStatus::Employed), None));
        assert_eq!((known.sex, known.age), (before.sex, before.age));
        assert_eq!(PersonFacts::default().over(before.clone()), before);
    }
}
