//! What a person wrote, as needs: each with the ways in which a sheet may answer it.

use std::collections::{BTreeMap, BTreeSet};

use super::thesaurus::{Found, Said, THESAURUS};
use super::typing::{distance, slips_forgiven};
use texts::italian::{has_meaning, stem, words};

/// Words read of a query: more say nothing more, and would cost time.
const MOST_WORDS: usize = 24;
/// Guesses kept for a mistyped word.
const MOST_GUESSES: usize = 4;
/// Shorter words are not taken for two run together, and halves are no shorter than this.
const SHORTEST_RUN_TOGETHER: usize = 8;
const SHORTEST_HALF: usize = 3;
/// How far we trust the thesaurus's word against the person's own.
const THESAURUS_TRUST: f64 = 0.7;
/// The same for something said in several words: it is harder to be wrong.
const PHRASE_TRUST: f64 = 0.85;

/// A query, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    words: Vec<Word>,
    /// The age of the person, where she tells it.
    pub age: Option<u32>,
    /// Whether a firm seems to speak.
    pub is_of_firm: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct Word {
    text: String,
    stem: String,
    has_meaning: bool,
    guesses: Vec<Guess>,
    is_known: bool,
}

/// A known word that may be meant by a mistyped one.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// Its stem.
    pub stem: String,
    /// How far it is trusted, up to 1.
    pub trust: f64,
}

/// A word of the index that may be meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Candidate {
    /// The word.
    pub word: String,
    /// In how many sheets it stands.
    pub uses: i64,
}

/// One thing asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The ways in which a sheet may answer it; the best one counts.
    pub ways: Vec<Way>,
    /// How much of the query it is: 1 for a word, less for a word that is part of something said, 0 for what only
    /// adds to others.
    pub share: f64,
}

/// Terms that answer a need when they stand in a sheet together.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The terms.
    pub terms: Vec<String>,
    /// How far it is trusted, up to 1.
    pub trust: f64,
}

impl Query {
    /// Reads a text; any text is a query.
    pub fn parse(text: &str) -> Self {
        let all: Vec<String> = words(text).into_iter().take(MOST_WORDS).collect();
        let (age, aged) = age(&all);
        let is_of_firm = all.iter().any(|word| FIRM_WORDS.contains(&word.as_str()));
        let mut kept: Vec<Word> = Vec::new();
        for (place, text) in all.into_iter().enumerate() {
            let has_meaning = has_meaning(&text) && !aged.contains(&place);
            kept.push(Word::new(text, has_meaning));
        }
        // Nothing but small words: then they are what there is.
        if kept.iter().all(|word| !word.has_meaning) && age.is_none() {
            for word in &mut kept {
                word.has_meaning = word.text.chars().count() > 1;
            }
        }
        Self { words: kept, age, is_of_firm }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| !word.has_meaning)
    }

    /// The words whose spelling the index should be asked about: those typed, and the halves of long ones, which
    /// may be two words run together.
    pub fn words(&self) -> Vec<String> {
        let typed = self.words.iter().filter(|word| word.has_meaning);
        let words: BTreeSet<String> = typed
            .flat_map(|word| {
                [word.text.clone()]
                    .into_iter()
                    .chain(halves(&word.text).into_iter().flat_map(<[String; 2]>::from))
            })
            .collect();
        words.into_iter().collect()
    }

    /// Parts words that were run together (`bustapaga`), where both halves are known and the whole is not.
    pub fn part(&mut self, known: &BTreeSet<String>) {
        let is_known = |word: &String| known.contains(word) || THESAURUS.knows(word);
        let words = std::mem::take(&mut self.words);
        self.words = words
            .into_iter()
            .flat_map(|word| {
                let is_whole = !word.has_meaning || is_known(&word.text);
                let parted = halves(&word.text)
                    .into_iter()
                    .find(|(first, second)| is_known(first) && is_known(second));
                match parted.filter(|_| !is_whole) {
                    Some((first, second)) => vec![Word::new(first, true), Word::new(second, true)],
                    None => vec![word],
                }
            })
            .collect();
    }

    /// The words that neither the index nor the thesaurus knows: `known` are those of [`Query::words`] that the
    /// index has.
    pub fn unknown(&self, known: &BTreeSet<String>) -> Vec<String> {
        let unknown = self.words.iter().filter(|word| {
            word.has_meaning
                && !known.contains(&word.text)
                && !THESAURUS.knows(&word.text)
                && slips_forgiven(&word.text) > 0
        });
        unknown.map(|word| word.text.clone()).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Guesses what the unknown words mean, among the candidates that the index offers and the thesaurus's words.
    pub fn guess(&mut self, unknown: &[String], candidates: &[Candidate]) {
        let guessed: BTreeMap<String, Vec<Guess>> =
            unknown.iter().map(|word| (word.clone(), guesses(word, candidates))).collect();
        for word in &mut self.words {
            if let Some(guesses) = guessed.get(&word.text) {
                word.guesses = guesses.clone();
                word.is_known = false;
            }
        }
    }

    /// What is asked for.
    pub fn needs(&self) -> Vec<Need> {
        let said: Vec<Said<'_>> =
            self.words.iter().enumerate().map(|(place, word)| word.said(place)).collect();
        let found = THESAURUS.find(&said);
        let taken: BTreeSet<usize> = found
            .iter()
            .filter(|found| found.places.len() > 1)
            .flat_map(|found| found.places.clone())
            .collect();
        let mut needs: Vec<Need> = Vec::new();
        for found in found.iter().filter(|found| found.places.len() > 1 && !found.concept.is_empty()) {
            let trust = PHRASE_TRUST * self.trust_in(found);
            needs.push(Need { ways: vec![Way { terms: found.concept.clone(), trust }], share: 1.0 });
        }
        for (place, word) in self.words.iter().enumerate().filter(|(_, word)| word.has_meaning) {
            let is_taken = taken.contains(&place);
            let mut ways = vec![Way { terms: vec![word.stem.clone()], trust: 1.0 }];
            ways.extend(
                word.guesses.iter().map(|guess| Way { terms: vec![guess.stem.clone()], trust: guess.trust }),
            );
            if !is_taken {
                let alone = found.iter().filter(|found| found.places == [place] && !found.concept.is_empty());
                ways.extend(alone.map(|found| Way {
                    terms: found.concept.clone(),
                    trust: THESAURUS_TRUST * self.trust_in(found),
                }));
            }
            needs.push(Need { ways, share: if is_taken { 0.5 } else { 1.0 } });
        }
        needs.extend(self.pairs());
        needs
    }

    /// Two words that stand together say more than both apart.
    fn pairs(&self) -> Vec<Need> {
        let words: Vec<&Word> = self.words.iter().filter(|word| word.has_meaning).collect();
        words
            .windows(2)
            .filter_map(|pair| match pair {
                [first, second] if first.meant() != second.meant() => Some(Need {
                    ways: vec![Way {
                        terms: vec![format!("{} {}", first.meant(), second.meant())],
                        trust: 0.6,
                    }],
                    share: 0.0,
                }),
                _ => None,
            })
            .collect()
    }

    fn trust_in(&self, found: &Found) -> f64 {
        let guessed =
            found.places.iter().any(|place| self.words.get(*place).is_some_and(|word| !word.is_known));
        if guessed { 0.8 } else { 1.0 }
    }
}

impl Word {
    fn new(text: String, has_meaning: bool) -> Self {
        let stem = stem(&text);
        Self { text, stem, has_meaning, guesses: Vec::new(), is_known: true }
    }

    fn said(&self, place: usize) -> Said<'_> {
        Said { place, word: &self.text, stem: self.meant(), has_meaning: self.has_meaning }
    }

    /// The stem that is most likely meant.
    fn meant(&self) -> &str {
        self.guesses.first().map_or(&self.stem, |guess| &guess.stem)
    }
}

/// The two halves that a long word may be made of.
fn halves(word: &str) -> Vec<(String, String)> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST_RUN_TOGETHER {
        return Vec::new();
    }
    (SHORTEST_HALF..=letters.len().saturating_sub(SHORTEST_HALF))
        .map(|at| (letters.iter().take(at).collect(), letters.iter().skip(at).collect()))
        .filter(|(first, second): &(String, String)| has_meaning(first) && has_meaning(second))
        .collect()
}

fn guesses(word: &str, candidates: &[Candidate]) -> Vec<Guess> {
    let most = slips_forgiven(word);
    let first = word.chars().next();
    let from_index = candidates.iter().map(|candidate| (candidate.word.as_str(), candidate.uses));
    let from_thesaurus = THESAURUS.vocabulary().map(|other| (other, 0));
    let mut near: Vec<(usize, bool, std::cmp::Reverse<i64>, &str)> = from_index
        .chain(from_thesaurus)
        .filter(|(other, _)| other.chars().count() > 2)
        .filter_map(|(other, uses)| {
            let slips = distance(word, other, most)?;
            Some((slips, other.chars().next() != first, std::cmp::Reverse(uses), other))
        })
        .collect();
    near.sort();
    let fewest = near.first().map_or(0, |(slips, ..)| *slips);
    let mut guesses: Vec<Guess> = Vec::new();
    for (slips, starts_otherwise, _, other) in near {
        // A word one slip away leaves no room for those two slips away.
        if slips > fewest || guesses.len() == MOST_GUESSES {
            break;
        }
        let stem = stem(other);
        if guesses.iter().all(|guess| guess.stem != stem) {
            // A short word may be a good word that no sheet uses.
            let certain = if word.chars().count() > 6 { 0.85 } else { 0.65 };
            let trust =
                certain * if slips <= 1 { 1.0 } else { 0.8 } * if starts_otherwise { 0.7 } else { 1.0 };
            guesses.push(Guess { stem, trust });
        }
    }
    guesses
}

/// Words by which a firm, not a person, is heard.
const FIRM_WORDS: [&str; 19] = [
    "assumo",
    "assumere",
    "assumiamo",
    "assumerei",
    "assumessi",
    "assunzioni",
    "cerchiamo",
    "troviamo",
    "vorremmo",
    "dipendenti",
    "nostra",
    "nostro",
    "nostri",
    "personale",
    "ospitare",
    "ospitiamo",
    "organico",
    "aziendale",
    "aziendali",
];

/// `ho 52 anni`, `52enne`; not `da 10 anni`, `10 anni di contributi`, `10 anni fa`. And which words said so.
fn age(words: &[String]) -> (Option<u32>, BTreeSet<usize>) {
    for (place, word) in words.iter().enumerate() {
        if let Some(age) = word.strip_suffix("enne").and_then(plausible_age) {
            return (Some(age), BTreeSet::from([place]));
        }
        let Some(age) = plausible_age(word) else { continue };
        let before = place.checked_sub(1).and_then(|at| words.get(at)).map(String::as_str);
        let (next, after) =
            (words.get(place + 1).map(String::as_str), words.get(place + 2).map(String::as_str));
        if next == Some("anni")
            && before != Some("da")
            && before != Some("per")
            && !matches!(after, Some("di" | "fa"))
        {
            return (Some(age), BTreeSet::from([place, place + 1]));
        }
    }
    (None, BTreeSet::new())
}

fn plausible_age(word: &str) -> Option<u32> {
    word.parse().ok().filter(|age| (14..=99).contains(age))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways_of(query: &Query) -> Vec<Vec<String>> {
        query.needs().into_iter().flat_map(|need| need.ways).map(|way| way.terms).collect()
    }

    #[test]
    fn age_is_heard_and_years_of_work_are_not() {
        assert_eq!(Query::parse("ho 52 anni e cerco lavoro").age, Some(52));
        assert_eq!(Query::parse("sono un 23enne").age, Some(23));
        assert_eq!(Query::parse("lavoro da 20 anni").age, None);
        assert_eq!(Query::parse("ho 38 anni di contributi").age, None);
    }

    #[test]
    fn small_words_are_left_out_unless_there_is_nothing_else() {
        assert_eq!(Query::parse("vorrei un corso per favore").words(), ["corso"]);
        assert!(!Query::parse("cosa posso fare").is_empty());
        assert!(Query::parse("?!").is_empty());
    }

    #[test]
    fn words_run_together_are_parted() {
        let mut query = Query::parse("bustapaga");
        assert!(query.words().contains(&"busta".to_owned()));

        query.part(&BTreeSet::from(["busta".to_owned(), "paga".to_owned()]));

        assert!(ways_of(&query).contains(&vec![format!("{} {}", stem("busta"), stem("paga"))]));
    }

    #[test]
    fn unknown_word_is_guessed_and_known_ones_are_left() {
        let mut query = Query::parse("corso saldatroe");
        let known = BTreeSet::from(["corso".to_owned()]);
        let unknown = query.unknown(&known);
        assert_eq!(unknown, ["saldatroe"]);

        query.guess(&unknown, &[Candidate { word: "saldatore".into(), uses: 3 }]);

        assert!(ways_of(&query).contains(&vec!["saldator".to_owned()]));
        assert!(ways_of(&query).contains(&vec!["cors saldator".to_owned()]));
    }

    #[test]
    fn thing_said_in_several_words_leads_to_the_word_of_the_sheets() {
        let query = Query::parse("mi hanno lasciato a casa");

        assert!(ways_of(&query).contains(&vec![stem("licenziato")]));
    }
}
