//! The stem of a word: `corso`, `corsi` → `cors`. Snowball's Italian stems, taken after folding, so that a missing
//! accent changes nothing.

use std::collections::HashSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::fold::words;

static ITALIAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Italian));

/// Words that say nothing about a need: articles, prepositions, courtesies, the commonest verbs.
static STOP_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    include_str!("stopwords.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(words)
        .chain(elided())
        .collect()
});

/// What is left before an apostrophe: `dell'`, `quest'`, `com'`.
fn elided() -> impl Iterator<Item = String> {
    ["l", "d", "c", "s", "t", "m", "v", "n", "un", "quest", "quell", "com", "cos", "dov", "senz", "ch"]
        .into_iter()
        .map(str::to_owned)
}

/// Words that another one with the same stem must not be taken for: the stemmer drops the last vowel, and with it
/// the difference between a house and a case.
const APART: [(&str, &str); 28] = [
    ("casa", "casa"),
    ("case", "casa"),
    ("posta", "posta"),
    ("poste", "posta"),
    ("porto", "porto"),
    ("porti", "porto"),
    ("portuale", "porto"),
    ("portuali", "porto"),
    ("corsa", "corsa"),
    ("corse", "corsa"),
    ("licenza", "licenza"),
    ("licenze", "licenza"),
    ("banca", "banca"),
    ("banche", "banca"),
    ("legge", "legge"),
    ("leggi", "legge"),
    ("sala", "sala"),
    ("sale", "sala"),
    ("cassa", "cassa"),
    ("casse", "cassa"),
    ("parto", "parto"),
    ("mare", "mare"),
    ("fine", "fine"),
    ("fini", "fine"),
    ("piano", "piano"),
    ("piani", "piano"),
    ("rete", "rete"),
    ("reti", "rete"),
];

/// The stem of a folded word. Words with a digit (`68`, `b1`) stay as they are.
pub fn stem(word: &str) -> String {
    if let Some((_, apart)) = APART.iter().find(|(known, _)| *known == word) {
        return format!("{apart}.");
    }
    if word.chars().any(|c| c.is_ascii_digit()) {
        return word.to_owned();
    }
    ITALIAN.stem(word).into_owned()
}

/// Whether a folded word says nothing about a need.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(word)
}

/// Whether a folded word carries meaning: no stop word, and more than one letter.
pub fn has_meaning(word: &str) -> bool {
    (word.chars().count() > 1 || word.chars().all(|c| c.is_ascii_digit())) && !is_stop_word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        assert_eq!(stem("corsi"), stem("corso"));
        assert_eq!(stem("lavorare"), stem("lavoro"));
        assert_eq!(stem("gratuita"), stem("gratuito"));
    }

    #[test]
    fn words_that_only_look_alike_stay_apart() {
        assert_ne!(stem("casa"), stem("caso"));
        assert_ne!(stem("licenza"), stem("licenziamento"));
        assert_eq!(stem("porto"), stem("portuale"));
    }

    #[test]
    fn words_with_digits_are_left_alone() {
        assert_eq!(stem("68"), "68");
        assert_eq!(stem("b1"), "b1");
    }

    #[test]
    fn articles_and_courtesies_carry_no_meaning() {
        assert!(["dell", "buongiorno", "perche", "c", "l"].iter().all(|word| !has_meaning(word)));
        assert!(["lavoro", "oss", "iva", "104", "2"].iter().all(|word| has_meaning(word)));
    }
}
