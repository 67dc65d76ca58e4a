//! Closed-loop referral: a person handed over to a body, which accepts or refuses from a mailed link and says what became
//! of it.
//!
//! Before it accepts, a body reads what is asked and nobody's name; the names open with a one-time code. When it ends,
//! the body is left with nothing of her here. Reached by `app` through [`slice`]; others hear of it by
//! `events::referral`.
//!
//! Not here: what a desk did for somebody (`contact`), messages (`inbox`), what is counted (`report`).

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

pub use crate::policy::{ANSWER, FOLLOW, NAMES};

/// The tables of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "referral",
    number: 1,
    name: "referral",
    sql: include_str!("../migrations/0001_referral.sql"),
}];

/// The texts of this room; pages of the public and of the office keep their own files.
pub const TEXTS: Resource = Resource {
    name: "referral",
    it: concat!(
        include_str!("../locales/it/referral.ftl"),
        include_str!("../locales/it/office.ftl"),
        include_str!("../locales/it/mail.ftl"),
    ),
    en: concat!(
        include_str!("../locales/en/referral.ftl"),
        include_str!("../locales/en/office.ftl"),
        include_str!("../locales/en/mail.ftl"),
    ),
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
        // The names have a purpose and no address: no mail leads to them.
        links: vec![
            LinkTarget { purpose: ANSWER, path: |id| format!("/invio/risposta/{id}") },
            LinkTarget { purpose: FOLLOW, path: |id| format!("/invio/mio/{id}") },
        ],
        panels: vec![Panel { place: Place::Staff, order: 45, draw: web::panels::staff }],
        staff_links: vec![StaffLink {
            text: "referral-staff-link",
            path: "/ufficio/invii",
            roles: &[role::COORDINATOR, role::OPERATOR],
        }],
        keepings: vec![web::keeping::KEEPING],
        cross_site_posts: &[],
    }
}
