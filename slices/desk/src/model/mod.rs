//! What a desk is and how it decides: no I/O, no async.

// Agenda and booking.
mod agenda;
mod appointment;
pub mod availability;
mod bits;
mod booking;
mod channel;
mod day;
mod desk;
pub mod hours;
mod video;
mod visitor;
mod waiting;

pub use agenda::{
    Agenda, AgendaRules, Break, Closure, ClosureOf, Exception, Opening, WallSpan, WallSpanError,
};
pub use appointment::{Appointment, AppointmentState, Attendee, Origin, TRANSITIONS, Verb};
pub use availability::{AgendaState, Claim, FreeStart, Slot, Taken, Wanted};
pub use booking::{AttendeeError, NAME_LENGTH, NOTE_LENGTH, TypedAttendee, code_of, hash_of};
pub use channel::{Channel, Channels, UnknownChannel};
pub use day::{GRAIN_MINUTES, LocalDay, grain_from, grain_of, start_of_grain};
pub use desk::{Desk, DeskKind, DeskState};
pub use video::{NotAVideoAddress, VideoAddress};
pub use visitor::{BookingLimits, Reached, Visitor};
pub use waiting::{OFFER_MINUTES, Offer, OfferState, Waiting, WaitingState, call_until, offer_until};

// Catalogue and search.
pub mod catalogue;
pub mod search;

pub use catalogue::{Service, ServiceId};

// Launching, notices, feedback.
pub mod feedback;
pub mod launch;
pub mod notice;

pub use launch::{Launch, Readiness};
