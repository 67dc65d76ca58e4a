//! Search in plain Italian ([`texts::italian`]): which opportunities answer a query best. They are few and short lived,
//! so that a column of stems is index enough.

use std::collections::BTreeSet;

use texts::italian::{has_meaning, stem, words};

/// More words than this are no query.
const MOST_WORDS: usize = 8;
/// A word of the title says so much more than one of the text.
const TITLE_WORTH: u32 = 3;

/// The stems of the words that carry meaning, each once.
pub fn stems(text: &str) -> BTreeSet<String> {
    words(text).into_iter().filter(|word| has_meaning(word)).map(|word| stem(&word)).collect()
}

/// Stems as a column keeps them: each between two spaces, so that a whole one is found by comparison of texts.
pub fn column(stems: &BTreeSet<String>) -> String {
    let mut column = String::from(" ");
    for stem in stems {
        column.push_str(stem);
        column.push(' ');
    }
    column
}

/// What somebody looks for; empty when nothing she typed carries meaning.
pub fn query(text: &str) -> Vec<String> {
    stems(text).into_iter().take(MOST_WORDS).collect()
}

/// How well an opportunity answers: words found, those of the title weighing more. Zero is no answer.
pub fn worth(query: &[String], title: &str, all: &str) -> u32 {
    let holds = |column: &str, stem: &str| column.contains(&format!(" {stem} "));
    query
        .iter()
        .map(|stem| match (holds(title, stem), holds(all, stem)) {
            (true, _) => TITLE_WORTH,
            (false, true) => 1,
            (false, false) => 0,
        })
        .sum()
}

/// Keeps the best: who holds every word, or, where none does, who is worth at least half of the best.
pub fn best<T>(query: &[String], mut found: Vec<(u32, usize, T)>) -> Vec<T> {
    let whole = found.iter().any(|(_, held, _)| *held == query.len());
    let top = found.iter().map(|(worth, ..)| *worth).max().unwrap_or(0);
    found.retain(|(worth, held, _)| if whole { *held == query.len() } else { *worth * 2 >= top && top > 0 });
    // The order in which they came decides between equals.
    found.sort_by_key(|one| std::cmp::Reverse(one.0));
    found.into_iter().map(|(.., one)| one).collect()
}

/// How many words of a query a column holds.
pub fn held(query: &[String], all: &str) -> usize {
    query.iter().filter(|stem| all.contains(&format!(" {stem} "))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, titles: &[&str]) -> Vec<String> {
        let query = query(text);
        let rows = titles.iter().map(|title| {
            let column = column(&stems(title));
            (worth(&query, &column, &column), held(&query, &column), (*title).to_owned())
        });
        best(&query, rows.filter(|(worth, ..)| *worth > 0).collect())
    }

    #[test]
    fn forms_and_accents_of_a_word_find_it() {
        let titles = ["Corso per saldatori", "Cameriere di sala", "Novità per le imprese"];
        assert_eq!(found("saldatore", &titles), ["Corso per saldatori"]);
        assert_eq!(found("NOVITA", &titles), ["Novità per le imprese"]);
        assert_eq!(found("corsi", &titles), ["Corso per saldatori"]);
        assert!(found("astronave", &titles).is_empty());
    }

    #[test]
    fn who_holds_every_word_comes_alone() {
        let titles = ["Corso di cucina", "Corso per saldatori", "Saldatore in cantiere"];
        assert_eq!(found("un corso per saldatore", &titles), ["Corso per saldatori"]);
        assert_eq!(found("corso di astronave", &titles), ["Corso di cucina", "Corso per saldatori"]);
    }

    #[test]
    fn stop_words_alone_are_no_query() {
        assert!(query("per il con la").is_empty());
        assert!(
            query(&"parola diversa uguale altra nuova quinta sesta settima ottava nona decima ".repeat(9))
                .len()
                <= 8
        );
    }
}
