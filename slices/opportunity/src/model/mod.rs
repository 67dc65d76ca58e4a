//! Types, rules and transitions. No input and output, nothing asynchronous; tests inline.

pub mod doubt;
pub mod draft;
pub mod filter;
pub mod import;
mod kind;
mod language;
mod lifecycle;
pub mod linked;
mod material;
mod opportunity;
mod slug;
mod source;
mod subscription;
pub mod syndication;
pub mod text;
pub mod words;

pub use draft::{Draft, Fault, FaultKind, Ground};
pub use filter::Filter;
pub use kind::{Contract, Kind};
pub use language::Language;
pub use lifecycle::{State, StepRefused, Verb};
pub use material::{Material, MaterialDetails, Topic};
pub use opportunity::{Details, Opportunity, Origin, Place};
pub use slug::slug;
pub use source::{Source, SourceTerms};
pub use subscription::{CONFIRM_DAYS, REMIND_DAYS, Subscription, YEAR_DAYS};
