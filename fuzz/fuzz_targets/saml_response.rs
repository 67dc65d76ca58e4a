//! Responses, metadata and logout messages of others: no panic, and nothing is accepted.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| assert!(!saml::fuzz::response(data), "accepted without the key"));
