//! The words by which the list's search finds a request: those of sender, subject and number.

use texts::italian::{fold, stem};

/// More words than a subject and a name have.
const MOST: usize = 24;

/// The words of these texts, each once.
pub fn words_of(texts: &[&str]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for text in texts {
        for word in query_words(text) {
            if words.len() < MOST && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}

/// What somebody looks for, as the index has it.
pub fn query_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| part.chars().count() > 1);
    parts.take(MOST).map(|part| stem(&part.chars().take(40).collect::<String>())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again_however_they_are_typed() {
        let words =
            words_of(&["Corsi di saldatura", "Anna Perché", "anna@persone.example.org", "C-2026-000123"]);

        for typed in ["corso", "SALDATURE", "perche", "anna@persone.example.org", "000123", "c-2026-000123"] {
            assert!(query_words(typed).iter().all(|word| words.contains(word)), "{typed}: {words:?}");
        }
        assert!(!words.contains(&"tornitore".to_owned()));
    }
}
