//! Opportunities: vacancies, courses, calls, events and news of the province, and the portal's materials.
//!
//! Written in the office, sent in by the bodies from their link, or read from files of sources; approved, published,
//! expired by themselves. Reached by `app` through [`slice`]; others hear of it by `events::opportunity`.
//!
//! Not here: services of the bodies (`desk`), applications to calls (`call`), who applied for a vacancy (nobody keeps it).

pub mod actions;
mod jobs;
pub mod model;
mod notices;
mod policy;
pub mod queries;
pub mod store;
mod web;

use ::web::slice::{LinkTarget, Panel, Place, StaffLink};
use identity::api::role;
use storage::Migration;
use texts::Resource;

pub use crate::policy::{SEND_IN, SUBSCRIPTION};

/// The tables of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        room: "opportunity",
        number: 1,
        name: "opportunity",
        sql: include_str!("../migrations/0001_opportunity.sql"),
    },
    Migration {
        room: "opportunity",
        number: 2,
        name: "proposal",
        sql: include_str!("../migrations/0002_proposal.sql"),
    },
];

/// The texts of this room; pages of the public and of the office keep their own files.
pub const TEXTS: Resource = Resource {
    name: "opportunity",
    it: concat!(
        include_str!("../locales/it/opportunity.ftl"),
        include_str!("../locales/it/office.ftl"),
        include_str!("../locales/it/mail.ftl"),
    ),
    en: concat!(
        include_str!("../locales/en/opportunity.ftl"),
        include_str!("../locales/en/office.ftl"),
        include_str!("../locales/en/mail.ftl"),
    ),
};

/// The room, as `app` puts it together.
#[must_use]
pub fn slice(kit: &::web::Kit) -> ::web::Slice {
    let (api, openapi) = web::api::routes();
    ::web::Slice {
        name: "opportunity",
        migrations: MIGRATIONS,
        texts: TEXTS,
        routes: web::routes().merge(api),
        openapi: Some(openapi),
        rights: policy::rights(),
        handlers: jobs::handlers(kit),
        schedules: jobs::schedules(),
        subscribers: jobs::subscribers(kit),
        links: vec![
            LinkTarget { purpose: SEND_IN, path: |id| format!("/opportunita/proponi/{id}") },
            LinkTarget { purpose: SUBSCRIPTION, path: |id| format!("/opportunita/avvisi/{id}") },
        ],
        panels: vec![
            Panel { place: Place::Home, order: 30, draw: web::panels::home },
            Panel { place: Place::Staff, order: 50, draw: web::panels::staff },
            Panel { place: Place::Materials, order: 10, draw: web::panels::materials },
        ],
        staff_links: vec![
            StaffLink {
                text: "opportunity-staff-link",
                path: "/ufficio/opportunita",
                roles: &[role::ADMINISTRATOR, role::COORDINATOR, role::OPERATOR],
            },
            StaffLink {
                text: "opportunity-materials-link",
                path: "/ufficio/materiali",
                roles: &[role::ADMINISTRATOR, role::COORDINATOR],
            },
        ],
        // A provider of mail leaves for its reader, with the secret in the address and nothing else.
        keepings: Vec::new(),
        cross_site_posts: &[web::LEAVE],
    }
}
