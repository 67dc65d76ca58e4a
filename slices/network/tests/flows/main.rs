//! Flows of the room, through HTTP and through its actions, on both engines.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod adhesion;
mod choice;
mod editing;
mod expiry;
mod first;
mod import;
mod mandate;
mod office;
mod pages;
mod round;
mod stage;
mod statements;
mod texts;
