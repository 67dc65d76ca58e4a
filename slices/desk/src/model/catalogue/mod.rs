//! The catalogue: what a service sheet says, how fresh it is, and the words it is ordered by.

mod campaign;
mod change;
mod freshness;
mod label;
mod service;
mod sheet;
mod slug;
pub mod spreadsheet;
mod term;

pub use campaign::{Asked, CAMPAIGN_DAYS, Campaign, CampaignId};
pub use change::{Change, ChangeKind, FieldChange, changes};
pub use freshness::{Confirmation, Freshness};
pub use label::{Filters, Label};
pub use service::{
    Place, PlaceId, Service, ServiceAtPlace, ServiceCard, ServiceId, ServiceStatus, Suggestion, SuggestionId,
};
pub use sheet::{AccessChannel, Audience, ServiceSheet, SheetFault, SheetField};
pub use slug::slug;
pub use term::{Scheme, Term, TermId, Vocabulary};
