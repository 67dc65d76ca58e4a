//! What rooms tell each other: here, so that `events` needs nothing else of ours.

use serde::Serialize;

/// A kind of event: implemented by the plain structs of `slices/events`.
pub trait Event: Serialize {
    /// `room.ThingHappened`.
    const KIND: &'static str;
}
