//! Words in a vacancy that the law may not bear: whoever publishes it says of each why it may stay. People decide, and it is
//! kept what they said.

use std::collections::BTreeMap;

pub use texts::italian::offer::Doubt;
use texts::italian::{offer, words};

use super::Details;

/// Longest reason in characters.
pub const REASON_LENGTH: usize = 300;
/// A word alone ("ok", "sì") is no reason.
const REASON_WORDS: usize = 3;

/// The doubtful words of what may not choose whom it is for; none in anything else.
pub fn doubts(details: &Details) -> Vec<Doubt> {
    if details.kind.may_name_groups() {
        return Vec::new();
    }
    offer::doubts(&[&details.title, &details.summary, &details.body, &details.requirements, &details.how])
}

/// Why doubtful words may stay: words and reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons(BTreeMap<String, String>);

impl Reasons {
    /// As they were written.
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// The reason of some words, if one is given: a few words, and no essay.
    pub fn get(&self, doubt: &Doubt) -> Option<&str> {
        let reason = self.0.get(&doubt.words)?.trim();
        let is_good =
            reason.split_whitespace().count() >= REASON_WORDS && reason.chars().count() <= REASON_LENGTH;
        is_good.then_some(reason)
    }

    /// The doubts without a reason: of what is barred, of which none is given, or the one that words of another ground have too.
    pub fn missing(&self, doubts: &[Doubt]) -> Vec<Doubt> {
        let is_copied = |doubt: &Doubt, reason: &str| {
            doubts.iter().any(|other| {
                let theirs = self.get(other).filter(|_| other.ground != doubt.ground && !other.is_barred);
                theirs.is_some_and(|theirs| words(theirs) == words(reason))
            })
        };
        let is_settled = |doubt: &Doubt| {
            !doubt.is_barred && self.get(doubt).is_some_and(|reason| !is_copied(doubt, reason))
        };
        doubts.iter().filter(|doubt| !is_settled(doubt)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::tests::{ground, vacancy};
    use super::*;
    use crate::model::Draft;

    fn found(draft: &Draft) -> Vec<String> {
        doubts(&draft.check(&ground()).unwrap()).into_iter().map(|doubt| doubt.words).collect()
    }

    #[test]
    fn vacancy_is_read_whole_and_what_may_name_groups_is_not() {
        let draft = Draft {
            summary: "Cerchiamo personale di bella presenza.".into(),
            requirements: "Massimo 30 anni.".into(),
            how: "Scrivere a solo donne italiane.".into(),
            ..vacancy()
        };
        assert_eq!(found(&draft), ["bella presenza", "massimo 30 anni", "solo donne", "italiane"]);

        let course = Draft { kind: "course".into(), ..draft };
        assert_eq!(found(&course), Vec::<String>::new());
    }

    #[test]
    fn each_doubt_needs_a_reason_in_words() {
        let draft = Draft { requirements: "Under 30, madrelingua inglese".into(), ..vacancy() };
        let all = doubts(&draft.check(&ground()).unwrap());
        let reasons = |one: &str, other: &str| {
            Reasons::of(
                [("under 30", one), ("madrelingua inglese", other)]
                    .map(|(a, b)| (a.to_owned(), b.to_owned())),
            )
        };
        let missing = |reasons: &Reasons| reasons.missing(&all).len();

        assert_eq!(missing(&Reasons::default()), 2);
        assert_eq!(missing(&reasons("ok", "  ")), 2);
        assert_eq!(missing(&reasons("È un apprendistato fino a 29 anni.", "sì")), 1);
        assert_eq!(missing(&reasons("È un apprendistato fino a 29 anni.", &"a b c ".repeat(60))), 1);
        assert_eq!(
            missing(&reasons("È un apprendistato fino a 29 anni.", "Lo chiede la scuola di lingue.")),
            0
        );
    }

    #[test]
    fn one_reason_for_all_is_none_and_what_is_barred_has_none() {
        let draft = Draft { requirements: "Under 30, madrelingua inglese, no stranieri".into(), ..vacancy() };
        let all = doubts(&draft.check(&ground()).unwrap());
        let left = |reasons: [&str; 3]| {
            let words = ["under 30", "madrelingua inglese", "no stranieri"].map(str::to_owned);
            let reasons = Reasons::of(words.into_iter().zip(reasons.map(str::to_owned)));
            reasons.missing(&all).into_iter().map(|doubt| doubt.words).collect::<Vec<_>>()
        };

        assert_eq!(left(["Va bene così", "va bene così.", "va bene così"]).len(), 3);
        let own = ["È un apprendistato.", "Si insegna l’inglese.", "Lo vuole il titolare."];
        assert_eq!(left(own), ["no stranieri"]);
    }
}
