//! The business-creation point: a path of steps from the idea to the opening, with what the rooms have to help at each.
//!
//! Keeps what a person ticks and writes under a code of her own, when she asks for it; see the README beside this folder.
//! Not here: the sheets of services (`desk`), calls and courses (`opportunity`), appointments about an enterprise (`desk`).

mod actions;
mod helps;
mod jobs;
mod model;
mod policy;
mod store;
mod web;

use ::web::slice::{Panel, Place, StaffLink};
use identity::api::role;
use storage::Migration;

pub use actions::{CodeError, PathError, forget_paths, keep_step, open_by_code, start_path};
pub use model::{Answer, Answers, Path, Step};

/// The tables of this process.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        room: "business_path",
        number: 1,
        name: "path",
        sql: include_str!("../../../migrations/business_path/0001_path.sql"),
    },
    Migration {
        room: "business_path",
        number: 2,
        name: "show",
        sql: include_str!("../../../migrations/business_path/0002_show.sql"),
    },
];

/// The process, as the composition takes it: like a room.
#[must_use]
pub fn slice() -> ::web::Slice {
    ::web::Slice {
        name: "business_path",
        migrations: MIGRATIONS,
        texts: crate::TEXTS,
        routes: web::routes(),
        openapi: None,
        rights: policy::rights(),
        handlers: jobs::handlers(),
        schedules: jobs::schedules(),
        subscribers: Vec::new(),
        links: Vec::new(),
        panels: vec![Panel { place: Place::Home, order: 35, draw: web::panel }],
        staff_links: vec![StaffLink {
            text: "app-business-staff-link",
            path: "/ufficio/percorsi-impresa",
            roles: &[role::OPERATOR],
        }],
        // A path is nobody's by name: its code is the only way to it, also for its person.
        keepings: Vec::new(),
        cross_site_posts: &[],
    }
}
