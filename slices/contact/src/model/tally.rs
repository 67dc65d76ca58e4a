//! What reports count: each complete contact of some days, with the facts that were asked for and no other.

use desk::api::{Desk, ServiceId};
use jiff::civil::Date;
use kernel::{Id, Instant};
use network::api::{Agreement, Belongs, Organisation, TargetGroup};

use super::{Channel, Client, Contact, Kind, Outcome, PersonFacts, Request};

/// Which contacts are counted: those that are complete, of some days and desks, under an agreement, not under it, or all.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Those of which agreement.
    pub under: Under,
    /// Those of these desks.
    pub desks: Vec<Id<Desk>>,
    /// What is told of each.
    pub asked: Asked,
}

/// Contacts of an agreement, or of none in particular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// All contacts, whatever agreement they count in.
    Any,
    /// Those that count in this one.
    Agreement(Id<Agreement>),
    /// Those that do not count in this one.
    NotAgreement(Id<Agreement>),
}

impl Under {
    /// The agreement that it asks for.
    pub const fn agreement(self) -> Option<Id<Agreement>> {
        match self {
            Self::Any => None,
            Self::Agreement(id) | Self::NotAgreement(id) => Some(id),
        }
    }
}

/// What is told of each contact besides its desk and day; what is not asked for is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Client and hour, to count persons.
    pub client: bool,
    /// Services given.
    pub services: bool,
    /// Person or firm.
    pub kind: bool,
    /// Channel.
    pub channel: bool,
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
    /// Where she lives.
    pub residence: bool,
    /// Citizenship.
    pub citizenship: bool,
    /// Work status and since when without work.
    pub work: bool,
    /// Schooling.
    pub schooling: bool,
    /// The coarse flag.
    pub vulnerable: bool,
}

impl Asked {
    /// Every base fact of a person: what target groups are computed from.
    #[must_use]
    pub const fn and_person(self) -> Self {
        Self {
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

/// A complete contact as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Which contact.
    pub contact: Id<Contact>,
    /// The desk.
    pub desk: Id<Desk>,
    /// The day on which it counts.
    pub counted_on: Date,
    /// When it was closed. Of those of one client the greatest day and hour is her latest contact.
    pub closed_at: Option<Instant>,
    /// The client, where she is known: count each once.
    pub client: Option<Id<Client>>,
    /// The services given, each once, in no order.
    pub services: Vec<ServiceId>,
    /// Person or firm.
    pub kind: Option<Kind>,
    /// Channel.
    pub channel: Option<Channel>,
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
}

impl Tally {
    /// A contact of which nothing else is told yet.
    pub fn of(contact: Id<Contact>, desk: Id<Desk>, counted_on: Date) -> Self {
        Self {
            contact,
            desk,
            counted_on,
            closed_at: None,
            client: None,
            services: Vec::new(),
            kind: None,
            channel: None,
            request: None,
            outcome: None,
            is_first: None,
            referred_to: None,
            facts: PersonFacts::default(),
        }
    }

    /// The first day of its month: ages and months without work are reckoned on it.
    pub fn month(&self) -> Date {
        self.counted_on.first_of_month()
    }

    /// Whether it belongs to a group of an agreement: asked for with [`Asked::and_person`].
    pub fn belong_to(&self, group: &TargetGroup) -> Belongs {
        self.facts.belong_to(group, self.month())
    }
}
