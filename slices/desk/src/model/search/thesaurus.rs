//! How people say it, and the word that the service sheets use: read once from `thesaurus.txt`.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use texts::italian::{has_meaning, stem, words};

/// The thesaurus of the program.
pub static THESAURUS: LazyLock<Thesaurus> = LazyLock::new(|| Thesaurus::read(include_str!("thesaurus.txt")));

/// A word of the sheets, as the stems of its words.
pub type Concept = Vec<String>;

/// What leads from the words of people to those of the sheets.
#[derive(Debug, Default)]
pub struct Thesaurus {
    /// By the first word or stem of what people say.
    ways: HashMap<String, Vec<Way>>,
    vocabulary: BTreeSet<String>,
}

/// One thing that people say.
#[derive(Debug)]
struct Way {
    /// The stems of its words with meaning; or, when only one of several has any, all words as they are written.
    said: Vec<String>,
    is_literal: bool,
    concept: Concept,
}

/// A thing said, found in a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Which words of the query it took.
    pub places: Vec<usize>,
    /// What it leads to.
    pub concept: Concept,
}

/// A word of a query as the thesaurus compares it.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// Its place in the query.
    pub place: usize,
    /// As it is written, folded.
    pub word: &'a str,
    /// The stem that is meant.
    pub stem: &'a str,
    /// Whether it has meaning.
    pub has_meaning: bool,
}

impl Thesaurus {
    fn read(text: &str) -> Self {
        let mut thesaurus = Self::default();
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let Some((concept, ways)) = line.split_once(':') else { continue };
            thesaurus.vocabulary.extend(words(concept));
            for way in ways.split(',') {
                thesaurus.add(way, concept);
            }
        }
        thesaurus
    }

    fn add(&mut self, way: &str, concept: &str) {
        let all = words(way);
        let with_meaning: Vec<String> =
            all.iter().filter(|word| has_meaning(word)).map(|word| stem(word)).collect();
        let is_literal = all.len() > 1 && with_meaning.len() < 2;
        let said = if is_literal { all.clone() } else { with_meaning };
        self.vocabulary.extend(all.into_iter().filter(|word| has_meaning(word)));
        if let Some(first) = said.first().cloned() {
            let concept =
                words(concept).iter().filter(|word| has_meaning(word)).map(|word| stem(word)).collect();
            self.ways.entry(first).or_default().push(Way { said, is_literal, concept });
        }
    }

    /// Whether it holds this folded word.
    pub fn knows(&self, word: &str) -> bool {
        self.vocabulary.contains(word)
    }

    /// All words that it holds.
    pub fn vocabulary(&self) -> impl Iterator<Item = &str> {
        self.vocabulary.iter().map(String::as_str)
    }

    /// What of this query is a thing that people say, longest first.
    pub fn find(&self, said: &[Said<'_>]) -> Vec<Found> {
        let with_meaning: Vec<Said<'_>> = said.iter().filter(|said| said.has_meaning).copied().collect();
        let mut found = self.find_in(said, true, |said| said.word);
        found.extend(self.find_in(&with_meaning, false, |said| said.stem));
        found.sort_by_key(|found| std::cmp::Reverse(found.places.len()));
        found
    }

    fn find_in<'a>(&self, said: &[Said<'a>], is_literal: bool, text: fn(&Said<'a>) -> &'a str) -> Vec<Found> {
        let mut found = Vec::new();
        for start in 0..said.len() {
            let rest = said.get(start..).unwrap_or_default();
            let Some(first) = rest.first() else { continue };
            for way in
                self.ways.get(text(first)).into_iter().flatten().filter(|way| way.is_literal == is_literal)
            {
                let taken = rest.get(..way.said.len()).unwrap_or_default();
                let is_said = taken.len() == way.said.len()
                    && taken.iter().zip(&way.said).all(|(said, way)| text(said) == way);
                if is_said {
                    let places = taken.iter().map(|said| said.place).collect();
                    found.push(Found { places, concept: way.concept.clone() });
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concepts(text: &str) -> Vec<String> {
        let words = words(text);
        let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        let said = |(place, (word, stem)): (usize, (&'static str, &'static str))| Said {
            place,
            word,
            stem,
            has_meaning: has_meaning(word),
        };
        let leak = |text: String| -> &'static str { text.leak() };
        let said: Vec<Said<'_>> =
            words.into_iter().map(leak).zip(stems.into_iter().map(leak)).enumerate().map(said).collect();
        let mini = Thesaurus::read(
            "# comment\ncurriculum: cv, c.v.\nlicenziato: mi hanno lasciato a casa\ncasa: affitto, stanza\nlavoro nero: in nero",
        );
        mini.find(&said).into_iter().map(|found| found.concept.join(" ")).collect()
    }

    #[test]
    fn thing_said_in_several_words_is_found_whatever_stands_between() {
        assert_eq!(concepts("e poi mi hanno anche lasciata a casa"), ["licenz"]);
        assert_eq!(concepts("lasciato l'affitto"), [stem("casa")]);
    }

    #[test]
    fn thing_with_one_meaning_word_is_found_only_as_written() {
        assert_eq!(concepts("lavoro in nero"), ["lavor ner"]);
        assert_eq!(concepts("un vestito nero"), Vec::<String>::new());
        assert_eq!(concepts("il mio c.v."), ["curriculum"]);
    }

    #[test]
    fn the_real_one_is_read() {
        assert!(THESAURUS.vocabulary().count() > 500);
        assert!(THESAURUS.knows("stagista"));
    }
}
