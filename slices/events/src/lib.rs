//! What rooms tell each other: plain structs, one file per room that tells, no logic.
//!
//! They travel through the outbox (`storage::outbox`) and are delivered at least once: whoever listens is
//! idempotent by the event's id. They carry ids, days and numbers, never names or addresses.

pub mod contact;
pub mod desk;
pub mod firm;
pub mod inbox;
pub mod network;
pub mod opportunity;
pub mod referral;
