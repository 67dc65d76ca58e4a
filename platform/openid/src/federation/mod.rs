//! OpenID Federation 1.0: what an entity says of itself, what its superiors say of it, and the chain of both up to an anchor that we
//! trust because it is in our configuration.
//!
//! [`Resolving::attempt`] is pure: given what was fetched so far it either names the next address to fetch or gives the chain. Who
//! fetches, and how, is the caller's affair.

mod chain;
mod claims;
mod configuration;
mod error;
mod mark;
mod naming;
mod policy;
mod resolve;
mod statement;
#[cfg(test)]
mod tests;

pub use chain::{Anchor, TrustChain};
pub use claims::{Claims, Constraints, MarkEntry, NamingConstraints};
pub use configuration::{MarkHeld, RelyingParty};
pub use error::FederationError;
pub use mark::{MarkClaims, read_mark};
pub use policy::{apply, merge};
pub(crate) use resolve::percent_encoded;
pub use resolve::{Fetched, Limits, Progress, Resolving, configuration_address, fetch_address};
pub use statement::{ENTITY_STATEMENT, Statement};

/// When a token is looked at, and how far the other's clock may be from ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Seconds since 1970.
    pub seconds: i64,
    /// Seconds that clocks may differ.
    pub tolerance: i64,
}

impl Moment {
    /// That instant, with that tolerance.
    pub fn new(now: kernel::Instant, tolerance_seconds: i64) -> Self {
        Self { seconds: now.micros().div_euclid(1_000_000), tolerance: tolerance_seconds }
    }

    /// Whether something issued then was issued in our past.
    pub fn is_after(self, issued: i64) -> bool {
        issued <= self.seconds.saturating_add(self.tolerance)
    }

    /// Whether something that ends then still holds.
    pub fn is_before(self, expires: i64) -> bool {
        expires > self.seconds.saturating_sub(self.tolerance)
    }
}
