//! All SQL of contacts: one file per table, counts in their own.

pub mod case;
pub mod client;
pub mod closed_month;
pub mod contact;
pub mod contact_write;
pub mod forget;
pub mod links;
pub mod lists;
pub mod tally;
