//! Flows of the room, through HTTP and through its actions, on both engines.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests are tests")]

mod activity;
mod attack;
mod closing;
mod documents;
mod files;
mod guarded;
mod listed;
mod pages;
mod recount;
mod stage;
mod statements;
mod texts;
mod whole_and_part;
