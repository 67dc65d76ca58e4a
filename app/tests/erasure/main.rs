//! All that is kept of a person, over all rooms: shown, given, erased; and what events never say of her.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod account;
mod card;
mod events;
mod stage;
