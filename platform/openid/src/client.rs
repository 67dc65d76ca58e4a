//! The generic OpenID Connect client.
