//! Base facts of a person on the day of a contact, and what an agreement's own groups make of them. Groups are computed
//! here each time they are shown or counted, and stored nowhere.

use jiff::civil::Date;
use kernel::IstatCode;
use network::api::{BaseFacts, Belongs, Fact, TargetGroup};

use super::{Age, Citizenship, Schooling, Sex, WorkStatus};

/// What is known of somebody; `None` is "not said".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonFacts {
    /// Year of birth, or a band of ages.
    pub age: Option<Age>,
    /// Sex.
    pub sex: Option<Sex>,
    /// The Comune she lives in.
    pub residence: Option<IstatCode>,
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
    /// `months_unemployed` a number, `residence` the Comune's ISTAT code, the others words.
    fn without_age_on(&self, day: Date) -> BaseFacts {
        let words = [
            ("sex", self.sex.map(Sex::word)),
            ("citizenship", self.citizenship.map(Citizenship::word)),
            ("work_status", self.work_status.map(WorkStatus::word)),
            ("schooling", self.schooling.map(Schooling::word)),
            ("residence", self.residence.as_ref().map(IstatCode::as_str)),
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
