//! Desks: the catalogue of services, agendas and appointments, launching a desk.
//!
//! Reached by `app` through [`slice`]. Other rooms hear of it by `events::desk`; it asks `identity::api` and
//! `network::api` downwards.

pub mod actions;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod queries;
pub mod store;
pub mod web;

use storage::Migration;

/// Our tables, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "desk", number: 1, name: "catalogue", sql: include_str!("../migrations/0001_catalogue.sql") },
    Migration { room: "desk", number: 2, name: "agenda", sql: include_str!("../migrations/0002_agenda.sql") },
];
