//! Needs of firms: sent in without an account, answered by the network in a measured time; vacancies they propose.
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
    room: "firm",
    number: 1,
    name: "firm",
    sql: include_str!("../migrations/0001_firm.sql"),
}];

/// The texts of this room.
pub const TEXTS: Resource = Resource {
    name: "firm",
    it: include_str!("../locales/it/firm.ftl"),
    en: include_str!("../locales/en/firm.ftl"),
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
        links: Vec::new(),
        panels: Vec::new(),
        staff_links: Vec::new(),
        keepings: Vec::new(),
        cross_site_posts: &[],
    }
}
