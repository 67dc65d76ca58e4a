//! What is wrong with a document, with the line and what may stand there.

use texts::{Message, Translator};

use crate::model::{FormFault, TableFault, Wanted};

pub(super) fn said(fault: &FormFault, text: &str, say: &Translator) -> Message {
    let line = fault.line(text);
    let at = |key: &'static str, at: &str| Message::new(key).with("at", at.to_owned()).with("line", line);
    let listed =
        |key: &'static str, word: &str, allowed: &[String]| at(key, word).with("allowed", allowed.join(", "));
    match fault {
        // Of the whole document.
        FormFault::Neither => Message::new("report-definition-neither"),
        FormFault::Unchanged => Message::new("report-definition-unchanged"),
        FormFault::TooMany(most) => Message::new("report-definition-too-many").with("most", *most),
        FormFault::NoToml(_) => Message::new("report-definition-no-toml").with("line", line),
        FormFault::Missing(_, key) => at("report-definition-key-missing", key),
        FormFault::UnknownKey(_, key, allowed) => listed("report-definition-key-unknown", key, allowed),
        FormFault::UnknownWord(_, word, allowed) | FormFault::UnknownValue(_, word, allowed) => {
            listed("report-definition-word-unknown", word, allowed)
        }
        FormFault::WrongKind(_, wanted) => {
            Message::new("report-definition-wanted").with("wanted", say.t(kind(*wanted))).with("line", line)
        }
        FormFault::Schema(_) => Message::new("report-definition-schema").with("line", line),
        FormFault::MissingWords(words) => at("report-definition-words", words),
        FormFault::TooLong(words, most) => {
            let shown: String = words.chars().take(60).collect();
            at("report-definition-too-long", &shown).with("most", *most)
        }
        FormFault::WrongKey(key) => at("report-definition-key", key),
        FormFault::WrongVersion(key) => at("report-definition-version", key),
        FormFault::NoScope => Message::new("report-definition-no-scope").with("line", line),
        FormFault::UnknownMeasure(key) => at("report-definition-measure", key),
        FormFault::WrongTable(key, why) => at("report-definition-table", key).with("why", say.t(table(*why))),
        FormFault::NoOutcome(key) => at("report-definition-outcome", key),
        FormFault::Edition(key, 0, next) => at("report-definition-edition-gone", key).with("next", *next),
        FormFault::Edition(key, now, next) => {
            at("report-definition-edition", key).with("now", *now).with("next", *next)
        }
    }
}

const fn kind(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Text => "report-definition-kind-text",
        Wanted::Words => "report-definition-kind-words",
        Wanted::List => "report-definition-kind-list",
        Wanted::Number => "report-definition-kind-number",
        Wanted::YesOrNo => "report-definition-kind-yes-or-no",
        Wanted::Table => "report-definition-kind-table",
    }
}

const fn table(why: TableFault) -> &'static str {
    match why {
        TableFault::NoMeasures => "report-definition-table-no-measures",
        TableFault::NoRows => "report-definition-table-no-rows",
        TableFault::TwoRows => "report-definition-table-two-rows",
        TableFault::MeasuresAndColumns => "report-definition-table-measures",
        TableFault::Twice => "report-definition-table-twice",
        TableFault::OfAgreements => "report-definition-table-agreements",
        TableFault::LinesAndOthers => "report-definition-table-lines",
    }
}
