//! When doubtful words may stay all the same: the exceptions that the law knows, by the kind of word, and the sentence that
//! says why one of them holds here.

use std::collections::{BTreeMap, BTreeSet};

use super::{Doubt, Ground, words};
use crate::italian::has_meaning;

/// Longest reason in characters.
pub const REASON_LENGTH: usize = 300;
/// A word alone ("ok", "va bene così") is no sentence.
const REASON_WORDS: usize = 4;
/// So many of them say something, and so many of these are not the doubtful words again.
const REASON_MEANINGS: usize = 3;
const REASON_NEW_MEANINGS: usize = 2;

/// Why the law lets doubtful words stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exception {
    /// An apprenticeship, which the law opens to certain ages (d.lgs. 81/2015, art. 43-47).
    Apprenticeship,
    /// A law or a public call asks for it.
    Law,
    /// The language is what the work is done with: teaching it, translating (d.lgs. 215/2003, art. 3 c. 3).
    Language,
    /// Fashion, art, show, where sex is essential to the work (d.lgs. 198/2006, art. 27 c. 6).
    Show,
    /// Heavy tasks that a collective agreement names (d.lgs. 198/2006, art. 27 c. 4).
    Heavy,
    /// Who works must be there within minutes.
    Reach,
    /// A place reserved to persons with a disability (l. 68/1999).
    Reserved,
    /// A body whose creed is its purpose, or the teaching of it (d.lgs. 216/2003, art. 3 c. 5).
    Creed,
    /// They choose nobody: they speak of the work, of the place, of whom the work is for.
    Described,
}

impl Exception {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Apprenticeship,
        Self::Law,
        Self::Language,
        Self::Show,
        Self::Heavy,
        Self::Reach,
        Self::Reserved,
        Self::Creed,
        Self::Described,
    ];

    /// What forms and records know it by.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Apprenticeship => "apprenticeship",
            Self::Law => "law",
            Self::Language => "language",
            Self::Show => "show",
            Self::Heavy => "heavy",
            Self::Reach => "reach",
            Self::Reserved => "reserved",
            Self::Creed => "creed",
            Self::Described => "described",
        }
    }

    /// By its word; none for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// Those that fit a kind of word. What is barred has none, but for sex where an offer is one of fashion, art or show.
pub(super) const fn exceptions(ground: Ground, is_barred: bool, is_show: bool) -> &'static [Exception] {
    use Exception::{Apprenticeship, Creed, Described, Heavy, Language, Law, Reach, Reserved, Show};
    match (ground, is_barred, is_show) {
        (Ground::Sex, true, true) => &[Show],
        (_, true, _) => &[],
        (Ground::Sex, false, true) => &[Show, Heavy, Described],
        (Ground::Sex, false, false) => &[Heavy, Described],
        (Ground::Looks, false, true) => &[Show, Described],
        (Ground::Looks, false, false) | (Ground::Family, false, _) => &[Described],
        (Ground::Age, false, _) => &[Apprenticeship, Law, Described],
        (Ground::Origin, false, _) => &[Language, Law, Described],
        (Ground::Home, false, _) => &[Reach, Law, Described],
        (Ground::Health, false, _) => &[Reserved, Law, Described],
        (Ground::Belief, false, _) => &[Creed, Described],
    }
}

/// Words of an offer of fashion, art or show: who works there, and where. "Moda" alone is not one of them: a shop sells it too.
const SHOW: [&str; 18] = [
    "indossatric*",
    "indossator*",
    "modella",
    "modelle",
    "fotomodell*",
    "sfilat*",
    "attric*",
    "attor*",
    "ballerin*",
    "danzatric*",
    "danzator*",
    "cantant*",
    "corist*",
    "figurant*",
    "compars*",
    "spettacol*",
    "teatr*",
    "film",
];

/// Whether a word is one of fashion, art or show.
pub(super) fn is_show(word: &str) -> bool {
    SHOW.iter().any(|part| super::fits(word, part))
}

/// Why some words may stay, as somebody wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// The word of an [`Exception`].
    pub exception: String,
    /// Why it holds here.
    pub sentence: String,
}

/// What a reason lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// No reason lets these words stay.
    Barred,
    /// None of the exceptions that fit these words is chosen.
    Exception,
    /// It is no sentence that says something.
    Sentence,
    /// Words of another kind have the same.
    Copied,
}

/// Why doubtful words may stay, by the words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons(BTreeMap<String, Reason>);

impl Reasons {
    /// As they were written: words, the word of an exception, the sentence.
    pub fn of(all: impl IntoIterator<Item = (String, Reason)>) -> Self {
        Self(all.into_iter().collect())
    }

    /// As it was written about these words, good or not.
    pub fn written(&self, words: &str) -> Option<&Reason> {
        self.0.get(words)
    }

    /// The exception and the sentence of some words, where both will do.
    pub fn get(&self, doubt: &Doubt) -> Option<(Exception, &str)> {
        Some((self.exception(doubt)?, self.sentence(doubt)?))
    }

    fn exception(&self, doubt: &Doubt) -> Option<Exception> {
        let chosen = Exception::parse(&self.0.get(&doubt.words)?.exception)?;
        doubt.exceptions.contains(&chosen).then_some(chosen)
    }

    fn sentence(&self, doubt: &Doubt) -> Option<&str> {
        let sentence = self.0.get(&doubt.words)?.sentence.trim();
        let all = words(sentence);
        let meant: BTreeSet<&str> = all.iter().map(String::as_str).filter(|word| has_meaning(word)).collect();
        let new = meant.iter().filter(|word| !doubt.words.split(' ').any(|known| known == **word));
        let says_something =
            all.len() >= REASON_WORDS && meant.len() >= REASON_MEANINGS && new.count() >= REASON_NEW_MEANINGS;
        (says_something && sentence.chars().count() <= REASON_LENGTH).then_some(sentence)
    }

    /// What is lacking before some of these doubtful words may stay, each lack by itself.
    pub fn lacks(&self, doubt: &Doubt, all: &[Doubt]) -> Vec<Lack> {
        if doubt.is_barred() {
            return vec![Lack::Barred];
        }
        let mut lacks = Vec::new();
        if self.exception(doubt).is_none() {
            lacks.push(Lack::Exception);
        }
        match self.sentence(doubt) {
            None => lacks.push(Lack::Sentence),
            Some(sentence) if self.is_copied(doubt, sentence, all) => lacks.push(Lack::Copied),
            Some(_) => {}
        }
        lacks
    }

    fn is_copied(&self, doubt: &Doubt, sentence: &str, all: &[Doubt]) -> bool {
        let others = all.iter().filter(|other| other.ground != doubt.ground && !other.is_barred());
        let mut theirs = others.filter_map(|other| self.sentence(other));
        theirs.any(|theirs| words(theirs) == words(sentence))
    }

    /// The doubts that may not stay: barred, without a lawful exception or a sentence, or with the sentence of another kind.
    pub fn missing(&self, doubts: &[Doubt]) -> Vec<Doubt> {
        doubts.iter().filter(|doubt| !self.lacks(doubt, doubts).is_empty()).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::doubts;
    use super::*;

    fn reasons(all: &[(&str, &str, &str)]) -> Reasons {
        Reasons::of(all.iter().map(|(words, exception, sentence)| {
            let reason = Reason { exception: (*exception).into(), sentence: (*sentence).into() };
            ((*words).to_owned(), reason)
        }))
    }

    fn lacks(text: &str, all: &[(&str, &str, &str)]) -> Vec<Vec<Lack>> {
        let doubts = doubts("", &[text]);
        doubts.iter().map(|doubt| reasons(all).lacks(doubt, &doubts)).collect()
    }

    #[test]
    fn any_three_words_are_no_reason() {
        for sentence in ["ok", "va bene così", "  ", "perché under 30 under 30", &"a b c ".repeat(60)] {
            assert_eq!(
                lacks("Under 30", &[("under 30", "apprenticeship", sentence)]),
                [[Lack::Sentence]],
                "{sentence}"
            );
        }
        let good = "È un apprendistato, che la legge apre fino a 29 anni.";
        assert_eq!(lacks("Under 30", &[("under 30", "apprenticeship", good)]), [[]]);
    }

    #[test]
    fn an_exception_is_chosen_among_those_of_its_kind_of_word() {
        let why = "Si insegna la lingua ai bambini della scuola.";
        assert_eq!(lacks("Madrelingua inglese", &[("madrelingua inglese", "language", why)]), [[]]);
        for other in ["", "apprenticeship", "show", "boh"] {
            let found = lacks("Madrelingua inglese", &[("madrelingua inglese", other, why)]);
            assert_eq!(found, [[Lack::Exception]], "{other}");
        }
        for ground in Ground::ALL {
            assert!(!exceptions(ground, false, false).is_empty(), "{ground:?}");
        }
    }

    #[test]
    fn one_sex_alone_passes_in_fashion_art_and_show_with_that_exception_and_nowhere_else() {
        let why = "La sfilata presenta abiti da donna della stagione.";
        let show = [("solo donne", "show", why)];
        assert_eq!(lacks("Indossatrici per una sfilata: solo donne.", &show), [[]]);
        let described = [("solo donne", "described", why)];
        assert_eq!(lacks("Indossatrici per una sfilata: solo donne.", &described), [[Lack::Exception]]);
        assert_eq!(lacks("Commesse per un negozio di moda: solo donne.", &show), [[Lack::Barred]]);
        let origin = lacks("Attori per il teatro: solo italiani.", &[("solo italiani", "show", why)]);
        assert_eq!(origin, [[Lack::Barred]]);
    }

    #[test]
    fn one_sentence_for_words_of_all_kinds_is_none() {
        let text = "Under 30, madrelingua inglese, no stranieri";
        let same = "Lo vuole il titolare della ditta.";
        let all = [
            ("under 30", "apprenticeship", same),
            ("madrelingua inglese", "language", "Lo vuole il titolare della ditta"),
            ("no stranieri", "law", same),
        ];
        assert_eq!(lacks(text, &all), [[Lack::Copied], [Lack::Copied], [Lack::Barred]]);
        assert_eq!(reasons(&all).missing(&doubts("", &[text])).len(), 3);
    }
}
