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

impl TryFrom<String> for Axis {
    type Error = kernel::UnknownWord;
    fn try_from(word: String) -> Result<Self, kernel::UnknownWord> {
        if word == "month" { Ok(Self::Month) } else { Dim::parse(&word).map(Self::Dim) }
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
    /// It is not TOML, or not of the schema; the words are those of the reader of TOML.
    #[error("{0}")]
    Unreadable(String),
    /// Written in another schema.
    #[error("schema {0} is not known")]
    Schema(u32),
    /// A text is missing in one language.
    #[error("a text is missing in \"{0}\"")]
    MissingWords(String),
    /// A word has other characters than small letters, figures and hyphens, or stands twice.
    #[error("the word \"{0}\" is wrong or stands twice")]
    WrongKey(String),
    /// A table names a measure that there is not.
    #[error("there is no measure \"{0}\"")]
    UnknownMeasure(String),
    /// A table has no rows, or several measures and columns, or more than two groupings of rows.
    #[error("the table \"{0}\" cannot be drawn")]
    WrongTable(String),
    /// What hand-overs count is one step of their way: the measure must say which.
    #[error("the measure \"{0}\" must say which outcome it counts")]
    NoOutcome(String),
}

fn is_key(key: &str) -> bool {
    !key.is_empty()
        && key.len() <= 60
        && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Reads a file of measures.
///
/// # Errors
/// [`FormFault`].
pub fn read_measures(text: &str) -> Result<Vec<Measure>, FormFault> {
    let file: Measures =
        toml::from_str(text).map_err(|error| FormFault::Unreadable(error.message().to_owned()))?;
    if file.schema != SCHEMA {
        return Err(FormFault::Schema(file.schema));
    }
    let mut keys = BTreeSet::new();
    for measure in &file.measures {
        if !is_key(&measure.key) || !keys.insert(measure.key.clone()) {
            return Err(FormFault::WrongKey(measure.key.clone()));
        }
        if measure.name.is_empty() || measure.says.is_empty() {
            return Err(FormFault::MissingWords(measure.key.clone()));
        }
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
    let form: Form =
        toml::from_str(text).map_err(|error| FormFault::Unreadable(error.message().to_owned()))?;
    if form.schema != SCHEMA {
        return Err(FormFault::Schema(form.schema));
    }
    if !is_key(&form.key) {
        return Err(FormFault::WrongKey(form.key));
    }
    if form.name.is_empty() || form.about.is_empty() {
        return Err(FormFault::MissingWords(form.key));
    }
    let mut keys = BTreeSet::new();
    for section in &form.sections {
        if section.title.is_empty() || section.text.it.is_empty() != section.text.en.is_empty() {
            return Err(FormFault::MissingWords(section.title.it.clone()));
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
    if !is_key(&table.key) || !keys.insert(table.key.clone()) {
        return Err(FormFault::WrongKey(table.key.clone()));
    }
    if table.caption.is_empty() {
        return Err(FormFault::MissingWords(table.key.clone()));
    }
    for key in &table.measures {
        if !measures.iter().any(|measure| measure.key == *key) {
            return Err(FormFault::UnknownMeasure(key.clone()));
        }
    }
    let axes: Vec<Axis> = table.rows.iter().chain(table.columns.iter()).copied().collect();
    let is_twice =
        axes.iter().enumerate().any(|(place, axis)| axes.iter().skip(place + 1).any(|other| other == axis));
    // Which agreements a contact counts in is a matter of the whole report.
    let of_agreements = axes.contains(&Axis::Dim(Dim::Agreement));
    let is_drawn = if table.lines {
        table.measures.is_empty() && axes.is_empty()
    } else {
        !table.measures.is_empty()
            && (1..=2).contains(&table.rows.len())
            && (table.measures.len() == 1 || table.columns.is_none())
            && (table.rows.len() == 1 || table.rows == [Axis::Dim(Dim::Comune), Axis::Dim(Dim::Desk)])
            && !is_twice
            && !of_agreements
    };
    if is_drawn { Ok(()) } else { Err(FormFault::WrongTable(table.key.clone())) }
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
        for wrong in [
            "key = \"t\"\nmeasures = [\"contatti\"]",
            "key = \"t\"\nmeasures = [\"contatti\", \"persone\"]\nrows = [\"desk\"]\ncolumns = \"month\"",
            "key = \"t\"\nmeasures = [\"contatti\"]\nrows = [\"desk\"]\ncolumns = \"desk\"",
            "key = \"t\"\nmeasures = [\"contatti\"]\nrows = [\"desk\", \"sex\"]",
            "key = \"t\"\nmeasures = [\"contatti\"]\nrows = [\"agreement\"]",
        ] {
            assert_eq!(form(wrong), Err(FormFault::WrongTable("t".into())), "{wrong}");
        }
        assert!(matches!(form("key = \"t\"\nrows = [\"boh\"]"), Err(FormFault::Unreadable(_))));
        assert_eq!(form("key = \"T!\"\nrows = [\"desk\"]"), Err(FormFault::WrongKey("T!".into())));
        assert_eq!(read_measures("schema = 2\nmeasure = []"), Err(FormFault::Schema(2)));
    }
}
