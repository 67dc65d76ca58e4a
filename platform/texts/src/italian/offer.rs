//! Turns of phrase in an offer of work by which it may choose people as the law forbids: found here because whoever writes
//! an offer and whoever publishes it, two rooms, look for the same words. A hint: people decide, and say why.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words;

/// What an offer seems to choose by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// Age.
    Age,
    /// Sex.
    Sex,
    /// Looks.
    Looks,
    /// Nationality, origin, first language.
    Origin,
    /// Where somebody lives.
    Home,
    /// Marriage, children, pregnancy.
    Family,
    /// Health and disability.
    Health,
    /// Religion, opinions, union, private life.
    Belief,
}

impl Ground {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Age,
        Self::Sex,
        Self::Looks,
        Self::Origin,
        Self::Home,
        Self::Family,
        Self::Health,
        Self::Belief,
    ];
}

/// Doubtful words of an offer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// Folded: what a form and a list know them by.
    pub words: String,
    /// As they stand there.
    pub said: String,
    /// What they seem to choose by.
    pub ground: Ground,
    /// Whether no reason makes them lawful: they name outright whom the offer shuts out.
    pub is_barred: bool,
}

/// What stands for doubtful words where they are left out.
const LEFT_OUT: &str = "[…]";

/// Words that no reason makes lawful. What may be lawful in its place ("madrelingua" for a translator, "ragazzi" for whoever
/// teaches them) is not among them. Patterns as those below; each is found by one of them too.
const BARRED: [&str; 40] = [
    "solo uomini",
    "solo uomo",
    "solo donne",
    "solo donna",
    "soltanto donne",
    "soltanto uomini",
    "esclusivamente donne",
    "esclusivamente uomini",
    "preferibilmente ?",
    "cercasi ?",
    "cerchiamo donna",
    "cerchiamo una donna",
    "cerchiamo donne",
    "cerchiamo un uomo",
    "cerchiamo uomini",
    "ragazza",
    "ragazze",
    "ragazzo",
    "bell* ragazz*",
    "bel ragazz*",
    "signorin*",
    "no uomini",
    "no donne",
    "women only",
    "men only",
    "girl",
    "girls",
    "solo italiani",
    "solo italiane",
    "donne italiane",
    "uomini italiani",
    "ragazz* italian*",
    "candidat* italian*",
    "no stranier*",
    "non stranier*",
    "no extracomunitari*",
    "religione ?",
    "solo cattolic*",
    "nubil*",
    "celib*",
];

/// In a pattern `#` is a number, `#x` a number with x at its end, `?` any word, `x*` any word that begins with x.
const PATTERNS: [(Ground, &[&str]); 8] = [
    (
        Ground::Age,
        &[
            "eta massima # anni",
            "eta massima #",
            "eta massima",
            "eta minima",
            "eta compresa",
            "eta tra",
            "eta fra",
            "eta non",
            "eta inferiore",
            "eta superiore",
            "eta #",
            "limit* di eta",
            "limit* d eta",
            "max # anni",
            "max ? anni",
            "massimo # anni",
            "massimo ? anni",
            "minimo # anni",
            "entro i # anni",
            "fino a # anni",
            "fino ai # anni",
            "sotto i #",
            "sopra i #",
            "non oltre i #",
            "oltre i # anni",
            "non superiore ai #",
            "non superiore a # anni",
            "di eta",
            "d eta",
            "under #",
            "under ?",
            "over #",
            "dai # ai #",
            "da # a # anni",
            "tra i # e i #",
            "fra i # e i #",
            "tra # e # anni",
            "# # anni",
            "#enn*",
            "ventenn*",
            "trentenn*",
            "quarantenn*",
            "cinquantenn*",
            "giovane",
            "giovani",
            "giovanissim*",
            "giovanil*",
            "pensionat*",
            "nati dopo il #",
            "nati dal #",
            "young",
            "age limit",
            "maximum age",
        ],
    ),
    (
        Ground::Sex,
        &[
            "solo uomini",
            "solo uomo",
            "solo donne",
            "solo donna",
            "soltanto donne",
            "soltanto uomini",
            "esclusivamente donne",
            "esclusivamente uomini",
            "preferibilmente donna",
            "preferibilmente donne",
            "preferibilmente uomo",
            "preferibilmente uomini",
            "cercasi donna",
            "cercasi donne",
            "cercasi uomo",
            "cercasi uomini",
            "cerchiamo donna",
            "cerchiamo una donna",
            "cerchiamo donne",
            "cerchiamo un uomo",
            "cerchiamo uomini",
            "riservat* a donne",
            "riservat* a uomini",
            "sesso",
            "femminil*",
            "maschil*",
            "femmin*",
            "maschio",
            "maschi",
            "ragazz*",
            "signorin*",
            "no uomini",
            "no donne",
            "militesent*",
            "militassolt*",
            "militeassolt*",
            "milite esente",
            "milite assolto",
            "women only",
            "men only",
            "girl",
            "girls",
        ],
    ),
    (
        Ground::Looks,
        &[
            "bella presenza",
            "buona presenza",
            "ottima presenza",
            "gradevole presenza",
            "presenza curata",
            "bell* ragazz*",
            "bel ragazz*",
            "bell* aspetto",
            "bel* aspetto",
            "aspetto fisico",
            "aspetto gradevole",
            "fisico prestante",
            "altezza minima",
            "altezza #",
            "taglia #",
            "foto a figura intera",
            "good looking",
        ],
    ),
    (
        Ground::Origin,
        &[
            "solo italian*",
            "italiani",
            "italiane",
            "donne italiane",
            "uomini italiani",
            "ragazz* italian*",
            "personale italiano",
            "persona italiana",
            "candidat* italian*",
            "nazionalita",
            "cittadinanza",
            "cittadin* italian*",
            "origin* italian*",
            "madrelingua",
            "madrelingua ?",
            "madre lingua",
            "lingua madre",
            "no stranier*",
            "non stranier*",
            "extracomunitari*",
            "no extracomunitari*",
            "razza",
            "etnia",
            "mother tongue",
            "native speaker*",
        ],
    ),
    (
        Ground::Home,
        &[
            "resident*",
            "residenza",
            "domiciliat*",
            "solo della zona",
            "della zona",
            "solo del posto",
            "persone del posto",
            "abitante in",
            "abitanti in",
            "living in",
        ],
    ),
    (
        Ground::Family,
        &[
            "stato civile",
            "nubil*",
            "celib*",
            "sposat*",
            "coniugat*",
            "senza figli",
            "no figli",
            "senza famiglia",
            "senza impegni famil*",
            "senza legami famil*",
            "senza vincoli famil*",
            "liber* da impegni",
            "carichi di famiglia",
            "gravidanz*",
            "incint*",
            "maternita",
        ],
    ),
    (
        Ground::Health,
        &[
            "sana e robusta",
            "sano e robusto",
            "sana costituzione",
            "robusta costituzione",
            "buona salute",
            "ottima salute",
            "perfetta salute",
            "buono stato di salute",
            "ottimo stato di salute",
            "esente da malattie",
            "invalid*",
            "disabil*",
            "normodotat*",
            "categorie protette",
            "categoria protetta",
        ],
    ),
    (
        Ground::Belief,
        &[
            "religion*",
            "religione cattolic*",
            "religione cristian*",
            "religione musulman*",
            "religione ebraic*",
            "insegnant* di religione",
            "insegnant* di religione cattolic*",
            "docent* di religione",
            "docent* di religione cattolic*",
            "solo cattolic*",
            "cattolic*",
            "cristian*",
            "musulman*",
            "ebre*",
            "iscritt* al sindacato",
            "non iscritt* a sindacati",
            "sindacalizzat*",
            "non sindacalizzat*",
            "opinioni politiche",
            "idee politiche",
            "orientamento sessuale",
            "eterosessual*",
            "omosessual*",
        ],
    ),
];

type Pattern = (Ground, Vec<&'static str>);
type ByFirst = (HashMap<&'static str, Vec<Pattern>>, Vec<Pattern>);

/// The patterns by their first word, and those that begin with no word of their own.
static BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| {
    let (mut by_first, mut open) = (HashMap::<_, Vec<Pattern>>::new(), Vec::new());
    for (ground, patterns) in PATTERNS {
        for pattern in patterns {
            let parts: Vec<&str> = pattern.split(' ').collect();
            let first = parts.first().copied().unwrap_or_default();
            let is_open = first.starts_with('#') || first.ends_with('*');
            if is_open { &mut open } else { by_first.entry(first).or_default() }.push((ground, parts));
        }
    }
    (by_first, open)
});

/// A word of a text.
struct Token<'a> {
    folded: String,
    written: &'a str,
    /// Where it begins, in bytes.
    start: usize,
    /// Whether nothing stands between it and the one before: "under35".
    is_glued: bool,
}

/// The doubtful words in the parts of an offer, each once, in the order in which they stand there. Of phrases that overlap the
/// longest is told.
pub fn doubts(parts: &[&str]) -> Vec<Doubt> {
    let mut found: Vec<Doubt> = Vec::new();
    for part in parts {
        let text = tokens(part);
        for (at, length, ground) in hits(&text) {
            let phrase = || text.iter().skip(at).take(length);
            let words = phrase().map(|token| token.folded.as_str()).collect::<Vec<_>>().join(" ");
            if found.iter().any(|known| known.words == words) {
                continue;
            }
            let mut said = String::new();
            for (place, token) in phrase().enumerate() {
                if place > 0 && !token.is_glued {
                    said.push(' ');
                }
                said.push_str(token.written);
            }
            let is_barred = is_barred(&words);
            found.push(Doubt { words, said, ground, is_barred });
        }
    }
    found
}

/// A text without its doubtful words: for whoever may not choose by them.
pub fn without_doubts(text: &str) -> String {
    let tokens = tokens(text);
    let mut left = String::new();
    let mut done = 0;
    for (at, length, _) in hits(&tokens) {
        let (Some(first), Some(last)) = (tokens.get(at), tokens.get(at + length - 1)) else { continue };
        left.push_str(text.get(done..first.start).unwrap_or_default());
        left.push_str(LEFT_OUT);
        done = last.start + last.written.len();
    }
    left.push_str(text.get(done..).unwrap_or_default());
    left
}

fn is_barred(words: &str) -> bool {
    let words: Vec<&str> = words.split(' ').collect();
    BARRED.iter().any(|pattern| {
        let parts: Vec<&str> = pattern.split(' ').collect();
        parts.len() == words.len() && words.iter().zip(parts).all(|(word, part)| fits(word, part))
    })
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let mut offset = 0;
    for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let mut start = 0;
        while let Some(rest) = word.get(start..).filter(|rest| !rest.is_empty()) {
            let written = rest.split_at(run(rest)).0;
            // A letter may fold to nothing, or to two words; the one is dropped, the others stand together.
            let folded = words(written).concat();
            if !folded.is_empty() {
                all.push(Token { folded, written, start: offset + start, is_glued: start > 0 });
            }
            start += written.len();
        }
        offset += piece.len();
    }
    all
}

/// How many bytes belong together: a number and letters beside it are two words ("under35", "25anni"), but for "35enne".
fn run(word: &str) -> usize {
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    let end = word.find(|c: char| c.is_ascii_digit() != is_number).unwrap_or(word.len());
    let is_age = is_number && word.split_at(end).1.to_lowercase().starts_with("enn");
    if is_age { word.len() } else { end }
}

/// Where doubtful words stand, how many they are, what they seem to choose by.
fn hits(text: &[Token<'_>]) -> Vec<(usize, usize, Ground)> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let before = at.checked_sub(1).and_then(|before| text.get(before)).map(|token| token.folded.as_str());
        let Some((ground, length)) = longest(rest) else {
            at += 1;
            continue;
        };
        // "Senza limiti di età" is what the law asks for.
        if ground != Ground::Age || !matches!(before, Some("senza" | "nessun" | "no")) {
            all.push((at, length, ground));
        }
        at += length;
    }
    all
}

fn longest(rest: &[Token<'_>]) -> Option<(Ground, usize)> {
    let (by_first, open) = &*BY_FIRST;
    let closed = rest
        .first()
        .and_then(|word| by_first.get(word.folded.as_str()))
        .map(Vec::as_slice)
        .unwrap_or_default();
    let all = closed.iter().chain(open).filter(|(_, pattern)| begins(rest, pattern));
    all.map(|(ground, pattern)| (*ground, pattern.len())).max_by_key(|(_, length)| *length)
}

fn begins(rest: &[Token<'_>], pattern: &[&str]) -> bool {
    rest.len() >= pattern.len() && rest.iter().zip(pattern).all(|(word, part)| fits(&word.folded, part))
}

fn fits(word: &str, part: &str) -> bool {
    let begins = |word: &str, part: &str| match part.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None => word == part,
    };
    match part.strip_prefix('#') {
        Some(end) => {
            let after = word.trim_start_matches(|c: char| c.is_ascii_digit());
            after.len() < word.len() && begins(after, end)
        }
        None => part == "?" || begins(word, part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Ground)> {
        doubts(&[text]).into_iter().map(|doubt| (doubt.words, doubt.ground)).collect()
    }

    #[test]
    fn each_ground_is_found_as_people_write_it() {
        for (text, words, ground) in [
            ("Massimo 30 anni", "massimo 30 anni", Ground::Age),
            ("massimo trenta anni", "massimo trenta anni", Ground::Age),
            ("Under 30", "under 30", Ground::Age),
            ("Età 18-30", "eta 18", Ground::Age),
            ("tra i 18 e i 29 anni", "tra i 18 e i 29", Ground::Age),
            ("18/30 anni", "18 30 anni", Ground::Age),
            ("cerchiamo 35enne", "35enne", Ground::Age),
            ("under35", "under 35", Ground::Age),
            ("max 25anni", "max 25 anni", Ground::Age),
            ("militesente", "militesente", Ground::Sex),
            ("non sindacalizzati", "non sindacalizzati", Ground::Belief),
            ("ambiente giovane", "giovane", Ground::Age),
            ("limite d’età 40", "limite d eta", Ground::Age),
            ("cercasi ragazza", "ragazza", Ground::Sex),
            ("Solo donne.", "solo donne", Ground::Sex),
            ("personale femminile", "femminile", Ground::Sex),
            ("di BELLA PRESENZA", "bella presenza", Ground::Looks),
            ("bella ragazza", "bella ragazza", Ground::Looks),
            ("donne italiane", "donne italiane", Ground::Origin),
            ("solo italiani", "solo italiani", Ground::Origin),
            ("madrelingua italiana", "madrelingua italiana", Ground::Origin),
            ("di nazionalità italiana", "nazionalita", Ground::Origin),
            ("residenti a Sarzana", "residenti", Ground::Home),
            ("nubile, senza figli", "nubile", Ground::Family),
            ("di sana e robusta costituzione", "sana e robusta", Ground::Health),
            ("di religione cattolica", "religione cattolica", Ground::Belief),
        ] {
            let first = found(text).into_iter().next();
            assert_eq!(first, Some((words.to_owned(), ground)), "{text}");
        }
    }

    #[test]
    fn longest_of_what_overlaps_is_told_once() {
        let all = found("Bella presenza, massimo 30 anni, solo donne italiane. Solo donne italiane!");
        let words: Vec<&str> = all.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(words, ["bella presenza", "massimo 30 anni", "solo donne", "italiane"]);
    }

    #[test]
    fn lawful_offers_raise_no_doubt() {
        for text in [
            "Cameriera o cameriere di sala, contratto a termine di 6 mesi, turni serali.",
            "Esperienza di 5 anni, patente C, automunita o automunito.",
            "Italiano parlato bene, livello B2. Cucina italiana.",
            "Senza limiti di età. Sede di lavoro alla Spezia, dal lunedì al venerdì dalle 8 alle 14.",
            "Si può accedere a un corso di saldatura. Mandare il curriculum entro il 30 novembre.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn words_are_told_as_they_stand_there() {
        let all = doubts(&["ETÀ massima: 35 anni"]);
        let told: Vec<(&str, &str)> = all.iter().map(|one| (one.words.as_str(), one.said.as_str())).collect();
        assert_eq!(told, [("eta massima 35 anni", "ETÀ massima 35 anni")]);
        let glued: Vec<String> = doubts(&["Solo Under35!"]).into_iter().map(|one| one.said).collect();
        assert_eq!(glued, ["Under35"]);
    }

    #[test]
    fn whom_an_offer_shuts_out_by_name_is_barred_and_what_may_be_lawful_is_not() {
        let barred = |text: &str| doubts(&[text]).iter().any(|doubt| doubt.is_barred);
        for text in
            ["no stranieri", "solo italiani", "di religione cattolica", "ragazze", "nubili", "cercasi donna"]
        {
            assert!(barred(text), "{text}");
        }
        for text in [
            "madrelingua inglese",
            "educatrice o educatore per ragazzi",
            "insegnante di religione cattolica",
            "under 30",
            "residenti",
            "prodotti italiani",
        ] {
            assert!(!barred(text), "{text}");
        }
    }

    #[test]
    fn every_barred_pattern_is_found_at_all() {
        for pattern in BARRED {
            let text = pattern.replace('*', "").replace('?', "donna");
            let text = if pattern == "religione ?" { "religione cattolica".to_owned() } else { text };
            assert!(doubts(&[&text]).iter().any(|doubt| doubt.is_barred), "{pattern}");
        }
    }

    #[test]
    fn doubtful_words_are_left_out_and_the_rest_stays_as_it_is() {
        assert_eq!(
            without_doubts("Cameriere: bella presenza, under35, sera.\nÈ qui – massimo 30 anni"),
            "Cameriere: […], […], sera.\nÈ qui – […]"
        );
        assert_eq!(without_doubts("Senza limiti di età; livello B2."), "Senza limiti di età; livello B2.");
    }

    #[test]
    fn no_phrase_reaches_from_one_part_into_the_next() {
        assert_eq!(doubts(&["Massimo", "30 anni"]), []);
    }

    #[test]
    fn every_pattern_is_written_as_text_is_folded() {
        for pattern in PATTERNS.iter().flat_map(|(_, patterns)| *patterns) {
            assert_eq!(super::super::fold(pattern), *pattern);
        }
    }
}
