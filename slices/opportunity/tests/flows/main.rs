//! Flows of the room, through HTTP and through its actions, on both engines.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod doubt;
mod import;
mod life;
mod materials;
mod pages;
mod proposal;
mod stage;
mod statements;
mod subscription;
mod texts;
