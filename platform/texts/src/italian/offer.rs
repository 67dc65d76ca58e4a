//! Turns of phrase in an offer of work by which it may choose people as the law forbids: found here because whoever writes
//! an offer and whoever publishes it, two rooms, look for the same words. A hint: people decide, and say why ([`Reasons`]).

mod lawful;
mod patterns;
mod titles;

use std::collections::HashMap;
use std::sync::LazyLock;

pub use lawful::{Exception, Lack, REASON_LENGTH, Reason, Reasons};
use patterns::PATTERNS;

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
    /// By which of them they may stay; none where no reason makes them lawful.
    pub exceptions: &'static [Exception],
    /// What to write in their place, where it is known: a trade in both its forms.
    pub instead: Option<String>,
}

impl Doubt {
    /// Whether no reason makes them lawful: they name outright whom the offer shuts out.
    pub const fn is_barred(&self) -> bool {
        self.exceptions.is_empty()
    }
}

/// What stands for doubtful words where they are left out.
const LEFT_OUT: &str = "[…]";

/// What is chosen by, whether it is barred, the words.
type Pattern = (Ground, bool, Vec<&'static str>);
type ByFirst = (HashMap<&'static str, Vec<Pattern>>, Vec<Pattern>);

/// The patterns by their first word, and those that begin with no word of their own.
static BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| {
    let (mut by_first, mut open) = (HashMap::<_, Vec<Pattern>>::new(), Vec::new());
    for (ground, patterns) in PATTERNS {
        for pattern in patterns {
            let words = pattern.strip_prefix('!');
            let parts: Vec<&str> = words.unwrap_or(pattern).split(' ').collect();
            let first = parts.first().copied().unwrap_or_default();
            let is_open = first.starts_with('#') || first.ends_with('*');
            let group = if is_open { &mut open } else { by_first.entry(first).or_default() };
            group.push((ground, words.is_some(), parts));
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

/// A place in a text where doubtful words stand.
struct Hit {
    at: usize,
    length: usize,
    ground: Ground,
    is_barred: bool,
    instead: Option<String>,
}

/// The doubtful words of an offer, each once, in the order in which they stand there. Of phrases that overlap the longest is
/// told. In the title a trade that is said of women alone is one too.
pub fn doubts(title: &str, rest: &[&str]) -> Vec<Doubt> {
    let parts: Vec<(&str, Vec<Token<'_>>)> =
        std::iter::once(&title).chain(rest).map(|part| (*part, tokens(part))).collect();
    let is_show = parts.iter().flat_map(|(_, tokens)| tokens).any(|token| lawful::is_show(&token.folded));
    let is_for_both = parts.iter().any(|(_, tokens)| titles::is_for_both(tokens));
    let mut found: Vec<Doubt> = Vec::new();
    for (place, (part, text)) in parts.iter().enumerate() {
        for hit in hits(text, (place == 0 && !is_for_both).then_some(*part)) {
            let phrase = || text.iter().skip(hit.at).take(hit.length);
            let words = folded(phrase());
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
            let exceptions = lawful::exceptions(hit.ground, hit.is_barred, is_show);
            found.push(Doubt { words, said, ground: hit.ground, exceptions, instead: hit.instead });
        }
    }
    found
}

fn folded<'a>(phrase: impl Iterator<Item = &'a Token<'a>>) -> String {
    phrase.map(|token| token.folded.as_str()).collect::<Vec<_>>().join(" ")
}

/// A part of an offer without the words of these doubts: for whoever may not choose by them. Where it is known what to write
/// in their place, and this is the title, that stands there.
pub fn without(text: &str, is_title: bool, doubts: &[Doubt]) -> String {
    let tokens = tokens(text);
    let mut left = String::new();
    let mut done = 0;
    for hit in hits(&tokens, is_title.then_some(text)) {
        let words = folded(tokens.iter().skip(hit.at).take(hit.length));
        let Some(doubt) = doubts.iter().find(|doubt| doubt.words == words) else { continue };
        let (Some(first), Some(last)) = (tokens.get(hit.at), tokens.get(hit.at + hit.length - 1)) else {
            continue;
        };
        left.push_str(text.get(done..first.start).unwrap_or_default());
        left.push_str(hit.instead.as_ref().and(doubt.instead.as_deref()).unwrap_or(LEFT_OUT));
        done = last.start + last.written.len();
    }
    left.push_str(text.get(done..).unwrap_or_default());
    left
}

/// Words by which a text asks something of people: only then what it says of them chooses among them. Who asks about
/// incentives for the young says whom they are for.
const ASKING: [&str; 19] = [
    "cerco",
    "cerca",
    "cercano",
    "cercasi",
    "cerchiamo",
    "requisit*",
    "richied*",
    "richiest*",
    "selezion*",
    "candidat*",
    "preferib*",
    "preferi*",
    "riservat*",
    "esclusiv*",
    "solo",
    "soltanto",
    "solamente",
    "obbligatori*",
    "indispensabil*",
];

/// Whether a text asks something of people.
pub fn asks_of_people(parts: &[&str]) -> bool {
    let says = |part: &&str| {
        tokens(part).iter().any(|token| ASKING.iter().any(|pattern| fits(&token.folded, pattern)))
    };
    parts.iter().any(says)
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

/// Where doubtful words stand in a text; of trades too where it is a title that does not say that it is for all.
fn hits(text: &[Token<'_>], title: Option<&str>) -> Vec<Hit> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let before = at.checked_sub(1).and_then(|before| text.get(before)).map(|token| token.folded.as_str());
        let Some((ground, length, is_barred)) = longest(rest) else {
            if let Some(instead) = title.and_then(|title| titles::both_forms(title, text, at)) {
                let instead = Some(instead);
                all.push(Hit { at, length: 1, ground: Ground::Sex, is_barred: false, instead });
            }
            at += 1;
            continue;
        };
        // "Senza limiti di età" is what the law asks for.
        if ground != Ground::Age || !matches!(before, Some("senza" | "nessun" | "no")) {
            all.push(Hit { at, length, ground, is_barred, instead: None });
        }
        at += length;
    }
    all
}

/// The longest phrase that begins here; of two of a length the barred one.
fn longest(rest: &[Token<'_>]) -> Option<(Ground, usize, bool)> {
    let (by_first, open) = &*BY_FIRST;
    let closed = rest
        .first()
        .and_then(|word| by_first.get(word.folded.as_str()))
        .map(Vec::as_slice)
        .unwrap_or_default();
    let all = closed.iter().chain(open).filter(|(_, _, pattern)| begins(rest, pattern));
    all.map(|(ground, is_barred, pattern)| (*ground, pattern.len(), *is_barred))
        .max_by_key(|(_, length, is_barred)| (*length, *is_barred))
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
        doubts("", &[text]).into_iter().map(|doubt| (doubt.words, doubt.ground)).collect()
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
            ("milite esente", "milite esente", Ground::Sex),
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
        let all = doubts("", &["ETÀ massima: 35 anni"]);
        let told: Vec<(&str, &str)> = all.iter().map(|one| (one.words.as_str(), one.said.as_str())).collect();
        assert_eq!(told, [("eta massima 35 anni", "ETÀ massima 35 anni")]);
        let glued: Vec<String> = doubts("", &["Solo Under35!"]).into_iter().map(|one| one.said).collect();
        assert_eq!(glued, ["Under35"]);
    }

    #[test]
    fn whom_an_offer_shuts_out_by_name_is_barred_and_what_may_be_lawful_is_not() {
        let barred = |text: &str| doubts("", &[text]).iter().any(Doubt::is_barred);
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
    fn every_barred_pattern_is_found_and_barred_though_another_fits_too() {
        let barred = || PATTERNS.iter().flat_map(|(_, all)| *all).filter_map(|one| one.strip_prefix('!'));
        for pattern in barred() {
            let text = pattern.replace('*', "i");
            let all = doubts("", &[&text]);
            assert_eq!((all.len(), all.iter().any(Doubt::is_barred)), (1, true), "{pattern}");
        }
        assert_eq!(barred().count(), 49);
    }

    #[test]
    fn trade_of_women_alone_in_a_title_is_doubtful_and_both_its_forms_are_told() {
        for (title, instead) in [
            ("Cameriera", "Cameriere/cameriera"),
            ("Cerchiamo segretaria d’ufficio", "segretario/segretaria"),
            ("Commessa a tempo pieno", "Commesso/commessa"),
            ("Due cuoche", "cuochi/cuoche"),
        ] {
            let all = doubts(title, &[]);
            let told: Vec<_> =
                all.iter().map(|one| (one.ground, one.is_barred(), one.instead.as_deref())).collect();
            assert_eq!(told, [(Ground::Sex, false, Some(instead))], "{title}");
        }
        for title in [
            "Cameriera o cameriere di sala",
            "Commessa/o",
            "Commesso/a",
            "Segretaria (m/f)",
            "Cuoca F/M",
            "Infermiera, ambosessi",
            "Addette e addetti alle pulizie",
            "Cameriere di sala",
            "Receptionist",
        ] {
            assert_eq!(doubts(title, &[]), [], "{title}");
        }
        // Only the title names the place; elsewhere a trade may be the colleague's.
        assert_eq!(doubts("Barista", &["Affianca la cameriera."]), []);
        assert_eq!(doubts("Cameriera", &["Contratto a termine, m/f."]), []);
    }

    #[test]
    fn doubtful_words_are_left_out_and_the_rest_stays_as_it_is() {
        let without = |text: &str| without(text, false, &doubts("", &[text]));
        assert_eq!(
            without("Cameriere: bella presenza, under35, sera.\nÈ qui – massimo 30 anni"),
            "Cameriere: […], […], sera.\nÈ qui – […]"
        );
        assert_eq!(without("Senza limiti di età; livello B2."), "Senza limiti di età; livello B2.");
    }

    #[test]
    fn only_the_words_of_these_doubts_are_left_out_and_a_trade_stands_in_both_forms() {
        let (title, text) = ("Cameriera under 30", "Bella presenza. Cameriera esperta.");
        let mut all = doubts(title, &[text]);
        assert_eq!(without(title, true, &all), "Cameriere/cameriera […]");
        assert_eq!(without(text, false, &all), "[…]. Cameriera esperta.");
        all.retain(|doubt| doubt.words != "bella presenza");
        assert_eq!(without(text, false, &all), text);
    }

    #[test]
    fn text_that_asks_of_people_is_told_from_one_that_speaks_of_them() {
        assert!(asks_of_people(&["Corso di cucina", "Solo per under 30"]));
        assert!(!asks_of_people(&["Incentivi", "Vorremmo assumere giovani under 30: ci sono aiuti?"]));
    }

    #[test]
    fn no_phrase_reaches_from_one_part_into_the_next() {
        assert_eq!(doubts("Massimo", &["30 anni"]), []);
    }

    #[test]
    fn every_pattern_is_written_as_text_is_folded() {
        for pattern in PATTERNS.iter().flat_map(|(_, patterns)| *patterns) {
            let pattern = pattern.trim_start_matches('!');
            assert_eq!(super::super::fold(pattern), pattern);
        }
    }
}
