//! The readable part of a sheet's address.

use texts::italian::words;

/// Longest slug: what a browser's address line still shows.
const LONGEST_CHARS: usize = 80;

/// `Corso per saldatore` → `corso-per-saldatore`. A name without letters gives `servizio`.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for word in words(name).into_iter().filter(|word| word.is_ascii()) {
        if !slug.is_empty() && slug.len() + word.len() >= LONGEST_CHARS {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    if slug.is_empty() { "servizio".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slug_is_plain_and_never_empty() {
        assert_eq!(slug("L'attività: «Città & lavoro»"), "l-attivita-citta-lavoro");
        assert_eq!(slug("?!"), "servizio");
        assert!(slug(&"parola ".repeat(50)).len() <= LONGEST_CHARS);
    }
}
