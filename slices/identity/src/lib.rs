//! Who somebody is and how she proves it: staff with password and code or their office's own sign-in, citizens with
//! SPID, CIE or the eIDAS node; which roles staff holds on which scopes from when to when.
//!
//! For identity a scope is an opaque id: what a desk or a network is, and who holds which office of a body, other
//! rooms know.
//!
//! Called by `app` through [`slice`] and [`session_layer`], by the other rooms through [`api`].

mod actions;
pub mod api;
mod doors;
mod federation;
mod jobs;
mod keyring;
mod model;
mod notices;
mod policy;
mod queries;
mod room;
pub mod settings;
mod store;
mod vault;
mod web;

use std::sync::Arc;

use storage::Migration;
use texts::Resource;

use crate::federation::Federated;
pub use crate::keyring::{KeyError, Keyring};
pub use crate::policy::{ACCEPT_INVITATION, RESET_PASSWORD};
pub(crate) use crate::room::Room;
pub use crate::settings::Settings;
pub use crate::web::session_layer;

/// Our tables, in order.
pub const MIGRATIONS: &[Migration] = &[
    migration(1, "identity", include_str!("../migrations/0001_identity.sql")),
    migration(2, "national", include_str!("../migrations/0002_national.sql")),
    migration(3, "keys", include_str!("../migrations/0003_keys.sql")),
    migration(4, "federation", include_str!("../migrations/0004_federation.sql")),
    migration(5, "office_email", include_str!("../migrations/0005_office_email.sql")),
    migration(6, "office", include_str!("../migrations/0006_office.sql")),
];

const fn migration(number: u32, name: &'static str, sql: &'static str) -> Migration {
    Migration { room: "identity", number, name, sql }
}

/// Our texts.
pub const TEXTS: Resource = Resource {
    name: "identity",
    it: include_str!("../locales/it/identity.ftl"),
    en: include_str!("../locales/en/identity.ftl"),
};

/// The room. `scopes` lists what roles can be held on: only `app` has all rooms in sight.
#[must_use]
pub fn slice(kit: &::web::Kit, scopes: api::Scopes, settings: Settings) -> ::web::Slice {
    let room = Room::new(settings);
    let federated = Federated::new(Arc::clone(&room.settings), room.keyring.clone());
    ::web::Slice {
        name: "identity",
        migrations: MIGRATIONS,
        texts: TEXTS,
        routes: crate::web::routes(scopes, room, federated.clone()),
        openapi: None,
        rights: crate::policy::rights(),
        handlers: crate::jobs::handlers(kit, &federated),
        schedules: crate::jobs::schedules(),
        subscribers: Vec::new(),
        links: crate::web::links(),
        panels: Vec::new(),
        staff_links: crate::web::staff_links(),
        keepings: Vec::new(),
        cross_site_posts: crate::web::CROSS_SITE_POSTS,
    }
}
