//! What is read for pages, API and mails.

// Agenda and booking.
pub mod agenda_calls;
pub mod agenda_closing;
pub mod agenda_day;
pub mod agenda_find;
pub mod day;
pub mod first_free;
pub mod free_slots;
pub mod proposals;
pub mod waitable;

pub use day::{DayError, DayOfDesk, ToCall, day_of_desk, to_call};
pub use first_free::{DeskOffer, NearBy, first_free};
pub use free_slots::{
    Alternative, FreeSlots, alternatives, alternatives_nearby, free_slots, lacks_channel, week_of,
};
pub use proposals::{ToMove, proposals, to_move};
pub use waitable::{Waitable, waitable};

// Catalogue.
pub mod catalogue;

// Launching and the guide.
pub mod guide;
mod launch;

pub use guide::{Guide, GuideLine, GuideTopic, guide};
pub use launch::{desk_counts, keeps, kept_desks, launch, launches};
