//! What a sheet gives to the index: its stems and pairs of stems, each with a weight, and the words behind them.

use std::collections::{BTreeMap, BTreeSet};

use texts::italian::{has_meaning, stem, words};

/// The weight of certainty; weights are thousandths of it.
pub const FULL_WEIGHT: f64 = 1000.0;

/// A sheet as the index keeps it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Stems (and pairs, parted by a space) with the weight they have in this sheet, 1 to 999.
    pub terms: BTreeMap<String, i64>,
    /// Folded words with their stems: the vocabulary for typing errors.
    pub words: BTreeMap<String, String>,
}

/// How much a text says about a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// Of a word in it.
    word: f64,
    /// Of two words that stand together in it; 0 where they are not kept.
    pair: f64,
    /// Whether long texts say less with each word.
    is_phrase: bool,
}

/// The name of a service.
pub const NAME: Voice = Voice { word: 0.75, pair: 0.85, is_phrase: false };
/// One keyword or phrase by which people look for it.
pub const KEYWORD: Voice = Voice { word: 0.65, pair: 0.8, is_phrase: true };
/// The one-sentence summary.
pub const SUMMARY: Voice = Voice { word: 0.4, pair: 0.35, is_phrase: false };
/// Topics and target groups.
pub const TOPIC: Voice = Voice { word: 0.22, pair: 0.0, is_phrase: false };
/// Who it is for.
pub const WHO: Voice = Voice { word: 0.25, pair: 0.2, is_phrase: false };
/// The description and what one gets.
pub const DESCRIPTION: Voice = Voice { word: 0.2, pair: 0.15, is_phrase: false };
/// How to do it, what to bring, conditions.
pub const PRACTICE: Voice = Voice { word: 0.06, pair: 0.0, is_phrase: false };
/// The body's name.
pub const BODY: Voice = Voice { word: 0.3, pair: 0.3, is_phrase: false };

impl Entry {
    /// Adds a text of the sheet. What is said in several places weighs more, never more than certainty.
    pub fn add(&mut self, text: &str, voice: Voice) {
        let words: Vec<(String, String)> = words(text)
            .into_iter()
            .filter(|word| has_meaning(word))
            .map(|word| (stem(&word), word))
            .collect();
        let length: f64 = words.iter().map(|_| 1.0).sum();
        let share = if voice.is_phrase { 1.0 / f64::sqrt(f64::max(length, 1.0)) } else { 1.0 };
        let stems: BTreeSet<&String> = words.iter().map(|(stem, _)| stem).collect();
        for stem in stems {
            self.weigh(stem.clone(), voice.word * share);
        }
        if voice.pair > 0.0 {
            let pairs: BTreeSet<String> = words.windows(2).filter_map(pair).collect();
            for pair in pairs {
                self.weigh(pair, voice.pair);
            }
        }
        self.words.extend(words.into_iter().map(|(stem, word)| (word, stem)));
    }

    fn weigh(&mut self, term: String, part: f64) {
        let weight = self.terms.entry(term).or_default();
        let before = thousandths(*weight);
        *weight = whole((1.0 - (1.0 - before) * (1.0 - part)) * FULL_WEIGHT);
    }
}

fn pair(words: &[(String, String)]) -> Option<String> {
    match words {
        [(first, _), (second, _)] if first != second => Some(format!("{first} {second}")),
        _ => None,
    }
}

/// A stored weight as a part of certainty.
pub fn thousandths(weight: i64) -> f64 {
    i32::try_from(weight).map_or(0.0, f64::from) / FULL_WEIGHT
}

/// The nearest whole weight from 1 to 999; a cast would be shorter, and silent about what it loses.
fn whole(weight: f64) -> i64 {
    let (mut low, mut high) = (1_i32, 999_i32);
    while low < high {
        let middle = (low + high) / 2;
        if f64::from(middle) + 0.5 < weight { low = middle + 1 } else { high = middle }
    }
    i64::from(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        let mut entry = Entry::default();
        entry.add("Corso per saldatore", NAME);
        entry.add("saldare", KEYWORD);
        entry.add("Si impara a usare la saldatrice in officina.", DESCRIPTION);
        entry
    }

    #[test]
    fn name_weighs_more_than_description() {
        let entry = entry();

        assert!(entry.terms["cors"] > entry.terms["officin"]);
        assert_eq!(entry.terms["cors"], 750);
        assert_eq!(entry.terms["cors saldator"], 850);
    }

    #[test]
    fn word_said_twice_weighs_more_and_never_all() {
        let mut entry = entry();
        let once = entry.terms["saldator"];
        for _ in 0..50 {
            entry.add("saldatore", KEYWORD);
        }

        assert!(entry.terms["saldator"] > once);
        assert_eq!(entry.terms["saldator"], 999);
    }

    #[test]
    fn words_are_kept_as_typed_for_guessing() {
        assert_eq!(entry().words["saldatrice"], stem("saldatrice"));
        assert!(!entry().words.contains_key("per"));
    }
}
