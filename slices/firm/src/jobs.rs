//! Work done later and work that recurs: thin, each calls one action.

use ::jobs::{Handler, Schedule, Subscriber};
use ::web::Kit;

/// What the worker can do.
pub(crate) fn handlers(_kit: &Kit) -> Vec<Handler> {
    Vec::new()
}

/// What recurs.
pub(crate) fn schedules() -> Vec<Schedule> {
    Vec::new()
}

/// What the room listens to.
pub(crate) fn subscribers() -> Vec<Subscriber> {
    Vec::new()
}
