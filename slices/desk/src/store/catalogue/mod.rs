//! The catalogue as rows.

pub mod campaign;
pub mod change;
pub mod place;
pub mod service;
pub mod service_list;
pub mod suggestion;
pub mod term;
