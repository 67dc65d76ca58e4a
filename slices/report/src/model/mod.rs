//! Types, rules and transitions. No input and output, nothing asynchronous; tests inline.
