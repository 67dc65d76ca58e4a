//! Closed-loop referral: a person handed over to a body, which accepts or refuses from a mailed link and says what became of it.
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
    room: "referral",
    number: 1,
    name: "referral",
    sql: include_str!("../migrations/0001_referral.sql"),
}];

/// The texts of this room.
pub const TEXTS: Resource = Resource {
    name: "referral",
    it: include_str!("../locales/it/referral.ftl"),
    en: include_str!("../locales/en/referral.ftl"),
};

/// The room, as `app` puts it together.
#[must_use]
pub fn slice(kit: &::web::Kit) -> ::web::Slice {
    ::web::Slice {
        name: "referral",
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
