//! The other side: trust anchor and provider, for the demonstration's stand-ins and for tests. Nothing of the product calls it.

mod authority;
mod provider;

pub use authority::Authority;
pub use provider::{Asked, Granted, Person, Provider, ProviderError};
