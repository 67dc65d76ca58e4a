//! What is read of the catalogue.

mod search_services;

pub use search_services::search_services;
