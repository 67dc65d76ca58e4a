//! Trades in a title that are said of women alone: the law wants both forms, and says so to whoever looks for men alone too;
//! but in Italian the masculine is what many write for both, and the feminine never is.

use super::Token;

/// The feminine and the masculine of trades that are often offered to women alone. Plurals where they differ from a singular.
const TRADES: [(&str, &str); 61] = [
    ("addetta", "addetto"),
    ("addette", "addetti"),
    ("animatrice", "animatore"),
    ("animatrici", "animatori"),
    ("attrice", "attore"),
    ("attrici", "attori"),
    ("bagnina", "bagnino"),
    ("ballerina", "ballerino"),
    ("ballerine", "ballerini"),
    ("bidella", "bidello"),
    ("cameriera", "cameriere"),
    ("cassiera", "cassiere"),
    ("collaboratrice", "collaboratore"),
    ("collaboratrici", "collaboratori"),
    ("commessa", "commesso"),
    ("commesse", "commessi"),
    ("coordinatrice", "coordinatore"),
    ("cucitrice", "cucitore"),
    ("cuoca", "cuoco"),
    ("cuoche", "cuochi"),
    ("domestica", "domestico"),
    ("educatrice", "educatore"),
    ("educatrici", "educatori"),
    ("fioraia", "fioraio"),
    ("fornaia", "fornaio"),
    ("gelataia", "gelataio"),
    ("guardarobiera", "guardarobiere"),
    ("impiegata", "impiegato"),
    ("impiegate", "impiegati"),
    ("indossatrice", "indossatore"),
    ("indossatrici", "indossatori"),
    ("infermiera", "infermiere"),
    ("istruttrice", "istruttore"),
    ("istruttrici", "istruttori"),
    ("lavandaia", "lavandaio"),
    ("maestra", "maestro"),
    ("maestre", "maestri"),
    ("magazziniera", "magazziniere"),
    ("massaggiatrice", "massaggiatore"),
    ("modella", "modello"),
    ("modelle", "modelli"),
    ("operaia", "operaio"),
    ("operaie", "operai"),
    ("operatrice", "operatore"),
    ("operatrici", "operatori"),
    ("parrucchiera", "parrucchiere"),
    ("pasticciera", "pasticciere"),
    ("pizzaiola", "pizzaiolo"),
    ("portiera", "portiere"),
    ("promotrice", "promotore"),
    ("promotrici", "promotori"),
    ("puericultrice", "puericultore"),
    ("ragioniera", "ragioniere"),
    ("sarta", "sarto"),
    ("sarte", "sarti"),
    ("segretaria", "segretario"),
    ("segretarie", "segretari"),
    ("stiratrice", "stiratore"),
    ("traduttrice", "traduttore"),
    ("venditrice", "venditore"),
    ("venditrici", "venditori"),
];

/// Two words side by side, or one, by which an offer says that it is for women and men.
const BOTH: [&[&str]; 8] = [
    &["m", "f"],
    &["f", "m"],
    &["u", "d"],
    &["d", "u"],
    &["uomo", "donna"],
    &["donna", "uomo"],
    &["ambosessi"],
    &["ambo", "i", "sessi"],
];

/// Whether a text says that it is for women and men.
pub(super) fn is_for_both(text: &[Token<'_>]) -> bool {
    let says = |both: &[&str]| {
        text.windows(both.len()).any(|part| part.iter().zip(both).all(|(token, word)| token.folded == **word))
    };
    BOTH.iter().any(|both| says(both))
}

/// The wording in both forms of a trade that stands here in the feminine alone; `title` is all of it, `at` the word.
pub(super) fn both_forms(title: &str, tokens: &[Token<'_>], at: usize) -> Option<String> {
    let token = tokens.get(at)?;
    let (_, masculine) = TRADES.iter().find(|(feminine, _)| token.folded == *feminine)?;
    // "Cameriera o cameriere", "commessa/o".
    let after = title.get(token.start + token.written.len()..).unwrap_or_default();
    if tokens.iter().any(|other| other.folded == *masculine) || after.starts_with(['/', '(', '*']) {
        return None;
    }
    let mut first = masculine.chars();
    let begin = first.next()?;
    let begin =
        if token.written.starts_with(char::is_uppercase) { begin.to_ascii_uppercase() } else { begin };
    Some(format!("{begin}{}/{}", first.as_str(), token.written.to_lowercase()))
}
