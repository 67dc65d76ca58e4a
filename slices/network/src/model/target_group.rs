//! Whom an agreement is for: rules over base facts, written as data, so that every funded project brings its own.
//!
//! The group of a person is computed on the day of the contact: she is 29 in March and 30 in April.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A target group of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetGroup {
    /// Its word in reports, such as `young`.
    pub key: String,
    /// Its name in Italian.
    pub name_it: String,
    /// Its name in English.
    pub name_en: String,
    /// The rule in words, as the act has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// Youngest age that belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_age: Option<u8>,
    /// Oldest age that belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_age: Option<u8>,
    /// What else must be so; all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
}

/// One condition on a base fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Condition {
    /// The fact is one of these words.
    OneOf {
        /// Name of the fact, such as `sex` or `work_status`.
        fact: String,
        /// Words that fulfil it.
        values: Vec<String>,
    },
    /// The fact is a number of at least so much.
    AtLeast {
        /// Name of the fact, such as `months_unemployed`.
        fact: String,
        /// The least that fulfils it.
        number: i64,
    },
    /// The fact is a number of at most so much.
    AtMost {
        /// Name of the fact.
        fact: String,
        /// The most that fulfils it.
        number: i64,
    },
    /// The fact is a yes.
    Yes {
        /// Name of the fact, such as `first_job`.
        fact: String,
    },
}

/// One base fact about a person on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Fact {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A word of a list.
    Word(String),
}

/// What is known of a person on the day of a contact. `age` is a number in years.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseFacts(BTreeMap<String, Fact>);

/// The name of the fact that ages are compared with.
const AGE: &str = "age";

impl BaseFacts {
    /// Nothing known yet.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The same facts and one more.
    #[must_use]
    pub fn with(mut self, name: &str, fact: Fact) -> Self {
        self.0.insert(name.to_owned(), fact);
        self
    }

    /// The same facts and the age in years.
    #[must_use]
    pub fn aged(self, years: u8) -> Self {
        self.with(AGE, Fact::Number(i64::from(years)))
    }

    fn number(&self, name: &str) -> Option<i64> {
        match self.0.get(name)? {
            Fact::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn word(&self, name: &str) -> Option<&str> {
        match self.0.get(name)? {
            Fact::Word(word) => Some(word),
            _ => None,
        }
    }

    fn flag(&self, name: &str) -> Option<bool> {
        match self.0.get(name)? {
            Fact::Flag(flag) => Some(*flag),
            _ => None,
        }
    }
}

/// Whether a person belongs to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// She does.
    Yes,
    /// She does not.
    No,
    /// A fact that would decide it was not recorded.
    Unknown,
}

impl TargetGroup {
    /// Decides over what is known. One condition that fails is a no, whatever is missing; otherwise a missing fact
    /// is an unknown.
    pub fn holds_for(&self, facts: &BaseFacts) -> Belongs {
        let age = facts.number(AGE);
        let ages = [
            self.min_age.map(|min| age.map(|age| age >= i64::from(min))),
            self.max_age.map(|max| age.map(|age| age <= i64::from(max))),
        ];
        let answers: Vec<Option<bool>> = ages
            .into_iter()
            .flatten()
            .chain(self.conditions.iter().map(|one| one.holds_for(facts)))
            .collect();
        if answers.contains(&Some(false)) {
            Belongs::No
        } else if answers.contains(&None) {
            Belongs::Unknown
        } else {
            Belongs::Yes
        }
    }
}

impl Condition {
    /// `None` when the fact is not known, or not of the kind that the condition asks for.
    fn holds_for(&self, facts: &BaseFacts) -> Option<bool> {
        match self {
            Self::OneOf { fact, values } => {
                facts.word(fact).map(|word| values.iter().any(|value| value == word))
            }
            Self::AtLeast { fact, number } => facts.number(fact).map(|known| known >= *number),
            Self::AtMost { fact, number } => facts.number(fact).map(|known| known <= *number),
            Self::Yes { fact } => facts.flag(fact),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn young_jobless() -> TargetGroup {
        TargetGroup {
            key: "young".into(),
            name_it: "Giovani in cerca di lavoro".into(),
            name_en: "Young people looking for work".into(),
            rule: String::new(),
            min_age: Some(18),
            max_age: Some(35),
            conditions: vec![Condition::OneOf {
                fact: "work_status".into(),
                values: vec!["unemployed".into()],
            }],
        }
    }

    fn unemployed(age: u8) -> BaseFacts {
        BaseFacts::new().aged(age).with("work_status", Fact::Word("unemployed".into()))
    }

    #[test]
    fn group_ages_include_both_ends() {
        let answers = [17, 18, 35, 36].map(|age| young_jobless().holds_for(&unemployed(age)));

        assert_eq!(answers, [Belongs::No, Belongs::Yes, Belongs::Yes, Belongs::No]);
    }

    #[test]
    fn group_with_a_missing_fact_is_unknown_unless_another_says_no() {
        assert_eq!(young_jobless().holds_for(&BaseFacts::new().aged(20)), Belongs::Unknown);
        assert_eq!(young_jobless().holds_for(&BaseFacts::new().aged(40)), Belongs::No);
        assert_eq!(young_jobless().holds_for(&BaseFacts::new()), Belongs::Unknown);
    }

    #[test]
    fn group_numbers_and_flags_decide() {
        let long = TargetGroup {
            min_age: None,
            max_age: None,
            conditions: vec![
                Condition::AtLeast { fact: "months_unemployed".into(), number: 6 },
                Condition::Yes { fact: "first_job".into() },
            ],
            ..young_jobless()
        };
        let facts = |months, first| {
            BaseFacts::new()
                .with("months_unemployed", Fact::Number(months))
                .with("first_job", Fact::Flag(first))
        };

        assert_eq!(long.holds_for(&facts(6, true)), Belongs::Yes);
        assert_eq!(long.holds_for(&facts(5, true)), Belongs::No);
        assert_eq!(long.holds_for(&facts(6, false)), Belongs::No);
    }

    #[test]
    fn group_is_read_from_the_json_that_people_write() {
        let json = r#"{"key":"women","name_it":"Donne","name_en":"Women",
                       "conditions":[{"is":"one_of","fact":"sex","values":["f"]}]}"#;

        let group: TargetGroup = serde_json::from_str(json).unwrap();

        let woman = BaseFacts::new().with("sex", Fact::Word("f".into()));
        assert_eq!(group.holds_for(&woman), Belongs::Yes);
        assert_eq!(
            serde_json::from_str::<TargetGroup>(&serde_json::to_string(&group).unwrap()).unwrap(),
            group
        );
    }
}
