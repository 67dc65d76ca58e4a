//! Typing errors: which known words lie one or two slips away from what was typed.
//!
//! Two words a slip apart share a spelling once a letter is taken out of each; so the index keeps, for each known
//! word, its spellings with letters taken out, and a lookup by equality finds the neighbours on any database.

use std::collections::BTreeSet;

/// Only this many first letters are spelled with letters taken out: what follows is checked by [`distance`].
const PREFIX_CHARS: usize = 7;

/// How many slips a word of that length may hold and still be guessed.
pub fn slips_forgiven(word: &str) -> usize {
    if word.chars().any(|c| c.is_ascii_digit()) {
        return 0;
    }
    match word.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// The spellings by which a word is found: its beginning, whole and with letters taken out.
pub fn spellings(word: &str) -> BTreeSet<String> {
    let beginning: String = word.chars().take(PREFIX_CHARS).collect();
    let mut found = BTreeSet::from([beginning.clone()]);
    let mut last = found.clone();
    for _ in 0..slips_forgiven(word) {
        last = last.iter().flat_map(|spelling| without_one(spelling)).collect();
        found.extend(last.iter().cloned());
    }
    found
}

fn without_one(spelling: &str) -> Vec<String> {
    let letters = spelling.chars().count();
    (0..letters)
        .map(|gone| spelling.chars().enumerate().filter(|(at, _)| *at != gone).map(|(_, c)| c).collect())
        .collect()
}

/// How many slips part two words: a letter too many, too few, another, or two neighbours swapped. Gives up, and says
/// `None`, above `most`.
pub fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, facing) in other.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&above, column) + usize::from(letter != facing);
            let mut best = changed.min(at(&above, column + 1) + 1).min(at(&line, column) + 1);
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(facing)
                && other.get(column - 1) == Some(letter);
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            line.push(best);
        }
        if line.iter().all(|slips| *slips > most) {
            return None;
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_a_swap_as_one_slip() {
        assert_eq!(distance("saldatroe", "saldatore", 2), Some(1));
        assert_eq!(distance("curiculum", "curriculum", 2), Some(1));
        assert_eq!(distance("curriculum", "curriculum", 0), Some(0));
        assert_eq!(distance("casa", "corso", 1), None);
    }

    #[test]
    fn neighbours_share_a_spelling() {
        for (typed, meant) in [("saldatroe", "saldatore"), ("tirocignio", "tirocinio"), ("muleto", "muletto")]
        {
            assert!(!spellings(typed).is_disjoint(&spellings(meant)), "{typed} {meant}");
        }
    }

    #[test]
    fn short_words_and_numbers_are_not_guessed() {
        assert_eq!(spellings("oss").len(), 1);
        assert_eq!(slips_forgiven("2026"), 0);
    }
}
