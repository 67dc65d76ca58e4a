//! What is read of the catalogue.

mod find_services;
mod search_services;

pub use find_services::{Found, Part, body_names, find_services};
pub use search_services::search_services;
