//! Flows through the room, on both engines.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by stopping"
)]

mod booking_api;
mod booking_ground;
mod booking_life;
mod booking_limits;
mod booking_near;
mod booking_pages;
mod booking_race;
mod catalogue_ground;
mod catalogue_pages;
mod catalogue_search;
mod catalogue_sheets;
mod erasing;
mod launch_ground;
mod launch_rights;
mod launch_walk;
mod launch_words;
mod lost_times;
mod operator_agenda;
mod video_calls;
mod waiting_calls;
mod waiting_wish;
