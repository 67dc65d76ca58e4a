//! Controlled words, kept as data: each network orders its catalogue by its own.

use kernel::Id;
use texts::Locale;

use super::{ServiceSheet, SheetFault, SheetField};

/// The id of a term.
pub type TermId = Id<Term>;

/// A list of controlled words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Essential levels of employment services (DM 4/2018): one for each service.
    Lep,
    /// Topics.
    Topic,
    /// Target groups.
    TargetGroup,
}

impl Scheme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Lep, Self::Topic, Self::TargetGroup];

    /// As it is stored, and the kind of its labels.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lep => "lep",
            Self::Topic => "topic",
            Self::TargetGroup => "target_group",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.code() == code)
    }
}

/// A controlled word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its id.
    pub id: TermId,
    /// Its list.
    pub scheme: Scheme,
    /// Its code, unique in the list.
    pub code: String,
    /// In Italian.
    pub name_it: String,
    /// In English.
    pub name_en: String,
}

impl Term {
    /// Its name in a language.
    pub fn name(&self, locale: Locale) -> &str {
        match locale {
            Locale::It => &self.name_it,
            Locale::En => &self.name_en,
        }
    }
}

/// All controlled words, in the order of their lists.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    terms: Vec<Term>,
}

impl Vocabulary {
    /// From terms in order.
    pub const fn new(terms: Vec<Term>) -> Self {
        Self { terms }
    }

    /// The terms of a list.
    pub fn of(&self, scheme: Scheme) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(move |term| term.scheme == scheme)
    }

    /// A term by its code.
    pub fn find(&self, scheme: Scheme, code: &str) -> Option<&Term> {
        self.of(scheme).find(|term| term.code == code)
    }

    /// A term by its id.
    pub fn by_id(&self, id: TermId) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == id)
    }

    /// The name of a code in a language; the code itself when nobody named it.
    pub fn name<'a>(&'a self, scheme: Scheme, code: &'a str, locale: Locale) -> &'a str {
        self.find(scheme, code).map_or(code, |term| term.name(locale))
    }

    /// The fields of a sheet with codes that no list has.
    pub fn faults(&self, sheet: &ServiceSheet) -> Vec<(SheetField, SheetFault)> {
        let unknown = |scheme, codes: &[String]| codes.iter().any(|code| self.find(scheme, code).is_none());
        let checks = [
            (SheetField::Lep, unknown(Scheme::Lep, sheet.lep.as_slice())),
            (SheetField::Topics, unknown(Scheme::Topic, &sheet.topics)),
            (SheetField::TargetGroups, unknown(Scheme::TargetGroup, &sheet.target_groups)),
        ];
        checks
            .into_iter()
            .filter(|(_, unknown)| *unknown)
            .map(|(field, _)| (field, SheetFault::Unknown))
            .collect()
    }

    /// All terms.
    pub fn iter(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter()
    }
}
