//! The contact: what a desk did for somebody on a day.

use desk::api::{Appointment, Desk, ServiceId};
use jiff::civil::Date;
use kernel::{Id, Instant};
use network::api::{Agreement, Organisation};
use storage::outbox::Told;
use uuid::Uuid;

use super::{Case, Channel, Client, ClientNames, Kind, Origin, Outcome, PersonFacts, Request};

/// A contact on record.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// Its id.
    pub id: Id<Contact>,
    /// The body whose record it is.
    pub organisation: Id<Organisation>,
    /// The desk.
    pub desk: Id<Desk>,
    /// The day on which reports count it: its own, or the one on which it was written where a report of its month was handed in
    /// before.
    pub counted_on: Date,
    /// What was written.
    pub entry: Entry,
    /// Who wrote it last.
    pub recorded_by: Option<Uuid>,
    /// When it was made.
    pub created_at: Instant,
    /// When it was complete; `None` while it waits to be completed.
    pub closed_at: Option<Instant>,
    /// What was told of it.
    pub told: Option<Id<Told>>,
    /// Counts its changes.
    pub version: i64,
}

impl std::ops::Deref for Contact {
    type Target = Entry;
    fn deref(&self) -> &Entry {
        &self.entry
    }
}

/// What is written of a contact: what a form, another room or a spreadsheet brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// With a person or with a firm.
    pub kind: Kind,
    /// The day.
    pub on_day: Date,
    /// When it began, where that is known.
    pub started_at: Option<Instant>,
    /// How.
    pub channel: Channel,
    /// What it began with.
    pub origin: Origin,
    /// Whether it was the three-minute question: no facts were asked.
    pub is_quick: bool,
    /// The appointment it was.
    pub appointment: Option<Id<Appointment>>,
    /// The message of the inbox that it answers.
    pub message: Option<Uuid>,
    /// The case it belongs to.
    pub case: Option<Id<Case>>,
    /// Who it was, if the body knows her.
    pub client: Option<Id<Client>>,
    /// Whether she came for the first time; `None` is not said.
    pub is_first: Option<bool>,
    /// What is known of her on that day.
    pub facts: PersonFacts,
    /// What was asked; `None` only while it is to be completed.
    pub request: Option<Request>,
    /// What was given.
    pub services: Vec<ServiceId>,
    /// A line of the operator's.
    pub note: Option<Note>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// The body that helps on.
    pub referred_to: Option<Id<Organisation>>,
    /// How long it took.
    pub minutes: Option<u16>,
    /// The agreements it counts in.
    pub agreements: Vec<Id<Agreement>>,
}

impl Entry {
    /// A contact of which nothing more is known than when and how.
    pub const fn new(kind: Kind, on_day: Date, channel: Channel, origin: Origin) -> Self {
        Self {
            kind,
            on_day,
            started_at: None,
            channel,
            origin,
            is_quick: false,
            appointment: None,
            message: None,
            case: None,
            client: None,
            is_first: None,
            facts: PersonFacts {
                age: None,
                sex: None,
                residence: None,
                citizenship: None,
                work_status: None,
                unemployed_since: None,
                schooling: None,
                is_vulnerable: None,
            },
            request: None,
            services: Vec::new(),
            note: None,
            outcome: None,
            referred_to: None,
            minutes: None,
            agreements: Vec::new(),
        }
    }
}

/// A line of an operator's, hers until a day.
#[derive(Clone, PartialEq)]
pub struct Note {
    /// The words.
    pub text: String,
    /// The day on which it is deleted.
    pub until: Date,
    /// Whose it is.
    pub by: Option<Uuid>,
}

impl std::fmt::Debug for Note {
    /// Words about people stay out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Note until {}", self.until)
    }
}

/// A contact to be recorded.
#[derive(Clone, Debug)]
pub struct NewContact {
    /// What is written. `agreements` is taken as it is; see [`NewContact::agreements`].
    pub entry: Entry,
    /// Who it was.
    pub client: ClientChoice,
    /// `None`: all agreements that the body is a party of on that day; most often that is one.
    pub agreements: Option<Vec<Id<Agreement>>>,
    /// The hashed key of the form, or of whatever must not make two contacts.
    pub key: Option<String>,
}

/// Who a contact was with.
#[derive(Clone, Debug, Default)]
pub enum ClientChoice {
    /// Nobody in particular: no name was said.
    #[default]
    Nobody,
    /// Somebody whom this body knows.
    Known(Id<Client>),
    /// Somebody whom this body does not know yet, or does not find: a new client.
    New(ClientNames),
    /// The same of who wrote or booked while she was signed in, with her account.
    SignedIn(ClientNames, Uuid),
}

/// Words of a note at most.
pub const NOTE_CHARS: usize = 500;
/// Days for which a note may be kept.
pub const NOTE_DAYS: i64 = 365;
/// Days for which one is kept that says nothing else.
pub const NOTE_DAYS_USUAL: i64 = 90;
