//! Counts for reports: one row for each combination of the facts that were asked for. Rows add up; persons do not, so
//! that who counts persons asks for the client and counts each once in every cell.

use desk::api::{Desk, ServiceId};
use jiff::civil::Date;
use kernel::{Id, Instant};
use network::api::{Agreement, Organisation};

use super::{Channel, Client, Kind, Origin, Outcome, PersonFacts, Request};

/// Which contacts are counted: those that are complete, of some days, of an agreement or of all, of some desks or of all.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Those that count in this agreement; `None`: all.
    pub agreement: Option<Id<Agreement>>,
    /// Those of these bodies; `None`: of all.
    pub organisations: Option<Vec<Id<Organisation>>>,
    /// Those of these desks; `None`: of all.
    pub desks: Option<Vec<Id<Desk>>>,
    /// By what they are told apart.
    pub by: By,
}

/// By what counts are told apart; what is not asked for is `None` in every row, and rows are the fewer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct By {
    /// Desk and body.
    pub desk: bool,
    /// Month of the contact. Ages and months without work need it.
    pub month: bool,
    /// Person or firm.
    pub kind: bool,
    /// Channel.
    pub channel: bool,
    /// What it began with.
    pub origin: bool,
    /// Request.
    pub request: bool,
    /// Outcome.
    pub outcome: bool,
    /// First or returning.
    pub first: bool,
    /// The body referred to.
    pub referred: bool,
    /// Year of birth or band.
    pub age: bool,
    /// Sex.
    pub sex: bool,
    /// Comune of residence.
    pub residence: bool,
    /// Citizenship.
    pub citizenship: bool,
    /// Work status and since when without work.
    pub work: bool,
    /// Schooling.
    pub schooling: bool,
    /// The coarse flag.
    pub vulnerable: bool,
    /// Client, to count persons.
    pub client: bool,
}

impl By {
    /// By every base fact of a person and the month: what target groups are computed from.
    #[must_use]
    pub const fn and_person(self) -> Self {
        Self {
            month: true,
            age: true,
            sex: true,
            residence: true,
            citizenship: true,
            work: true,
            schooling: true,
            vulnerable: true,
            ..self
        }
    }
}

/// One row of counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// The desk.
    pub desk: Option<Id<Desk>>,
    /// Its body at that time.
    pub organisation: Option<Id<Organisation>>,
    /// The first day of the month.
    pub month: Option<Date>,
    /// Person or firm.
    pub kind: Option<Kind>,
    /// Channel.
    pub channel: Option<Channel>,
    /// What it began with.
    pub origin: Option<Origin>,
    /// Request.
    pub request: Option<Request>,
    /// Outcome; `None` also where none was written.
    pub outcome: Option<Outcome>,
    /// First or returning; `None` also where it was not said.
    pub is_first: Option<bool>,
    /// The body referred to.
    pub referred_to: Option<Id<Organisation>>,
    /// Base facts; those not asked for are not said.
    pub facts: PersonFacts,
    /// The client, where she is known: count each once.
    pub client: Option<Id<Client>>,
    /// The service given: only in rows of services.
    pub service: Option<ServiceId>,
    /// The latest of them: its day, and when it was closed. Of rows of one client the greatest is her latest contact.
    pub latest: Option<(Date, Instant)>,
    /// Contacts.
    pub contacts: u64,
    /// Services given in them.
    pub services: u64,
    /// Minutes they took, where they were written.
    pub minutes: u64,
}

impl Tally {
    /// Whether these contacts belong to a group of an agreement: asked for with [`By::and_person`].
    pub fn belong_to(&self, group: &network::api::TargetGroup) -> network::api::Belongs {
        match self.month {
            Some(month) => self.facts.belong_to(group, month),
            None => network::api::Belongs::Unknown,
        }
    }
}
