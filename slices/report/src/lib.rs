//! What an agreement promised and reached: activity lines, measures as data, report forms, suppression of small cells.
//!
//! Reached by `app` through [`slice`].

pub mod actions;
mod jobs;
pub mod model;
mod notices;
mod policy;
pub mod print;
pub mod queries;
pub mod store;
mod web;

use ::web::slice::{LinkTarget, Panel, Place, StaffLink};
use identity::api::role;
use storage::Migration;
use texts::Resource;

/// The tables of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        room: "report",
        number: 1,
        name: "report",
        sql: include_str!("../migrations/0001_report.sql"),
    },
    Migration {
        room: "report",
        number: 2,
        name: "withdrawn",
        sql: include_str!("../migrations/0002_withdrawn.sql"),
    },
];

/// The texts of this room; activity lines keep their own file.
pub const TEXTS: Resource = Resource {
    name: "report",
    it: concat!(include_str!("../locales/it/report.ftl"), include_str!("../locales/it/activity.ftl")),
    en: concat!(include_str!("../locales/en/report.ftl"), include_str!("../locales/en/activity.ftl")),
};

/// The room, as `app` puts it together.
#[must_use]
pub fn slice(kit: &::web::Kit) -> ::web::Slice {
    ::web::Slice {
        name: "report",
        migrations: MIGRATIONS,
        texts: TEXTS,
        routes: web::routes(),
        openapi: None,
        rights: policy::rights(),
        handlers: jobs::handlers(kit),
        schedules: jobs::schedules(),
        subscribers: jobs::subscribers(),
        links: vec![LinkTarget { purpose: policy::OWN_LINES, path: |id| format!("/attivita/{id}") }],
        panels: vec![Panel { place: Place::Staff, order: 60, draw: web::panel::staff }],
        staff_links: vec![
            StaffLink {
                text: "report-staff-link",
                path: "/ufficio/rapporti",
                roles: &[role::ADMINISTRATOR, role::COORDINATOR, role::CLERK, role::OPERATOR],
            },
            StaffLink {
                text: "report-lines-title",
                path: "/ufficio/attivita",
                roles: &[role::ADMINISTRATOR, role::COORDINATOR],
            },
        ],
        keepings: Vec::new(),
        cross_site_posts: &[],
    }
}
