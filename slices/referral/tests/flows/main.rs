//! Flows of the room, through HTTP and through its actions, on both engines.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod consent;
mod desk;
mod erasure;
mod life;
mod race;
mod secrets;
mod stage;
mod statements;
mod texts;
mod told;
