//! What is done to the catalogue.

mod add_services;
mod catalogue_error;
mod confirm_services;
mod edit_service;
mod import_services;
mod index_services;
mod set_place;
mod set_vocabulary;
mod settle_suggestion;
mod stand_by;
mod start_campaign;
mod suggest_change;

pub use add_services::{NewService, add_services};
pub use catalogue_error::CatalogueError;
pub use confirm_services::confirm_services;
pub use edit_service::edit_service;
pub use import_services::{Imported, import_services};
use index_services::index_services;
pub use set_place::set_place;
pub use set_vocabulary::{NewTerm, set_vocabulary};
pub use settle_suggestion::settle_suggestion;
use stand_by::stands_by;
pub use start_campaign::{Started, start_campaign};
pub use suggest_change::{SUGGESTION_LENGTH, suggest_change};
