//! SAML 2.0 web browser sign-on (OASIS saml-core, saml-bindings, saml-metadata) as the Italian federations profile it: requests,
//! verified responses, logout, metadata. No I/O: bytes in, types out; clock and ids come from the caller.
//!
//! What an assertion says comes out of the verifier alone: [`VerifiedAssertion`] has no other maker, and the verifier reads
//! the canonical bytes whose digest was signed, never the document around them.
//!
//! The walk of a sign-in: [`request::AuthnRequest`] → browser → provider → browser → [`response::verify`] with the
//! [`response::Expectations`] that the request left. [`issue`] is the provider's side, for stand-ins and tests.

mod anomaly;
mod attribute;
pub mod binding;
pub mod certificate;
mod fault;
#[cfg(any(test, feature = "fuzz"))]
pub mod fuzz;
mod identifier;
pub mod issue;
mod key;
mod level;
pub mod logout;
pub mod metadata;
mod moment;
mod namespaces;
pub mod provider;
mod refusal;
pub mod request;
pub mod response;
mod signature;
mod step;
mod xml;

pub use anomaly::Anomaly;
pub use attribute::{Attribute, Attributes};
pub use binding::{Binding, PostForm};
pub use fault::Fault;
pub use identifier::MessageId;
pub use key::{Certificate, SigningKey};
pub use level::{Comparison, Level};
pub use metadata::{Profile, ServiceProvider};
pub use provider::IdentityProvider;
pub use refusal::Refusal;
pub use request::AuthnRequest;
pub use response::{Expectations, VerifiedAssertion, VerifiedResponse};

/// Which federation a message belongs to: their profiles differ in a few rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Federation {
    /// The public system of digital identity.
    Spid,
    /// The electronic identity card.
    Cie,
}

#[cfg(test)]
mod tests;
