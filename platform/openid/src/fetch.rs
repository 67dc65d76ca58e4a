//! The HTTP client of federations and providers.
