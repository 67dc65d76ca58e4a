//! What `inbox` tells of requests to desks: coarse, with no id of a request or a person.

use kernel::{Event, EventClass};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A request was closed for the first time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageClosed {
    /// The desk.
    pub desk: Uuid,
    /// The body that keeps it.
    pub organisation: Uuid,
    /// `mail`, `web` or `fault`.
    pub way: String,
    /// The month in which it arrived: `2026-11`.
    pub month: String,
    /// Whether somebody answered.
    pub is_answered: bool,
    /// How long it was open, in time that passed: `day`, `three_days`, `week`, `month` or `longer`.
    pub time: String,
}
impl Event for MessageClosed {
    const KIND: &'static str = "inbox.MessageClosed";
    // One request of a month in a Comune of 500 people can be a person.
    const CLASS: EventClass = EventClass::Personal;
    const KEPT_DAYS: i64 = 30;
}
