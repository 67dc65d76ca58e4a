//! Words in a vacancy that the law may not bear. A hint for whoever approves it: people decide.

use super::{Details, Kind};
use texts::italian::{fold, words};

/// Turns of phrase that choose by age, sex, origin, looks, belief or family.
const PHRASES: [&str; 34] = [
    "eta massima",
    "eta minima",
    "eta compresa",
    "limite di eta",
    "max anni",
    "massimo anni",
    "non oltre i",
    "non superiore ai",
    "under",
    "over",
    "giovane eta",
    "solo uomini",
    "solo donne",
    "sesso maschile",
    "sesso femminile",
    "bella presenza",
    "nazionalita italiana",
    "solo italiani",
    "solo italiane",
    "donne italiane",
    "uomini italiani",
    "ragazze italiane",
    "ragazzi italiani",
    "madrelingua italiana",
    "bella ragazza",
    "bel ragazzo",
    "solo ragazze",
    "cittadinanza italiana",
    "razza",
    "religione",
    "stato civile",
    "nubile",
    "celibe",
    "senza figli",
];

/// The doubtful phrases that stand in a vacancy; none in anything else.
pub fn doubts(details: &Details) -> Vec<&'static str> {
    if details.kind != Kind::Vacancy {
        return Vec::new();
    }
    let all = [&details.title, &details.summary, &details.body, &details.requirements];
    let text = all.map(|part| words(&fold(part)).join(" ")).join(" ");
    // "max 35 anni" is "max anni" with its number.
    let without_numbers: Vec<&str> =
        text.split(' ').filter(|word| !word.chars().all(|c| c.is_ascii_digit())).collect();
    let padded = format!(" {} ", without_numbers.join(" "));
    PHRASES.into_iter().filter(|phrase| padded.contains(&format!(" {phrase} "))).collect()
}
