//! Measures and report forms: documents that people write, keep and exchange, so that a new funder needs no new code.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Dim, Filters, Unit};

/// The schema of the documents.
pub const SCHEMA: u32 = 1;

/// The measures that come with the program.
pub const SHIPPED_MEASURES: &str = include_str!("../../data/measures.toml");
/// The forms that come with the program.
pub const SHIPPED_FORMS: [&str; 3] = [
    include_str!("../../data/form-monthly.toml"),
    include_str!("../../data/form-funder.toml"),
    include_str!("../../data/form-promised.toml"),
];

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In Italian.
    pub it: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The same in both: a name.
    pub fn name(name: impl Into<String>) -> Self {
        let name = name.into();
        Self { it: name.clone(), en: name }
    }

    /// In the language of the page.
    pub fn of(&self, locale: texts::Locale) -> &str {
        match locale {
            texts::Locale::It => &self.it,
            texts::Locale::En => &self.en,
        }
    }

    fn is_empty(&self) -> bool {
        self.it.trim().is_empty() || self.en.trim().is_empty()
    }
}

/// What one number is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its word in forms and lines.
    pub key: String,
    /// Which edition of it: a report says which one it was made with.
    pub version: u32,
    /// Its name.
    pub name: Words,
    /// The sentence that says what the number is.
    pub says: Words,
    /// What is counted.
    pub counts: Unit,
    /// Which of them.
    #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
    pub only: Filters,
    /// How a partner of an agreement enters, where the number is counted for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<PartnerAs>,
}

/// How a partner of an agreement enters a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartnerAs {
    /// As the body that keeps the desk.
    Organisation,
    /// As the body that people are sent to.
    Receiver,
}

/// A file of measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// The schema it is written in.
    pub schema: u32,
    /// The measures.
    #[serde(rename = "measure")]
    pub measures: Vec<Measure>,
}

/// A report as a funder wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The schema it is written in.
    pub schema: u32,
    /// Its word in addresses.
    pub key: String,
    /// Which edition of it.
    pub version: u32,
    /// Its name.
    pub name: Words,
    /// What it is for.
    pub about: Words,
    /// What it is made for.
    #[serde(rename = "for")]
    pub scopes: BTreeSet<ScopeKind>,
    /// Its sections.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

/// What a report is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScopeKind {
    /// All bodies of the network.
    Network,
    /// What counts in one agreement.
    Agreement,
    /// One body's own desks.
    Body,
}

kernel::words!(ScopeKind { Network = "network", Agreement = "agreement", Body = "body" });

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its title.
    pub title: Words,
    /// What stands before its tables.
    #[serde(default)]
    pub text: Words,
    /// Its tables.
    #[serde(default, rename = "table")]
    pub tables: Vec<TableSpec>,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableSpec {
    /// Its word in addresses, once in a form.
    pub key: String,
    /// Its caption.
    pub caption: Words,
    /// What its figures are. Several: one column each.
    #[serde(default)]
    pub measures: Vec<String>,
    /// What its rows are; two groupings stand one inside the other.
    #[serde(default)]
    pub rows: Vec<Axis>,
    /// What its columns are, where it has one measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Axis>,
    /// The activity lines of the agreement instead: promised and reached.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lines: bool,
}

/// What rows or columns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Axis {
    /// The months of the report.
    Month,
    /// The values of a grouping.
    Dim(Dim),
}

/// A word that is no grouping, said as the reader of TOML says such things.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown variant `{0}`, expected one of `month`{rest}", rest = rows_and_columns())]
pub struct UnknownAxis(String);

/// What rows and columns are besides months.
fn rows_and_columns() -> String {
    let dims = Dim::ALL.iter().filter(|dim| **dim != Dim::Agreement);
    dims.map(|dim| format!(", `{}`", dim.word())).collect()
}

impl TryFrom<String> for Axis {
    type Error = UnknownAxis;
    fn try_from(word: String) -> Result<Self, UnknownAxis> {
        if word == "month" {
            return Ok(Self::Month);
        }
        Dim::parse(&word).map(Self::Dim).map_err(|_| UnknownAxis(word))
    }
}

impl From<Axis> for String {
    fn from(axis: Axis) -> Self {
        match axis {
            Axis::Month => "month".to_owned(),
            Axis::Dim(dim) => dim.word().to_owned(),
        }
    }
}

impl TableSpec {
    /// The groupings that its figures need.
    pub fn dims(&self) -> BTreeSet<Dim> {
        let axes = self.rows.iter().chain(self.columns.iter());
        axes.filter_map(|axis| if let Axis::Dim(dim) = axis { Some(*dim) } else { None }).collect()
    }
}

/// Why a document cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormFault {
    /// It has neither a section nor a measure.
    #[error("neither a form nor measures")]
    Neither,
    /// It is not TOML.
    #[error("line {0} is not TOML")]
    NoToml(usize),
    /// A key is missing: the line of what it is missing in.
    #[error("line {0}: \"{1}\" is missing")]
    Missing(usize, String),
    /// There is no such key; those that there are.
    #[error("line {0}: there is no key \"{1}\"")]
    UnknownKey(usize, String, Vec<String>),
    /// There is no such word; those that there are.
    #[error("line {0}: there is no word \"{1}\"")]
    UnknownWord(usize, String, Vec<String>),
    /// A measure counts only what a grouping has no word for; the words that it has.
    #[error("the measure \"{0}\" counts an unknown \"{1}\"")]
    UnknownValue(String, String, Vec<String>),
    /// Something else belongs there.
    #[error("line {0}: {1:?} belongs here")]
    WrongKind(usize, Wanted),
    /// Written in another schema.
    #[error("schema {0} is not known")]
    Schema(u32),
    /// A text is missing in one language.
    #[error("a text is missing in \"{0}\"")]
    MissingWords(String),
    /// A text is longer than so many characters.
    #[error("a text is too long in \"{0}\"")]
    TooLong(String, usize),
    /// There are more of them than so many.
    #[error("there are more than {0} tables, sections or measures")]
    TooMany(usize),
    /// A word has other characters than small letters, figures and hyphens, or stands twice.
    #[error("the word \"{0}\" is wrong or stands twice")]
    WrongKey(String),
    /// The number of an edition is not from 1 to 9999.
    #[error("the edition of \"{0}\" is no number from 1 to 9999")]
    WrongVersion(String),
    /// It is not said what it is made for.
    #[error("it is made for nothing")]
    NoScope,
    /// A table names a measure that there is not.
    #[error("there is no measure \"{0}\"")]
    UnknownMeasure(String),
    /// A table cannot be drawn.
    #[error("the table \"{0}\" cannot be drawn: {1:?}")]
    WrongTable(String, TableFault),
    /// What hand-overs count is one step of their way: the measure must say which.
    #[error("the measure \"{0}\" must say which outcome it counts")]
    NoOutcome(String),
    /// The number of its edition is not higher than that of the last: the one in force, and the next.
    #[error("edition {1} of \"{0}\" is in force, the next is {2}")]
    Edition(String, u32, u32),
    /// It says what is in force already.
    #[error("it changes nothing")]
    Unchanged,
}

impl FormFault {
    /// The line of a document where it is wrong, as far as that can be told.
    pub fn line(&self, text: &str) -> usize {
        match self {
            Self::NoToml(line)
            | Self::Missing(line, _)
            | Self::UnknownKey(line, _, _)
            | Self::UnknownWord(line, _, _)
            | Self::WrongKind(line, _) => *line,
            Self::MissingWords(at)
            | Self::TooLong(at, _)
            | Self::WrongKey(at)
            | Self::WrongVersion(at)
            | Self::UnknownMeasure(at)
            | Self::WrongTable(at, _)
            | Self::NoOutcome(at)
            | Self::Edition(at, _, _) => line_with(text, &format!("\"{at}\"")),
            Self::UnknownValue(_, word, _) => line_with(text, &format!("\"{word}\"")),
            Self::Schema(_) => line_with(text, "schema"),
            Self::NoScope => line_with(text, "for"),
            Self::Neither | Self::TooMany(_) | Self::Unchanged => 1,
        }
    }
}

/// The first line that has some words; the first where none has.
fn line_with(text: &str, words: &str) -> usize {
    text.lines().position(|line| line.contains(words)).map_or(1, |place| place + 1)
}

/// What belongs in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text between quotes.
    Text,
    /// A text in both languages.
    Words,
    /// A list between square brackets.
    List,
    /// A whole number from 0 up.
    Number,
    /// True or false.
    YesOrNo,
    /// Keys with their values.
    Table,
}

/// Why a table cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// It counts nothing.
    NoMeasures,
    /// It has no rows.
    NoRows,
    /// It has two groupings of rows that are not Comuni and desks.
    TwoRows,
    /// It has several measures, and columns besides.
    MeasuresAndColumns,
    /// A grouping stands in it twice.
    Twice,
    /// Which agreements a contact counts in is a matter of the whole report.
    OfAgreements,
    /// The table of activity lines has its own rows and numbers.
    LinesAndOthers,
}

/// How long texts and lists are at most.
const NAME: usize = 100;
const TITLE: usize = 200;
const SENTENCES: usize = 2_000;
/// A table's word is the name of its sheet, which holds no more.
const TABLE_KEY: usize = 31;
const SECTIONS: usize = 20;
const TABLES: usize = 60;
const MEASURES: usize = 100;
const MEASURES_OF_TABLE: usize = 12;
/// The numbers that editions have.
pub const EDITIONS: std::ops::RangeInclusive<u32> = 1..=9_999;
/// The sheet of a report that is no table's.
const OWN_SHEET: &str = "rapporto";

fn is_key(key: &str) -> bool {
    !key.is_empty()
        && key.len() <= 60
        && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Whether a document is a form; otherwise it is measures.
///
/// # Errors
/// [`FormFault::Neither`].
pub fn is_form(text: &str) -> Result<bool, FormFault> {
    let has = |head: &str| text.lines().any(|line| line.trim_start().starts_with(head));
    if has("[[section") {
        Ok(true)
    } else if has("[[measure]]") || has("measure") {
        Ok(false)
    } else {
        // What cannot be read at all says so itself.
        text.parse::<toml::Table>().map_err(|error| unreadable(text, &error))?;
        Err(FormFault::Neither)
    }
}

/// What the reader of TOML says, as the place and what belongs there: its sentences are for programmers.
fn unreadable(text: &str, error: &toml::de::Error) -> FormFault {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = 1 + before.matches('\n').count();
    let message = error.message();
    let mut quoted = message.split('`').skip(1).step_by(2).map(str::to_owned);
    let mut first = || quoted.next().unwrap_or_default();
    if message.starts_with("missing field") {
        FormFault::Missing(line, first())
    } else if message.starts_with("unknown field") {
        FormFault::UnknownKey(line, first(), quoted.collect())
    } else if message.starts_with("unknown variant") {
        FormFault::UnknownWord(line, first(), quoted.collect())
    } else if message.starts_with("invalid type") || message.starts_with("invalid value") {
        let wanted = message.split_once("expected ").map_or("", |(_, wanted)| wanted);
        FormFault::WrongKind(line, Wanted::of(wanted))
    } else {
        FormFault::NoToml(line)
    }
}

impl Wanted {
    fn of(wanted: &str) -> Self {
        let has = |word: &str| wanted.contains(word);
        if has("Words") {
            Self::Words
        } else if has("string") || has("variant") || has("identifier") {
            Self::Text
        } else if has("sequence") || has("array") {
            Self::List
        } else if has("u32") || has("integer") {
            Self::Number
        } else if has("bool") {
            Self::YesOrNo
        } else {
            Self::Table
        }
    }
}

impl Words {
    fn check(&self, at: &str, most: usize) -> Result<(), FormFault> {
        if self.is_empty() {
            return Err(FormFault::MissingWords(at.to_owned()));
        }
        let is_long = [&self.it, &self.en].iter().any(|text| text.chars().count() > most);
        if is_long { Err(FormFault::TooLong(at.to_owned(), most)) } else { Ok(()) }
    }
}

/// Reads a file of measures.
///
/// # Errors
/// [`FormFault`].
pub fn read_measures(text: &str) -> Result<Vec<Measure>, FormFault> {
    let file: Measures = toml::from_str(text).map_err(|error| unreadable(text, &error))?;
    if file.schema != SCHEMA {
        return Err(FormFault::Schema(file.schema));
    }
    if file.measures.len() > MEASURES {
        return Err(FormFault::TooMany(MEASURES));
    }
    let mut keys = BTreeSet::new();
    for measure in &file.measures {
        if !is_key(&measure.key) || !keys.insert(measure.key.clone()) {
            return Err(FormFault::WrongKey(measure.key.clone()));
        }
        if !EDITIONS.contains(&measure.version) {
            return Err(FormFault::WrongVersion(measure.key.clone()));
        }
        measure.name.check(&measure.key, NAME)?;
        measure.says.check(&measure.key, SENTENCES)?;
        if measure.counts == Unit::Handovers && !measure.only.contains_key(&Dim::Outcome) {
            return Err(FormFault::NoOutcome(measure.key.clone()));
        }
    }
    Ok(file.measures)
}

/// Reads a form that names these measures.
///
/// # Errors
/// [`FormFault`].
pub fn read_form(text: &str, measures: &[Measure]) -> Result<Form, FormFault> {
    let form: Form = toml::from_str(text).map_err(|error| unreadable(text, &error))?;
    if form.schema != SCHEMA {
        return Err(FormFault::Schema(form.schema));
    }
    if !is_key(&form.key) {
        return Err(FormFault::WrongKey(form.key));
    }
    if !EDITIONS.contains(&form.version) {
        return Err(FormFault::WrongVersion(form.key));
    }
    form.name.check(&form.key, NAME)?;
    form.about.check(&form.key, SENTENCES)?;
    if form.scopes.is_empty() {
        return Err(FormFault::NoScope);
    }
    if form.sections.len() > SECTIONS {
        return Err(FormFault::TooMany(SECTIONS));
    }
    if form.sections.iter().map(|section| section.tables.len()).sum::<usize>() > TABLES {
        return Err(FormFault::TooMany(TABLES));
    }
    let mut keys = BTreeSet::new();
    for section in &form.sections {
        section.title.check(&section.title.it, TITLE)?;
        if section.text != Words::default() {
            section.text.check(&section.title.it, SENTENCES)?;
        }
        for table in &section.tables {
            check_table(table, measures, &mut keys)?;
        }
    }
    Ok(form)
}

fn check_table(
    table: &TableSpec,
    measures: &[Measure],
    keys: &mut BTreeSet<String>,
) -> Result<(), FormFault> {
    if !is_key(&table.key) || table.key == OWN_SHEET || !keys.insert(table.key.clone()) {
        return Err(FormFault::WrongKey(table.key.clone()));
    }
    if table.key.len() > TABLE_KEY {
        return Err(FormFault::TooLong(table.key.clone(), TABLE_KEY));
    }
    table.caption.check(&table.key, TITLE)?;
    if table.measures.len() > MEASURES_OF_TABLE {
        return Err(FormFault::TooMany(MEASURES_OF_TABLE));
    }
    for key in &table.measures {
        if !measures.iter().any(|measure| measure.key == *key) {
            return Err(FormFault::UnknownMeasure(key.clone()));
        }
    }
    match fault_of_table(table) {
        None => Ok(()),
        Some(fault) => Err(FormFault::WrongTable(table.key.clone(), fault)),
    }
}

fn fault_of_table(table: &TableSpec) -> Option<TableFault> {
    let axes: Vec<Axis> = table.rows.iter().chain(table.columns.iter()).copied().collect();
    let is_twice =
        axes.iter().enumerate().any(|(place, axis)| axes.iter().skip(place + 1).any(|other| other == axis));
    if table.lines {
        let is_alone = table.measures.is_empty() && axes.is_empty();
        return (!is_alone).then_some(TableFault::LinesAndOthers);
    }
    if table.measures.is_empty() {
        Some(TableFault::NoMeasures)
    } else if table.rows.is_empty() {
        Some(TableFault::NoRows)
    } else if is_twice {
        Some(TableFault::Twice)
    } else if table.rows.len() > 1 && table.rows != [Axis::Dim(Dim::Comune), Axis::Dim(Dim::Desk)] {
        Some(TableFault::TwoRows)
    } else if table.measures.len() > 1 && table.columns.is_some() {
        Some(TableFault::MeasuresAndColumns)
    } else if axes.contains(&Axis::Dim(Dim::Agreement)) {
        Some(TableFault::OfAgreements)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_documents_are_read() {
        let measures = read_measures(SHIPPED_MEASURES).unwrap();
        let forms: Vec<Form> = SHIPPED_FORMS.iter().map(|form| read_form(form, &measures).unwrap()).collect();

        let keys: Vec<&str> = forms.iter().map(|form| form.key.as_str()).collect();
        assert_eq!(keys, ["mensile", "finanziatore", "promesso-raggiunto"]);
        assert!(measures.len() >= 8);
    }

    #[test]
    fn faulty_documents_are_named() {
        let measures = read_measures(SHIPPED_MEASURES).unwrap();
        let form = |table: &str| {
            let text = format!(
                "schema = 1\nkey = \"x\"\nversion = 1\nname = {{ it = \"a\", en = \"a\" }}\nabout = {{ it = \"a\", en = \"a\" }}\n\
                 for = [\"network\"]\n[[section]]\ntitle = {{ it = \"a\", en = \"a\" }}\n[[section.table]]\n\
                 caption = {{ it = \"a\", en = \"a\" }}\n{table}"
            );
            read_form(&text, &measures)
        };

        assert!(form("key = \"t\"\nmeasures = [\"contatti\"]\nrows = [\"desk\"]").is_ok());
        let unknown = form("key = \"t\"\nmeasures = [\"boh\"]\nrows = [\"desk\"]");
        assert_eq!(unknown, Err(FormFault::UnknownMeasure("boh".into())));
        for (wrong, why) in [
            ("rows = [\"desk\"]", TableFault::NoMeasures),
            ("measures = [\"contatti\"]", TableFault::NoRows),
            (
                "measures = [\"contatti\", \"persone\"]\nrows = [\"desk\"]\ncolumns = \"month\"",
                TableFault::MeasuresAndColumns,
            ),
            ("measures = [\"contatti\"]\nrows = [\"desk\"]\ncolumns = \"desk\"", TableFault::Twice),
            ("measures = [\"contatti\"]\nrows = [\"desk\", \"sex\"]", TableFault::TwoRows),
            ("measures = [\"contatti\"]\nrows = [\"agreement\"]", TableFault::OfAgreements),
            ("lines = true\nrows = [\"desk\"]", TableFault::LinesAndOthers),
        ] {
            let wrong = format!("key = \"t\"\n{wrong}");
            assert_eq!(form(&wrong), Err(FormFault::WrongTable("t".into(), why)), "{wrong}");
        }
        assert_eq!(form("key = \"T!\"\nrows = [\"desk\"]"), Err(FormFault::WrongKey("T!".into())));
        assert_eq!(read_measures("schema = 2\nmeasure = []"), Err(FormFault::Schema(2)));
    }

    #[test]
    fn faults_of_writing_say_the_line_and_what_may_stand_there() {
        let measures = read_measures(SHIPPED_MEASURES).unwrap();
        let head = "schema = 1\nkey = \"x\"\nversion = 1\nname = { it = \"a\", en = \"a\" }\nabout = { it = \"a\", en = \"a\" }\n";
        let fault = |rest: &str| read_form(&format!("{head}{rest}"), &measures).unwrap_err();

        let FormFault::UnknownWord(line, word, allowed) = fault(
            "for = [\"network\"]\n[[section]]\ntitle = { it = \"a\", en = \"a\" }\n[[section.table]]\nkey = \"t\"\n\
             caption = { it = \"a\", en = \"a\" }\nmeasures = [\"contatti\"]\nrows = [\"boh\"]\n",
        ) else {
            panic!("an unknown word")
        };
        assert_eq!((line, word.as_str()), (13, "boh"));
        assert!(allowed.contains(&"month".to_owned()) && allowed.contains(&"work_status".to_owned()));
        assert!(!allowed.contains(&"agreement".to_owned()));
        let FormFault::UnknownWord(line, word, allowed) = fault("for = [\"rete\"]\nsection = []\n") else {
            panic!("an unknown word")
        };
        assert_eq!((line, word.as_str(), allowed.len()), (6, "rete", 3));
        let FormFault::UnknownKey(line, key, allowed) = fault("boh = 1\nfor = [\"network\"]\nsection = []\n")
        else {
            panic!("an unknown key")
        };
        assert_eq!((line, key.as_str()), (6, "boh"));
        assert!(allowed.contains(&"about".to_owned()));
        assert!(matches!(fault("for = [\"network\"]\n"), FormFault::Missing(_, key) if key == "section"));
        assert_eq!(fault("for = \"network\"\nsection = []\n"), FormFault::WrongKind(6, Wanted::List));
        assert_eq!(
            fault("for = [\"network\"]\n[[section]]\ntitle = \"Scheda\"\n"),
            FormFault::WrongKind(8, Wanted::Words)
        );
        assert_eq!(fault("for = [\n\nboh\n"), FormFault::NoToml(8));
    }

    #[test]
    fn sizes_and_editions_have_bounds() {
        let measures = read_measures(SHIPPED_MEASURES).unwrap();
        let form = |version: &str, name: &str, table: &str| {
            let text = format!(
                "schema = 1\nkey = \"x\"\nversion = {version}\nname = {{ it = \"{name}\", en = \"a\" }}\nabout = {{ it = \"a\", en = \"a\" }}\n\
                 for = [\"network\"]\n[[section]]\ntitle = {{ it = \"a\", en = \"a\" }}\n[[section.table]]\nkey = \"{table}\"\n\
                 caption = {{ it = \"a\", en = \"a\" }}\nmeasures = [\"contatti\"]\nrows = [\"desk\"]\n"
            );
            read_form(&text, &measures)
        };

        assert!(form("1", "a", "t").is_ok() && form("9999", "a", "t").is_ok());
        for version in ["0", "10000", "4294967295"] {
            assert_eq!(form(version, "a", "t"), Err(FormFault::WrongVersion("x".into())));
        }
        assert_eq!(form("1", &"a".repeat(101), "t"), Err(FormFault::TooLong("x".into(), 100)));
        let long = "t".repeat(32);
        assert_eq!(form("1", "a", &long), Err(FormFault::TooLong(long.clone(), 31)));
        assert_eq!(form("1", "a", "rapporto"), Err(FormFault::WrongKey("rapporto".into())));
    }
}
