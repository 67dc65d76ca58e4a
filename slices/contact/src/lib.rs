//! What a desk did for whom: the contact record, clients of one body, cases, past years from spreadsheets, forgetting.
//!
//! Reached by `app` through [`slice`].

pub mod actions;
pub mod api;
mod jobs;
pub mod model;
mod policy;
pub mod queries;
pub mod store;
mod web;

use ::web::slice::{Keeping, LinkTarget, Panel, Place, StaffLink};
use identity::api::role;
use storage::Migration;
use texts::Resource;

/// The tables of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "contact",
    number: 1,
    name: "contact",
    sql: include_str!("../migrations/0001_contact.sql"),
}];

/// The texts of this room.
pub const TEXTS: Resource = Resource {
    name: "contact",
    it: concat!(include_str!("../locales/it/contact.ftl"), include_str!("../locales/it/words.ftl")),
    en: concat!(include_str!("../locales/en/contact.ftl"), include_str!("../locales/en/words.ftl")),
};

/// The room, as `app` puts it together.
#[must_use]
pub fn slice(kit: &::web::Kit) -> ::web::Slice {
    ::web::Slice {
        name: "contact",
        migrations: MIGRATIONS,
        texts: TEXTS,
        routes: web::routes(),
        openapi: None,
        rights: policy::rights(),
        handlers: jobs::handlers(kit),
        schedules: jobs::schedules(),
        subscribers: jobs::subscribers(),
        links: vec![LinkTarget { purpose: policy::TIE_CLIENT, path: |_| "/contatti/collega".to_owned() }],
        panels: vec![Panel { place: Place::Staff, order: 20, draw: web::panel::draw }],
        staff_links: vec![StaffLink {
            text: "contact-staff-link",
            path: "/ufficio/contatti",
            roles: &[role::OPERATOR, role::CLERK],
        }],
        keepings: vec![Keeping {
            order: 20,
            kept: web::keeping::kept,
            erase: web::keeping::erase,
            of_client: None,
        }],
        cross_site_posts: &[],
    }
}
