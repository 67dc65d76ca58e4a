//! All that is kept of a person, over all rooms: shown, given, erased; and what events never say of her.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by stopping"
)]

mod account;
mod card;
mod events;
mod stage;
