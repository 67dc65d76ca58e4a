//! What the OpenAPI document says of HSDS: the fields that `shape` writes, and the parameters that `query` reads.
//! The specification has more of both; these are those that are given and taken here.

mod organization;
mod parameters;
mod place;
mod service;
mod term;

pub use organization::HsdsOrganization;
pub use parameters::{ForOrganizations, ForServices, ForTerms, Full, Minimal, Paged};
pub use place::HsdsServiceAtLocation;
pub use service::HsdsService;
pub use term::{HsdsAbout, HsdsTaxonomy, HsdsTaxonomyTerm};
