//! SAML 2.0 web browser sign-on (OASIS saml-core, saml-bindings, saml-metadata) as the Italian federations profile it: requests,
//! verified responses, logout, metadata. No I/O: bytes in, types out; clock and ids come from the caller.
//!
//! What an assertion says comes out of the verifier alone.
