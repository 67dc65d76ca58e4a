//! Texts that stand in the office and in reports without saying who somebody is: where a proof is, why something was wrong.
//! The look of a name is a guess: it asks for another wording, and never takes anything away.

use kernel::FiscalCode;

use super::day;

/// A text in one line.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// So many digits in a row are a telephone number, if they begin like one: a date has fewer.
const TELEPHONE: std::ops::RangeInclusive<usize> = 9..=13;

/// Whether a text says who somebody is: name and surname, a telephone number, a mail address, a fiscal code.
pub fn tells_who(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    words.iter().any(|word| is_mail(word))
        || words.iter().any(|word| FiscalCode::parse(&bare(word)).is_ok())
        || has_telephone(&words)
        || has_name(text)
}

fn is_mail(word: &str) -> bool {
    // The address of a page may hold an @ of its own.
    word.contains('@') && !word.contains("://")
}

/// Digits, however they are parted. Days are none of them.
fn has_telephone(words: &[&str]) -> bool {
    let is_day = |word: &str| day(word.trim_end_matches([',', ';', ')'])).is_some();
    // The codes of projects and contracts have digits between letters.
    let is_code = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        letters
            .windows(2)
            .any(|two| matches!(two, [one, other] if one.is_alphabetic() && other.is_ascii_digit()))
    };
    let plain = |word: &&'_ str| !is_day(word) && !is_code(word);
    let rest: Vec<&str> = words.iter().map(|word| if plain(word) { *word } else { "," }).collect();
    let text = rest.join(" ");
    let mut runs = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '/' | '+')));
    runs.any(|run| {
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        let national = digits.strip_prefix("0039").or_else(|| digits.strip_prefix("39")).unwrap_or(&digits);
        let begins =
            digits.starts_with(['0', '3']) || (run.contains('+') && national.starts_with(['0', '3']));
        begins && TELEPHONE.contains(&digits.len())
    })
}

/// A first name that many have, beside another word with a capital letter; not that of a street, a school, a saint.
fn has_name(text: &str) -> bool {
    text.split([',', ';', ':', '.', '(', ')', '"', '«', '»']).any(|part| {
        let words: Vec<&str> = part.split_whitespace().collect();
        words.iter().enumerate().any(|(place, word)| {
            let other =
                |place: Option<usize>| place.and_then(|place| words.get(place)).copied().unwrap_or("");
            let (before, after) = (other(place.checked_sub(1)), other(place.checked_add(1)));
            let is_named = |word: &str| PLACES.contains(&word.to_lowercase().as_str());
            let is_place = is_named(before) || is_named(other(place.checked_sub(2)));
            is_first_name(word)
                && !is_place
                && (is_capital(after) || is_capital(before) && !is_first_of(place - 1, &words))
        })
    })
}

/// The first word of a sentence has a capital letter whatever it is, unless it is a short one.
fn is_first_of(place: usize, words: &[&str]) -> bool {
    place == 0 && words.len() > 2
}

fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && word.chars().count() > 1
}

fn is_first_name(word: &str) -> bool {
    is_capital(word) && FIRST_NAMES.contains(&word.to_lowercase().as_str())
}

/// What stands before the name of a place.
const PLACES: [&str; 23] = [
    "via",
    "viale",
    "piazza",
    "piazzale",
    "corso",
    "largo",
    "vicolo",
    "sala",
    "scuola",
    "istituto",
    "liceo",
    "biblioteca",
    "teatro",
    "palazzo",
    "villa",
    "centro",
    "fondazione",
    "associazione",
    "san",
    "santa",
    "santo",
    "ospedale",
    "parco",
];

/// First names that many people in Italy have.
const FIRST_NAMES: [&str; 169] = [
    "adriana",
    "adriano",
    "agnese",
    "alberto",
    "aldo",
    "alessandra",
    "alessandro",
    "alessia",
    "alessio",
    "alice",
    "andrea",
    "angela",
    "angelo",
    "anna",
    "annamaria",
    "antonella",
    "antonietta",
    "antonio",
    "arianna",
    "asia",
    "aurora",
    "barbara",
    "beatrice",
    "bruno",
    "camilla",
    "carla",
    "carlo",
    "carmela",
    "carmen",
    "caterina",
    "cecilia",
    "chiara",
    "cinzia",
    "claudia",
    "claudio",
    "concetta",
    "cristian",
    "cristiana",
    "cristiano",
    "cristina",
    "daniela",
    "daniele",
    "dario",
    "davide",
    "debora",
    "denise",
    "diego",
    "domenico",
    "donatella",
    "edoardo",
    "elena",
    "eleonora",
    "elisa",
    "elisabetta",
    "emanuela",
    "emanuele",
    "emma",
    "enrico",
    "enzo",
    "erica",
    "erika",
    "ernesto",
    "fabio",
    "fabrizio",
    "fatima",
    "federica",
    "federico",
    "filippo",
    "flavio",
    "franca",
    "francesca",
    "francesco",
    "franco",
    "gabriele",
    "gabriella",
    "gaia",
    "gennaro",
    "giacomo",
    "gianluca",
    "gianni",
    "giorgia",
    "giorgio",
    "giovanna",
    "giovanni",
    "giulia",
    "giuliana",
    "giuliano",
    "giulio",
    "giuseppe",
    "giuseppina",
    "greta",
    "guido",
    "ilaria",
    "irene",
    "ivan",
    "jacopo",
    "jessica",
    "laura",
    "leonardo",
    "letizia",
    "lidia",
    "lisa",
    "livio",
    "lorena",
    "lorenzo",
    "loredana",
    "luca",
    "lucia",
    "luciana",
    "luciano",
    "ludovica",
    "luigi",
    "luisa",
    "manuela",
    "marcello",
    "marco",
    "margherita",
    "maria",
    "mariangela",
    "marina",
    "mario",
    "marta",
    "martina",
    "massimiliano",
    "massimo",
    "matilde",
    "matteo",
    "maurizio",
    "michela",
    "michele",
    "mirko",
    "mohamed",
    "monica",
    "nadia",
    "nicola",
    "nicole",
    "noemi",
    "ornella",
    "paola",
    "paolo",
    "pasquale",
    "patrizia",
    "pietro",
    "raffaele",
    "raffaella",
    "renato",
    "riccardo",
    "rita",
    "roberta",
    "roberto",
    "rosa",
    "rosanna",
    "salvatore",
    "sandra",
    "sara",
    "sergio",
    "serena",
    "silvia",
    "simona",
    "simone",
    "sofia",
    "stefania",
    "stefano",
    "teresa",
    "tommaso",
    "umberto",
    "valentina",
    "valeria",
    "vincenzo",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_says_who_somebody_is_is_known() {
        for text in [
            "Foglio firme di Maria Rossi, 333 1234567",
            "Foglio firme di Maria Rossi",
            "Rossi Maria",
            "telefono 0187 123456",
            "chiamare +39 333 1234567",
            "scritto a persona@example.org",
            "registro 12, RSSMRA85T10A562S",
            "sentito Mohamed Amrani",
        ] {
            assert!(tells_who(text), "{text}");
        }
    }

    #[test]
    fn text_that_says_where_something_is_is_let_through() {
        for text in [
            "Registro delle presenze del 03/11/2026, 12 iscritti",
            "Fattura 2026/000123 del 30/11/2026",
            "Via Giovanni Pascoli 12, sala Anna Frank",
            "https://www.example.org/@comune/incontri",
            "Protocollo 0012345 del Comune di Follo",
            "Biblioteca civica, foglio firme",
            "CUP B51B21000660006",
            "Comune di Santo Stefano di Magra",
            "incontro a San Marco",
        ] {
            assert!(!tells_who(text), "{text}");
        }
    }
}
