//! What an agreement promised and reached: activity lines, measures as data, report forms, suppression of small cells.
//!
//! Reached by `app` through [`slice`].

pub mod actions;
mod jobs;
pub mod model;
mod policy;
pub mod queries;
pub mod store;
mod web;

use storage::Migration;
use texts::Resource;

/// The tables of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "report",
    number: 1,
    name: "report",
    sql: include_str!("../migrations/0001_report.sql"),
}];

/// The texts of this room.
pub const TEXTS: Resource = Resource {
    name: "report",
    it: include_str!("../locales/it/report.ftl"),
    en: include_str!("../locales/en/report.ftl"),
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
        links: Vec::new(),
        panels: Vec::new(),
        staff_links: Vec::new(),
        keepings: Vec::new(),
        cross_site_posts: &[],
    }
}
