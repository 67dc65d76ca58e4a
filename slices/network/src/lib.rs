//! The room `network`: bodies, networks, dated agreements, who joined and until when, who holds which office.
//!
//! Membership is a dated fact: no count is kept, every number is derived as of a day. Other rooms ask through
//! [`api`]; what they must know at once is told in `events::network`.
//!
//! Not here: what a body offers (`desk`), accounts and roles (`identity`).

pub mod actions;
pub mod api;
mod jobs;
mod model;
mod notices;
mod policy;
mod queries;
mod store;
mod web;

use ::web::slice::{LinkTarget, Panel, Place, StaffLink};
use identity::api::role;
use storage::Migration;
use texts::Resource;

pub use crate::policy::{ACTIVATE_MANDATE, CONTEST_MANDATE, UPLOAD_SIGNATURE};

/// The tables of this room.
pub const MIGRATIONS: &[Migration] = &[
    migration(1, "network", include_str!("../migrations/0001_network.sql")),
    migration(2, "public_index", include_str!("../migrations/0002_public_index.sql")),
];

const fn migration(number: u32, name: &'static str, sql: &'static str) -> Migration {
    Migration { room: "network", number, name, sql }
}

/// The texts of this room.
pub const TEXTS: Resource = Resource {
    name: "network",
    it: include_str!("../locales/it/network.ftl"),
    en: include_str!("../locales/en/network.ftl"),
};

/// The room, as `app` puts it together.
#[must_use]
pub fn slice(kit: &::web::Kit) -> ::web::Slice {
    ::web::Slice {
        name: "network",
        migrations: MIGRATIONS,
        texts: TEXTS,
        routes: web::routes(),
        openapi: None,
        rights: policy::rights(),
        handlers: jobs::handlers(kit),
        schedules: jobs::schedules(),
        subscribers: Vec::new(),
        links: vec![
            LinkTarget { purpose: UPLOAD_SIGNATURE, path: |id| format!("/rete/firma/{id}") },
            // The holder of the link is known by its cookie: the code's id stays out of the address.
            LinkTarget { purpose: ACTIVATE_MANDATE, path: |_| "/entra-in-rete/incarico".to_owned() },
            LinkTarget { purpose: CONTEST_MANDATE, path: |id| format!("/entra-in-rete/contesta/{id}") },
        ],
        panels: vec![
            Panel { place: Place::Home, order: 60, draw: web::panels::home },
            Panel { place: Place::Staff, order: 40, draw: web::panels::staff },
        ],
        keepings: Vec::new(),
        cross_site_posts: &[],
        staff_links: vec![
            StaffLink {
                text: "network-staff-link",
                path: "/ufficio/rete",
                roles: &[role::ADMINISTRATOR, role::COORDINATOR],
            },
            StaffLink { text: "network-staff-bodies", path: "/ufficio/rete/enti", roles: &[role::CLERK] },
        ],
    }
}
