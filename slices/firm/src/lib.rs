//! Needs of firms: sent in without an account, answered by the network in a measured time; vacancies they propose.
//!
//! Reached by `app` through [`slice`].

pub mod actions;
mod jobs;
pub mod model;
mod notices;
mod policy;
pub mod queries;
mod shown;
pub mod store;
mod web;

use ::web::slice::{LinkTarget, Panel, Place, StaffLink};
use identity::api::role;
use storage::Migration;
use texts::Resource;

pub use crate::policy::{ANSWER_ASK, DRAFT, NEED, RECEIPT};

/// The tables of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "firm", number: 1, name: "firm", sql: include_str!("../migrations/0001_firm.sql") },
    Migration {
        room: "firm",
        number: 2,
        name: "wording",
        sql: include_str!("../migrations/0002_wording.sql"),
    },
];

/// The texts of this room.
pub const TEXTS: Resource = Resource {
    name: "firm",
    it: concat!(
        include_str!("../locales/it/firm.ftl"),
        include_str!("../locales/it/office.ftl"),
        include_str!("../locales/it/mail.ftl"),
    ),
    en: concat!(
        include_str!("../locales/en/firm.ftl"),
        include_str!("../locales/en/office.ftl"),
        include_str!("../locales/en/mail.ftl"),
    ),
};

/// The room, as `app` puts it together.
#[must_use]
pub fn slice(kit: &::web::Kit) -> ::web::Slice {
    ::web::Slice {
        name: "firm",
        migrations: MIGRATIONS,
        texts: TEXTS,
        routes: web::routes(),
        openapi: None,
        rights: policy::rights(),
        handlers: jobs::handlers(kit),
        schedules: jobs::schedules(),
        subscribers: jobs::subscribers(),
        links: vec![
            LinkTarget { purpose: NEED, path: |id| format!("/imprese/mia/{id}") },
            LinkTarget { purpose: RECEIPT, path: |_| "/imprese/ricevuta".to_owned() },
            LinkTarget { purpose: ANSWER_ASK, path: |id| format!("/imprese/ente/{id}") },
            LinkTarget { purpose: DRAFT, path: |id| format!("/imprese/bozza/{id}") },
        ],
        panels: vec![
            Panel { place: Place::Home, order: 36, draw: web::panels::home },
            Panel { place: Place::Staff, order: 45, draw: web::panels::staff },
        ],
        staff_links: vec![StaffLink {
            text: "firm-staff-link",
            path: "/ufficio/imprese",
            roles: &[role::ADMINISTRATOR, role::COORDINATOR, role::OPERATOR],
        }],
        keepings: vec![web::keeping::KEEPING],
        cross_site_posts: &[],
    }
}
