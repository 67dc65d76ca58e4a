//! Flows of the room, through HTTP and through its actions, on both engines.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod desk;
mod firm;
mod forget;
mod stage;
mod statements;
mod texts;
mod vacancy;
