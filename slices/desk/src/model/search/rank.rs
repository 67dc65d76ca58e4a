//! Which sheets answer a query best: pure arithmetic over postings, the same for every database.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

use super::entry::thousandths;
use super::query::{Need, Way};

/// What is left of a way's worth when only some of its terms stand in a sheet.
const PART_OF_A_WAY: f64 = 0.3;
/// What a sheet keeps of its worth when it answers almost nothing of the query.
const LEAST_COVERAGE: f64 = 0.25;
/// A sheet worth less than this part of the best is no answer.
const CUT: f64 = 0.15;

/// How rare each term is.
#[derive(Clone, Debug, Default)]
pub struct Rarity {
    sheets: f64,
    in_sheets: HashMap<String, f64>,
}

impl Rarity {
    /// From the number of sheets, and of those that hold each term.
    pub fn new(sheets: i64, in_sheets: impl IntoIterator<Item = (String, i64)>) -> Self {
        let number = |count: i64| f64::from(i32::try_from(count).unwrap_or(i32::MAX));
        Self {
            sheets: number(sheets),
            in_sheets: in_sheets.into_iter().map(|(term, count)| (term, number(count))).collect(),
        }
    }

    /// How much it says that a sheet holds the term: nothing when all do, most when one does.
    fn of(&self, term: &str) -> f64 {
        match self.in_sheets.get(term) {
            Some(count) if *count > 0.0 => {
                (1.0 + f64::max(self.sheets - count, 0.0) / (count + 0.5)).ln().max(0.05)
            }
            _ => 0.0,
        }
    }
}

/// One term in one sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting<K> {
    /// The term.
    pub term: String,
    /// The sheet.
    pub sheet: K,
    /// Its weight there.
    pub weight: i64,
}

/// A sheet with what it is worth to the query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked<K> {
    /// The sheet.
    pub sheet: K,
    /// The worth; only the order means something.
    pub worth: f64,
}

/// All terms that the needs look for.
pub fn terms(needs: &[Need]) -> Vec<String> {
    let terms: BTreeSet<&String> =
        needs.iter().flat_map(|need| &need.ways).flat_map(|way| &way.terms).collect();
    terms.into_iter().cloned().collect()
}

/// Orders the sheets of `postings` by what they are worth to `needs`, best first.
pub fn rank<K: Copy + Ord + Hash>(
    needs: &[Need],
    rarity: &Rarity,
    postings: impl IntoIterator<Item = Posting<K>>,
) -> Vec<Ranked<K>> {
    let mut sheets: BTreeMap<K, HashMap<String, f64>> = BTreeMap::new();
    for posting in postings {
        sheets.entry(posting.sheet).or_default().insert(posting.term, thousandths(posting.weight));
    }
    let asked: f64 = needs.iter().map(|need| need.share * need_rarity(need, rarity)).sum();
    let mut ranked: Vec<Ranked<K>> = sheets
        .iter()
        .map(|(sheet, held)| Ranked { sheet: *sheet, worth: worth(needs, rarity, held, asked) })
        .collect();
    ranked.retain(|sheet| sheet.worth > 0.0);
    sort(&mut ranked);
    ranked
}

/// Best first; equals by sheet, so that the order is one.
pub fn sort<K: Ord>(ranked: &mut [Ranked<K>]) {
    ranked.sort_by(|a, b| b.worth.total_cmp(&a.worth).then_with(|| a.sheet.cmp(&b.sheet)));
}

/// Drops what is worth too little beside the best.
pub fn cut<K>(ranked: &mut Vec<Ranked<K>>) {
    let best = ranked.first().map_or(0.0, |sheet| sheet.worth);
    ranked.retain(|sheet| sheet.worth >= best * CUT);
}

fn worth(needs: &[Need], rarity: &Rarity, held: &HashMap<String, f64>, asked: f64) -> f64 {
    let (mut sum, mut covered) = (0.0, 0.0);
    for need in needs {
        let best = need
            .ways
            .iter()
            .map(|way| answer(way, rarity, held))
            .fold((0.0, 0.0), |a: (f64, f64), b| if b.0 > a.0 { b } else { a });
        let (worth, weight) = best;
        let share = if need.share > 0.0 { need.share } else { 1.0 };
        sum += share * worth;
        covered += need.share * need_rarity(need, rarity) * weight.sqrt();
    }
    let coverage = if asked > 0.0 { (covered / asked).min(1.0) } else { 0.0 };
    sum * (LEAST_COVERAGE + (1.0 - LEAST_COVERAGE) * coverage)
}

/// What a way is worth in a sheet, and how certainly it stands there (0 to 1).
fn answer(way: &Way, rarity: &Rarity, held: &HashMap<String, f64>) -> (f64, f64) {
    let (mut worth, mut weight, mut present, mut all) = (0.0, 0.0, 0.0, 0.0);
    for term in &way.terms {
        all += 1.0;
        if let Some(held) = held.get(term) {
            worth += held * rarity.of(term);
            weight += held;
            present += 1.0;
        }
    }
    if present == 0.0 {
        return (0.0, 0.0);
    }
    let whole = if present < all { PART_OF_A_WAY } else { 1.0 };
    (way.trust * whole * worth / all, way.trust * whole * weight / all)
}

/// How much a need weighs in the query: as its rarest trusted way. A need that no sheet can answer weighs nothing.
fn need_rarity(need: &Need, rarity: &Rarity) -> f64 {
    let of = |way: &Way| {
        let all: f64 = way.terms.iter().map(|_| 1.0).sum();
        way.trust * way.terms.iter().map(|term| rarity.of(term)).sum::<f64>() / f64::max(all, 1.0)
    };
    need.ways.iter().map(of).fold(0.0, f64::max)
}

/// What a sheet says of whom it is for, to fit a query in which age or kind of caller are heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Youngest age served.
    pub min_age: Option<u32>,
    /// Oldest age served.
    pub max_age: Option<u32>,
    /// Whether it serves persons.
    pub is_for_persons: bool,
    /// Whether it serves firms.
    pub is_for_firms: bool,
}

impl Fit {
    /// By how much the worth changes for a caller of that age, or a firm.
    pub fn factor(&self, age: Option<u32>, is_of_firm: bool) -> f64 {
        let by_age = match age {
            None => 1.0,
            Some(age)
                if self.min_age.is_some_and(|min| age < min) || self.max_age.is_some_and(|max| age > max) =>
            {
                0.6
            }
            // Made for an age that is hers, not merely open to adults.
            Some(_)
                if self.min_age.is_some_and(|min| min >= 40) || self.max_age.is_some_and(|max| max <= 35) =>
            {
                1.3
            }
            Some(_) => 1.0,
        };
        let by_kind = match (is_of_firm, self.is_for_persons, self.is_for_firms) {
            (true, false, true) => 1.5,
            (true, true, false) => 0.85,
            (false, false, true) => 0.85,
            _ => 1.0,
        };
        by_age * by_kind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(terms: &[&str]) -> Need {
        Need {
            ways: vec![Way { terms: terms.iter().map(|t| (*t).to_owned()).collect(), trust: 1.0 }],
            share: 1.0,
        }
    }

    fn posting(term: &str, sheet: u8, weight: i64) -> Posting<u8> {
        Posting { term: term.into(), sheet, weight }
    }

    fn order(needs: &[Need], rarity: &Rarity, postings: Vec<Posting<u8>>) -> Vec<u8> {
        rank(needs, rarity, postings).into_iter().map(|ranked| ranked.sheet).collect()
    }

    #[test]
    fn rare_word_decides_over_common_ones() {
        let rarity = Rarity::new(100, [("cors".to_owned(), 60), ("saldator".to_owned(), 1)]);

        let found = order(
            &[need(&["cors"]), need(&["saldator"])],
            &rarity,
            vec![
                posting("cors", 1, 999),
                posting("saldator", 2, 300),
                posting("cors", 3, 400),
                posting("saldator", 3, 300),
            ],
        );

        assert_eq!(found, [3, 2, 1]);
    }

    #[test]
    fn sheet_that_answers_more_of_the_query_comes_first() {
        let rarity = Rarity::new(100, [("a".to_owned(), 10), ("b".to_owned(), 10)]);

        let found = order(
            &[need(&["a"]), need(&["b"])],
            &rarity,
            vec![posting("a", 1, 900), posting("a", 2, 500), posting("b", 2, 500)],
        );

        assert_eq!(found, [2, 1]);
    }

    #[test]
    fn nothing_held_ranks_nothing() {
        assert_eq!(order(&[need(&["x"])], &Rarity::default(), vec![posting("x", 1, 500)]), Vec::<u8>::new());
        assert_eq!(order(&[], &Rarity::default(), Vec::new()), Vec::<u8>::new());
    }

    #[test]
    fn sheet_for_another_age_steps_back() {
        let for_over_50 = Fit { min_age: Some(50), is_for_persons: true, ..Fit::default() };

        assert!(for_over_50.factor(Some(52), false) > 1.0);
        assert!(for_over_50.factor(Some(22), false) < 1.0);
        assert!((for_over_50.factor(None, false) - 1.0).abs() < f64::EPSILON);
    }
}
