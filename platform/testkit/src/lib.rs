//! What tests stand on: a database of their own on each engine, a clock that stands still, actors by name, and the
//! application in process with a mail provider behind it. The README shows one test of each kind.
//!
//! Not here: any room. A test hands its rooms in, since this crate stands to their left.
#![expect(clippy::expect_used, clippy::panic, reason = "what a test stands on fails by stopping the test")]

mod actors;
#[cfg(feature = "app")]
mod app;
#[cfg(feature = "app")]
mod browser;
mod database;
mod engine;
#[cfg(feature = "app")]
mod national;
#[cfg(feature = "app")]
mod response;
#[cfg(feature = "app")]
mod seen;
mod server;
mod sources;

pub use actors::{clock, console, cx, keys, now, public, staff};
#[cfg(feature = "app")]
pub use app::{Builder, Composed, Ground, TestApp};
/// What tests of flows need of HTTP itself.
#[cfg(feature = "app")]
pub use axum::{Router, http::Method, routing::get};
#[cfg(feature = "app")]
pub use browser::{Browser, Upload};
pub use database::{TestDb, database, empty_database};
pub use engine::{Engine, engines};
#[cfg(feature = "app")]
pub use national::{login_address, serve_providers};
#[cfg(feature = "app")]
pub use response::Response;
#[cfg(feature = "app")]
pub use seen::Seen;
pub use sources::text_findings;
#[cfg(feature = "app")]
pub use standins::{IdentityProvider, Outcome, identity_provider::Kind};
