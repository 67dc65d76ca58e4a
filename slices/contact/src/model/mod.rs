//! Plain types and rules of contacts: no database, no web.

mod again;
mod age;
mod case;
mod client;
mod contact;
mod fault;
pub mod import;
mod person_facts;
mod residence;
mod strike_reason;
mod tally;
mod texts;
mod words;

pub use age::{Age, AgeBand};
pub use case::{Case, PURPOSE_CHARS};
pub use client::{Client, ClientNames, KEPT_MONTHS, forget_on};
pub use contact::{ClientChoice, Contact, Entry, NOTE_CHARS, NOTE_DAYS, NOTE_DAYS_USUAL, NewContact, Note};
pub use fault::EntryFault;
pub use person_facts::PersonFacts;
pub use residence::Residence;
pub use strike_reason::StrikeReason;
pub use tally::{Asked, Tally, Under, Wanted};
pub use words::{Channel, Citizenship, Kind, Origin, Outcome, Request, Schooling, Sex, WorkStatus, requests};
