//! Messages to a desk: its IMAP mailbox, *contattaci* and the report of a fault, assigned, answered by mail, closed.
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
    room: "inbox",
    number: 1,
    name: "inbox",
    sql: include_str!("../migrations/0001_inbox.sql"),
}];

/// The texts of this room.
pub const TEXTS: Resource = Resource {
    name: "inbox",
    it: include_str!("../locales/it/inbox.ftl"),
    en: include_str!("../locales/en/inbox.ftl"),
};

/// The room, as `app` puts it together.
#[must_use]
pub fn slice(kit: &::web::Kit) -> ::web::Slice {
    ::web::Slice {
        name: "inbox",
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
