//! A case: somebody comes back with one purpose.

use desk::api::Desk;
use jiff::civil::Date;
use kernel::Id;
use network::api::Organisation;
use storage::outbox::Told;

use super::{Client, Outcome, Request};

/// A case of a client.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Its id.
    pub id: Id<Case>,
    /// The body whose case it is.
    pub organisation: Id<Organisation>,
    /// The desk that follows it.
    pub desk: Id<Desk>,
    /// Whose; `None` once she was forgotten.
    pub client: Option<Id<Client>>,
    /// What for.
    pub request: Request,
    /// A line on it.
    pub purpose: Option<String>,
    /// When it was opened.
    pub opened_on: Date,
    /// How it ended, and when.
    pub closed: Option<(Date, Outcome)>,
    /// What was told of it.
    pub told: Option<Id<Told>>,
}

/// Words of a purpose at most.
pub const PURPOSE_CHARS: usize = 120;
