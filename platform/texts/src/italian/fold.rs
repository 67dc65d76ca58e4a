//! Text as it is compared: lower case, without accents, cut into words.

use unicode_normalization::UnicodeNormalization as _;

/// Longest word kept: what is longer is no word, and would only swell the index.
const LONGEST_WORD_CHARS: usize = 40;

/// Lower case, without accents and other marks: `Città` and `citta'` become the same.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words of a text, folded. Apostrophes part words (`l'italiano` is `l` and `italiano`), as everything does that
/// is neither letter nor digit.
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST_WORD_CHARS).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_apostrophes_are_forgiven() {
        assert_eq!(words("L'ATTIVITÀ dell’attivita'"), ["l", "attivita", "dell", "attivita"]);
        assert_eq!(words("perché, p.iva?"), ["perche", "p", "iva"]);
    }

    #[test]
    fn word_without_end_is_cut() {
        assert_eq!(words(&"a".repeat(1000)).concat().len(), LONGEST_WORD_CHARS);
    }
}
