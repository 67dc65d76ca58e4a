//! OpenID Federation 1.0: what an entity says of itself, what its superiors say of it, and the chain of both up to an anchor that we
//! trust because its keys are in our configuration.

mod error;

pub use error::FederationError;
