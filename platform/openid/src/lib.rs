//! OpenID Connect (core 1.0) and OpenID Federation 1.0 as the Italian federations profile them: keys and tokens, entity statements,
//! trust chains, metadata policy, trust marks, and the client of providers.
//!
//! Only [`fetch`] reaches the network. What is read out of a token can only come out of its verifier: [`jose::Verified`] has no
//! other maker.

pub mod answer;
pub mod client;
pub mod federation;
pub mod fetch;
#[cfg(feature = "fuzz")]
pub mod fuzz;
pub mod issue;
pub mod jose;
pub mod request;

mod steps;
