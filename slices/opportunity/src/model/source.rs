//! Where files of opportunities come from.

use kernel::Id;
use network::api::Network;

use super::{Kind, Language};

/// A source of files: a feed, a page, a spreadsheet of somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its id.
    pub id: Id<Source>,
    /// The network whose portal shows what comes from it.
    pub network: Id<Network>,
    /// What is agreed about it.
    pub terms: SourceTerms,
}

impl std::ops::Deref for Source {
    type Target = SourceTerms;
    fn deref(&self) -> &SourceTerms {
        &self.terms
    }
}

/// What is agreed about a source: also what its form brings.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceTerms {
    /// Who it is: the source named with each item that names none.
    pub name: String,
    /// Where its file is fetched, for people.
    pub url: Option<String>,
    /// What its items are where they do not say so.
    pub kind: Kind,
    /// Where its items are where they do not say so: a code, or the whole province.
    pub place: Option<String>,
    /// In which language.
    pub language: Language,
    /// Items without a last day are of use for so many days after their own date; none when each must say it.
    pub days: Option<u16>,
    /// Whether its items are published without being looked at.
    pub is_trusted: bool,
}
