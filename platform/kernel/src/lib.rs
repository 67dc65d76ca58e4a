//! What every room counts on and nothing does I/O in: typed ids, instants, the clock and the calendar, and the codes
//! that Italian administrations write on forms. Parsed at the border, after that the type is the proof.

pub mod calendar;
pub mod clock;
pub mod codes;
mod event;
pub mod id;
pub mod instant;
mod lifecycle;
mod typed;
mod words;

pub use clock::Clock;
pub use codes::*;
pub use event::{Event, EventClass};
pub use id::Id;
pub use instant::{Instant, ROME};
pub use lifecycle::StepRefused;
pub use typed::typed;
pub use words::UnknownWord;
