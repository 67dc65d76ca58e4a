//! The room `network`: bodies, networks, dated agreements, who joined and until when, who holds which office.
//!
//! Membership is a dated fact: no count is kept, every number is derived as of a day. Other rooms ask through
//! [`api`]; what they must know at once is told in `events::network`.
//!
//! Not here: what a body offers (`desk`), accounts and roles (`identity`).

pub mod actions;
pub mod api;
mod jobs;
mod model;
mod notices;
mod policy;
mod queries;
mod store;
mod web;

use storage::Migration;

/// The tables of this room.
pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "network", number: 1, name: "network", sql: include_str!("../migrations/0001_network.sql") }];
