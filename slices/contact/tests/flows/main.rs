//! Flows of the room, through HTTP and through its actions, on both engines.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod again;
mod appointments;
mod cases;
mod closed;
mod counts;
mod forgetting;
mod import;
mod kinds;
mod recording;
mod stage;
mod statements;
mod texts;
mod unknown;
mod walls;
