//! Search in plain Italian, without any database's full-text engine, so that the ranking is one everywhere
//! (ADR 0003). Pure: `entry` says what a sheet gives to the index, `query` what a person asks for, `rank` which
//! sheets answer best; `store::search` keeps the index and fetches postings.

pub mod entry;
pub mod query;
pub mod rank;
pub mod thesaurus;
pub mod typing;

pub use entry::Entry;
pub use query::{Candidate, Query};
pub use rank::{Fit, Posting, Ranked, Rarity, rank, terms};
