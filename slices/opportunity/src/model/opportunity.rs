//! An opportunity as it is kept.

use jiff::civil::{Date, Time};
use kernel::{Id, Instant, IstatCode};
use network::api::{Network, Organisation};

use super::{Contract, Kind, Language, Source, State};

/// How it came to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Written in the office.
    Office,
    /// Sent in by a body.
    Body,
    /// Read from a file of a source.
    Feed,
    /// Proposed by a firm.
    Firm,
}

kernel::words!(Origin { Office = "office", Body = "body", Feed = "feed", Firm = "firm" });

/// Where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In one Comune.
    Comune(IstatCode),
    /// In the whole province, or at a distance.
    Everywhere,
}

impl Place {
    /// The Comune, when it is one.
    pub const fn comune(&self) -> Option<&IstatCode> {
        match self {
            Self::Comune(code) => Some(code),
            Self::Everywhere => None,
        }
    }
}

/// What is said of it: what a form, a file or demo data brings, already checked ([`super::Draft::check`] makes it).
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// What it is.
    pub kind: Kind,
    /// One line.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The rest, in paragraphs.
    pub body: String,
    /// What one must have; empty for nothing.
    pub requirements: String,
    /// Who employs; always there for a vacancy.
    pub employer: Option<String>,
    /// How one would be employed.
    pub contract: Option<Contract>,
    /// How many are wanted.
    pub positions: Option<u32>,
    /// Who says so.
    pub source_name: String,
    /// Where it stands in full.
    pub link: Option<String>,
    /// How to take it up.
    pub how: String,
    /// Where it is.
    pub place: Place,
    /// Street and number, room, or "online".
    pub address: String,
    /// The first day: of the course, of the event.
    pub starts_on: Option<Date>,
    /// The hour, by the clock on the wall.
    pub starts_at: Option<Time>,
    /// The last day on which it is of use.
    pub ends_on: Date,
    /// Keys of the target groups it is for; never on a vacancy.
    pub groups: Vec<String>,
    /// The language it is written in.
    pub language: Language,
}

/// An opportunity.
#[derive(Clone, Debug, PartialEq)]
pub struct Opportunity {
    /// Its id.
    pub id: Id<Opportunity>,
    /// The network whose portal shows it.
    pub network: Id<Network>,
    /// The readable part of its address.
    pub slug: String,
    /// Where it stands.
    pub state: State,
    /// What is said of it.
    pub details: Details,
    /// How it came.
    pub origin: Origin,
    /// The body it comes from.
    pub organisation: Option<Id<Organisation>>,
    /// The source it was read from.
    pub source: Option<Id<Source>>,
    /// Grows with each change: a page that was left open saves over nobody.
    pub version: i64,
    /// Why it was given back or taken back.
    pub reason: Option<String>,
    /// The day on which it is published, when it was approved for a later one.
    pub publish_on: Option<Date>,
    /// When it was put on the portal.
    pub published_at: Option<Instant>,
    /// Last change.
    pub changed_at: Instant,
}

impl std::ops::Deref for Opportunity {
    type Target = Details;
    fn deref(&self) -> &Details {
        &self.details
    }
}

impl Opportunity {
    /// Whether everybody is shown it today. It does not wait for the nightly job to disappear.
    pub fn is_shown_on(&self, today: Date) -> bool {
        self.state == State::Published && self.details.ends_on >= today
    }

    /// Whether it stands in the archive today.
    pub fn is_archived_on(&self, today: Date) -> bool {
        self.state == State::Expired || (self.state == State::Published && self.details.ends_on < today)
    }

    /// The key of what its last day means: of an event of one day it is the day.
    pub fn end_text(&self) -> &'static str {
        match self.kind {
            Kind::Occasion if self.starts_on == Some(self.ends_on) => "opportunity-end-day",
            kind => kind.end_text(),
        }
    }

    /// Its address.
    pub fn path(&self) -> String {
        format!("/opportunita/{}", self.slug)
    }
}
