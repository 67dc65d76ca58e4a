//! Work done later: mail, reminders, deliveries of events, clean-ups.
//!
//! A job is a row written in the same transaction as the change that asks for it ([`enqueue`]), leased by a
//! worker, run by a [`Handler`], tried again with growing pauses, and put aside as dead after the last try. Several
//! workers, in several processes, never run one job at the same time while its lease holds.

mod handler;
mod queue;
mod worker;

use storage::Migration;

pub use handler::{Handler, Handling, JobError, Schedule, Subscriber};
pub use queue::{Counts, Job, cancel, counts, enqueue, enqueue_once};
pub use worker::Worker;

/// The tables of this crate.
pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "jobs", number: 1, name: "jobs", sql: include_str!("../migrations/0001_jobs.sql") }];
