//! Messages to a desk: its IMAP mailbox, *contattaci* and the report of a fault, assigned, answered by mail, closed.
//!
//! Reached by `app` through [`slice`]. A request that is closed becomes a contact (`contact::api`) in the same
//! transaction; a report of a fault is answered where it is kept (`desk::api`). Others hear of it by `events::inbox`.
//!
//! Not here: who a client is and what was done for her (`contact`), mails that go out by themselves (each room's own).

pub mod actions;
mod jobs;
pub mod mailbox;
pub mod model;
mod notices;
mod policy;
pub mod queries;
pub mod settings;
pub mod store;
mod web;

use std::sync::Arc;

use ::web::slice::{LinkTarget, Panel, Place, StaffLink};
use identity::api::role;
use storage::Migration;
use texts::Resource;

pub use crate::policy::FOLLOW;
pub use crate::settings::Settings;

/// The tables of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "inbox", number: 1, name: "inbox", sql: include_str!("../migrations/0001_inbox.sql") },
    Migration {
        room: "inbox",
        number: 2,
        name: "client",
        sql: include_str!("../migrations/0002_client.sql"),
    },
    Migration {
        room: "inbox",
        number: 3,
        name: "before",
        sql: include_str!("../migrations/0003_before.sql"),
    },
    Migration {
        room: "inbox",
        number: 4,
        name: "closed_form",
        sql: include_str!("../migrations/0004_closed_form.sql"),
    },
];

/// The texts of this room; pages of the public and of the office keep their own files.
pub const TEXTS: Resource = Resource {
    name: "inbox",
    it: concat!(include_str!("../locales/it/inbox.ftl"), include_str!("../locales/it/office.ftl")),
    en: concat!(include_str!("../locales/en/inbox.ftl"), include_str!("../locales/en/office.ftl")),
};

/// The room, as `app` puts it together.
#[must_use]
pub fn slice(kit: &::web::Kit, settings: Settings) -> ::web::Slice {
    let settings = Arc::new(settings);
    ::web::Slice {
        name: "inbox",
        migrations: MIGRATIONS,
        texts: TEXTS,
        routes: web::routes(settings.clone()),
        openapi: None,
        rights: policy::rights(),
        handlers: jobs::handlers(kit, &settings),
        schedules: jobs::schedules(),
        subscribers: jobs::subscribers(&settings),
        links: vec![LinkTarget { purpose: FOLLOW, path: |_| web::FOLLOWED.to_owned() }],
        panels: vec![Panel { place: Place::Staff, order: 20, draw: web::panels::staff }],
        staff_links: vec![StaffLink {
            text: "inbox-staff-link",
            path: "/ufficio/posta-in-arrivo",
            roles: &[role::OPERATOR, role::COORDINATOR],
        }],
        keepings: vec![web::kept::KEEPING],
        cross_site_posts: &[],
    }
}
