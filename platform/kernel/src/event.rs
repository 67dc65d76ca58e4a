//! What rooms tell each other.

use serde::Serialize;

/// What an event may say of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventClass {
    /// Of nobody in particular.
    Plain,
    /// A single line can be a person: in a Comune of 500 people one contact of a month is somebody. It is aggregated
    /// early, kept briefly and erased with her.
    Personal,
}

crate::words!(EventClass { Plain = "plain", Personal = "personal" });

/// What a room tells, in the transaction in which it happened; `storage::outbox` keeps it, `jobs` delivers it.
pub trait Event: Serialize {
    /// `room.ThingHappened`.
    const KIND: &'static str;
    /// What it may say of people.
    const CLASS: EventClass = EventClass::Plain;
    /// For how many days it is kept.
    const KEPT_DAYS: i64 = 30;
}
