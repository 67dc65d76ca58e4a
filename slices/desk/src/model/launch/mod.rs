//! Launching a desk: its check-list, and the states it goes through.

mod hours;
mod item;
mod lifecycle;
mod readiness;

pub use hours::{Band, BandFault, HoursFault, bands_of, breaks_of, openings_of, read_time, write_time};
pub use item::{Item, Responsible, UnknownItem};
pub use lifecycle::{LIFECYCLE, LifeVerb, after};
pub use readiness::{
    Act, Check, Evidence, ItemState, LaunchFacts, Readiness, Step, Todo, Training, readiness,
};

use super::Desk;

/// A desk on its way to being opened, with all that its check-list was judged by.
#[derive(Clone, Debug)]
pub struct Launch {
    /// The desk.
    pub desk: Desk,
    /// What is on record.
    pub facts: LaunchFacts,
    /// What follows from it.
    pub readiness: Readiness,
}

impl Launch {
    /// Judges what is on record.
    pub fn new(desk: Desk, facts: LaunchFacts) -> Self {
        let readiness = readiness(&facts);
        Self { desk, facts, readiness }
    }
}
