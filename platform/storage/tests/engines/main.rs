//! Storage on both engines.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests")]

mod backup;
mod errors;
mod links;
mod migrations;
mod rows;
mod toy;
mod writers;
