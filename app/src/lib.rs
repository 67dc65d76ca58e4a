//! The binary's inside, as a library so that its tests and the benchmark can put the same house together.
//!
//! Here rooms meet: command line, configuration, composition, the pages that belong to no room, processes across
//! rooms, demo data. No rules of the field.

pub mod cli;
pub mod commands;
pub mod compose;
pub mod config;
pub mod demo;
mod http;
pub mod processes;
mod scopes;
pub mod serve;
pub mod tls;

pub use http::openapi::document as openapi_document;

/// The texts of the pages that belong to no room, and of the processes.
pub const TEXTS: texts::Resource = texts::Resource {
    name: "app",
    it: concat!(include_str!("../locales/it/app.ftl"), include_str!("../locales/it/business_path.ftl")),
    en: concat!(include_str!("../locales/en/app.ftl"), include_str!("../locales/en/business_path.ftl")),
};
