//! What `firm` tells: vacancies that firms propose, and how needs ended. A firm is no private person; who speaks for her is in
//! none of it.

use jiff::civil::Date;
use kernel::{Event, EventClass};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A firm proposes a vacancy, or sends a mended one in again. These words are meant for publication: who publishes decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VacancyProposed {
    /// The proposal; the same when it is sent in again.
    pub proposal: Uuid,
    /// Grows each time it is sent in.
    pub revision: i64,
    /// The network whose portal it is meant for.
    pub network: Uuid,
    /// The role.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What one must have; empty for nothing.
    pub requirements: String,
    /// Who employs.
    pub employer: String,
    /// A word of the contracts of `opportunity`.
    pub contract: Option<String>,
    /// How many are wanted.
    pub positions: Option<u32>,
    /// How to apply.
    pub how: String,
    /// ISTAT code of its Comune; none for the whole province.
    pub municipality: Option<String>,
    /// Street and number.
    pub address: String,
    /// The last useful day.
    pub ends_on: Date,
    /// The language it is written in.
    pub language: String,
}
impl Event for VacancyProposed {
    const KIND: &'static str = "firm.VacancyProposed";
}

/// A firm had its data erased: a vacancy that it proposed is taken away wherever it stands, its words with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VacancyTakenAway {
    /// The proposal.
    pub proposal: Uuid,
}
impl Event for VacancyTakenAway {
    const KIND: &'static str = "firm.VacancyTakenAway";
}

/// A need of a firm is over: to be counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedClosed {
    /// The network that answered.
    pub network: Uuid,
    /// The desk it was routed to.
    pub desk: Uuid,
    /// The body that keeps the desk.
    pub organisation: Uuid,
    /// `staff`, `traineeship`, `training`, `incentives` or `workplace`.
    pub kind: String,
    /// ISTAT code of the firm's Comune; none outside of the network's.
    pub municipality: Option<String>,
    /// `met`, `partly`, `not_met`, `withdrawn` or `no_answer`.
    pub outcome: String,
    /// Whole days to the first answer, where there was one.
    pub days_to_answer: Option<i64>,
    /// Whole days to the end.
    pub days_to_close: i64,
    /// The month in which it was closed: `2026-11`.
    pub month: String,
}
impl Event for NeedClosed {
    const KIND: &'static str = "firm.NeedClosed";
    // A sole trader in a small Comune is one person.
    const CLASS: EventClass = EventClass::Personal;
}
