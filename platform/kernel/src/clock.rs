//! The one place that reads the machine's clock. Everything else is told the time, so that a test stands still
//! and the demo lives on the day it is given.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::Instant;

/// Tells the time: the machine's, or one that is shifted or stands still.
#[derive(Clone, Debug)]
pub struct Clock(Kind);

#[derive(Clone, Debug)]
enum Kind {
    /// The machine's clock plus so many microseconds (0 in production).
    Shifted(i64),
    /// Stands still until it is moved: tests.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub const fn real() -> Self {
        Self(Kind::Shifted(0))
    }

    /// Runs at the pace of the machine's clock, but began at `start`: the demo's `--today`.
    pub fn starting_at(start: Instant) -> Self {
        Self(Kind::Shifted(start.micros() - machine_now()))
    }

    /// Stands still at `instant` until [`Clock::set`] moves it.
    pub fn still(instant: Instant) -> Self {
        Self(Kind::Set(Arc::new(AtomicI64::new(instant.micros()))))
    }

    /// What time it is.
    pub fn now(&self) -> Instant {
        match &self.0 {
            Kind::Shifted(shift) => Instant::from_micros(machine_now().saturating_add(*shift)),
            Kind::Set(micros) => Instant::from_micros(micros.load(Ordering::Relaxed)),
        }
    }

    /// Moves a clock that stands still; the machine's clock is not ours to move, so that is ignored.
    pub fn set(&self, instant: Instant) {
        if let Kind::Set(micros) = &self.0 {
            micros.store(instant.micros(), Ordering::Relaxed);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that may read the machine's clock")]
fn machine_now() -> i64 {
    jiff::Timestamp::now().as_microsecond()
}
