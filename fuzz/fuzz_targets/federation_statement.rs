//! Tokens, statements, policies and answers of others: no panic, and nothing is accepted that nobody signed.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| assert!(!openid::fuzz::statement(data), "accepted without the key"));
