//! Programmes: what agreements are made under and paid from.

use kernel::Id;
use serde_json::json;

use super::{Facts, Organisation};

/// A programme with its funding line, such as "GOL".
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Its id.
    pub id: Id<Programme>,
    /// Its name.
    pub name: String,
    /// The line it is paid from, such as "PNRR M5C1 1.1".
    pub funding_line: Option<String>,
    /// Its own site.
    pub website: Option<String>,
    /// Who promotes and who funds it.
    pub roles: Vec<ProgrammePart>,
}

impl Programme {
    /// Every fact that can be edited, as the trail keeps it.
    pub fn facts(&self) -> Facts {
        let names = |role| -> Vec<&str> {
            self.roles.iter().filter(|part| part.role == role).map(|part| part.name.as_str()).collect()
        };
        vec![
            ("name", json!(self.name)),
            ("line", json!(self.funding_line)),
            ("website", json!(self.website)),
            ("promoter", json!(names(ProgrammeRole::Promoter))),
            ("funder", json!(names(ProgrammeRole::Funder))),
        ]
    }
}

/// Somebody in a programme: a body on record, or a name where it is none (a fund, a ministry not registered here).
#[derive(Clone, Debug, PartialEq)]
pub struct ProgrammePart {
    /// What it does.
    pub role: ProgrammeRole,
    /// Its name.
    pub name: String,
    /// The body, when it is on record.
    pub organisation: Option<Id<Organisation>>,
}

/// What a body does in a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgrammeRole {
    /// Proposes and steers it.
    Promoter,
    /// Pays for it.
    Funder,
}

kernel::words!(ProgrammeRole { Promoter = "promoter", Funder = "funder" });
