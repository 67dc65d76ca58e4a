//! Desks: the catalogue of services, agendas and appointments, launching a desk.
//!
//! Reached by `app` through [`slice`]. Other rooms hear of it by `events::desk`; it asks `identity::api` and
//! `network::api` downwards.

pub mod actions;
pub mod api;
pub mod jobs;
pub mod model;
pub mod notices;
pub mod policy;
pub mod print;
pub mod queries;
pub mod store;
pub mod web;

use storage::Migration;

/// Our tables, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        room: "desk",
        number: 1,
        name: "catalogue",
        sql: include_str!("../migrations/0001_catalogue.sql"),
    },
    Migration { room: "desk", number: 2, name: "agenda", sql: include_str!("../migrations/0002_agenda.sql") },
    Migration { room: "desk", number: 3, name: "launch", sql: include_str!("../migrations/0003_launch.sql") },
    Migration {
        room: "desk",
        number: 4,
        name: "video_and_limits",
        sql: include_str!("../migrations/0004_video_and_limits.sql"),
    },
    Migration {
        room: "desk",
        number: 5,
        name: "persons",
        sql: include_str!("../migrations/0005_persons.sql"),
    },
];

/// Our texts; each part of the room keeps its own file.
pub const TEXTS: texts::Resource = texts::Resource {
    name: "desk",
    it: concat!(
        include_str!("../locales/it/agenda.ftl"),
        include_str!("../locales/it/operator.ftl"),
        include_str!("../locales/it/catalogue.ftl"),
        include_str!("../locales/it/launch.ftl"),
        include_str!("../locales/it/public.ftl"),
    ),
    en: concat!(
        include_str!("../locales/en/agenda.ftl"),
        include_str!("../locales/en/operator.ftl"),
        include_str!("../locales/en/catalogue.ftl"),
        include_str!("../locales/en/launch.ftl"),
        include_str!("../locales/en/public.ftl"),
    ),
};

/// The room.
#[must_use]
pub fn slice(kit: &::web::Kit) -> ::web::Slice {
    let (api, openapi) = crate::web::api::routes();
    ::web::Slice {
        name: "desk",
        migrations: MIGRATIONS,
        texts: TEXTS,
        routes: crate::web::routes().merge(api),
        openapi: Some(openapi),
        rights: crate::policy::rights(),
        handlers: [
            crate::jobs::handlers(kit),
            crate::jobs::catalogue::handlers(kit),
            crate::jobs::launch::handlers(kit),
        ]
        .concat(),
        schedules: [
            crate::jobs::schedules(),
            crate::jobs::catalogue::schedules(),
            crate::jobs::launch::schedules(),
        ]
        .concat(),
        subscribers: [crate::jobs::subscribers(), crate::jobs::launch::subscribers()].concat(),
        links: crate::web::links(),
        panels: [crate::web::agenda::panels(), crate::web::launch::panels()].concat(),
        keepings: vec![crate::web::keeping::KEEPING],
        cross_site_posts: &[],
        staff_links: [
            crate::web::agenda::STAFF_LINKS,
            crate::web::catalogue::STAFF_LINKS,
            crate::web::launch::STAFF_LINKS,
        ]
        .concat(),
    }
}
