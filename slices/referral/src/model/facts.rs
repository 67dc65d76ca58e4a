//! What is known of a person, by the words of the contact's record, as far as it can be passed on.

use contact::api::{Age, Citizenship, PersonFacts, Residence, Schooling, Sex, WorkStatus};
use jiff::civil::Date;
use kernel::IstatCode;
use serde::{Deserialize, Serialize};

use super::Share;

/// The base facts that can be passed on: words of the contact's lists, an ISTAT code, an age or a band of ages.
/// Whether she is in a fragile situation and since when she has no work are never among them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Her age in years, or a band.
    pub age: Option<String>,
    /// Her sex.
    pub sex: Option<String>,
    /// The Comune she lives in.
    pub comune: Option<String>,
    /// Her citizenship.
    pub citizenship: Option<String>,
    /// Whether she works.
    pub work_status: Option<String>,
    /// What she studied.
    pub schooling: Option<String>,
}

impl Facts {
    /// What the record says of her, as of a day.
    pub fn of(facts: &PersonFacts, day: Date) -> Self {
        let age = facts.age.map(|age| match age {
            Age::Born(_) => age.range_on(day).0.to_string(),
            Age::Band(band) => band.word().to_owned(),
        });
        Self {
            age,
            sex: facts.sex.map(|word| Sex::word(word).to_owned()),
            comune: facts.residence.as_ref().map(|one| one.word().to_owned()),
            citizenship: facts.citizenship.map(|word| Citizenship::word(word).to_owned()),
            work_status: facts.work_status.map(|word| WorkStatus::word(word).to_owned()),
            schooling: facts.schooling.map(|word| Schooling::word(word).to_owned()),
        }
    }

    /// The word of a fact; none for what is no fact.
    pub fn word(&self, share: Share) -> Option<&str> {
        match share {
            Share::Age => self.age.as_deref(),
            Share::Sex => self.sex.as_deref(),
            Share::Comune => self.comune.as_deref(),
            Share::Citizenship => self.citizenship.as_deref(),
            Share::WorkStatus => self.work_status.as_deref(),
            Share::Schooling => self.schooling.as_deref(),
            Share::Phone | Share::Email => None,
        }
    }

    /// The chosen ones.
    #[must_use]
    pub fn only(&self, shares: &[Share]) -> Self {
        let kept = |share: Share| self.word(share).filter(|_| shares.contains(&share)).map(str::to_owned);
        Self {
            age: kept(Share::Age),
            sex: kept(Share::Sex),
            comune: kept(Share::Comune),
            citizenship: kept(Share::Citizenship),
            work_status: kept(Share::WorkStatus),
            schooling: kept(Share::Schooling),
        }
    }

    /// The key of the name of a word of the contact's lists; none for ages and Comuni, which are said as they are.
    pub fn text(share: Share, word: &str) -> Option<&'static str> {
        match share {
            Share::Sex => Sex::parse(word).ok().map(Sex::text),
            Share::Citizenship => Citizenship::parse(word).ok().map(Citizenship::text),
            Share::WorkStatus => WorkStatus::parse(word).ok().map(WorkStatus::text),
            Share::Schooling => Schooling::parse(word).ok().map(Schooling::text),
            Share::Comune => Residence::parse(word).ok().and_then(|one| one.text()),
            Share::Age | Share::Phone | Share::Email => None,
        }
    }
}

/// Below so many residents the name of a Comune, a target group and a service are somebody.
pub const SMALL_COMUNE: u32 = 5000;

/// The Comune that a body may read before it accepts: none where it is small.
pub fn told_comune(
    code: Option<IstatCode>,
    population: impl Fn(&IstatCode) -> Option<u32>,
) -> Option<IstatCode> {
    code.filter(|code| population(code).is_some_and(|residents| residents >= SMALL_COMUNE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn known() -> PersonFacts {
        PersonFacts {
            age: Some(Age::Born(1990)),
            sex: Some(Sex::F),
            residence: Residence::parse("011015").ok(),
            unemployed_since: Some(date(2025, 1, 1)),
            is_vulnerable: Some(true),
            ..PersonFacts::default()
        }
    }

    #[test]
    fn facts_hold_neither_the_year_of_birth_nor_a_fragile_situation() {
        let json = serde_json::to_string(&Facts::of(&known(), date(2026, 11, 23))).unwrap();

        assert!(json.contains("\"36\"") && !json.contains("1990") && !json.contains("true"), "{json}");
    }

    #[test]
    fn only_what_was_chosen_goes_along() {
        let facts = Facts::of(&known(), date(2026, 11, 23)).only(&[Share::Age, Share::Phone]);

        assert_eq!(facts, Facts { age: Some("36".into()), ..Facts::default() });
    }

    #[test]
    fn small_comune_is_not_told() {
        let code = IstatCode::parse("011015").ok();

        assert_eq!(told_comune(code.clone(), |_| Some(4999)), None);
        assert_eq!(told_comune(code.clone(), |_| None), None);
        assert_eq!(told_comune(code.clone(), |_| Some(5000)), code);
    }
}
