//! What a room hands to `app`: one value, from its `pub fn slice(kit: &web::Kit) -> web::Slice`.
//!
//! The texts come first (`pub const TEXTS: texts::Resource` of each room), since the [`crate::Kit`] holds them all;
//! handlers of jobs clone the kit into their closures.

use std::pin::Pin;

use axum::Router;
use jobs::{Handler, Schedule, Subscriber};
use policy::Right;
use storage::Migration;
use texts::Resource;
use uuid::Uuid;

use crate::context::{App, Caller};

/// A room, as the rest of the program sees it.
pub struct Slice {
    /// Its word: folder, crate, prefix of tables and texts.
    pub name: &'static str,
    /// Its schema.
    pub migrations: &'static [Migration],
    /// Its texts.
    pub texts: Resource,
    /// Its pages and its part of the API.
    pub routes: Router<App>,
    /// Its part of the OpenAPI document.
    pub openapi: Option<utoipa::openapi::OpenApi>,
    /// Its rows of the rights matrix.
    pub rights: Vec<Right>,
    /// The jobs it does.
    pub handlers: Vec<Handler>,
    /// The jobs that recur.
    pub schedules: Vec<Schedule>,
    /// The events it listens to.
    pub subscribers: Vec<Subscriber>,
    /// Where its mailed links lead.
    pub links: Vec<LinkTarget>,
    /// What it shows on shared pages.
    pub panels: Vec<Panel>,
    /// Its entries in the staff menu.
    pub staff_links: Vec<StaffLink>,
    /// What it keeps of a person who signed in.
    pub keepings: Vec<Keeping>,
    /// Its route patterns that other sites may post to ([`crate::Shell::cross_site_posts`]): such a handler trusts no
    /// cookie of the session and proves by itself whom it answers.
    pub cross_site_posts: &'static [&'static str],
}

/// Where a mailed link of one purpose leads after its secret was swapped for a cookie.
#[derive(Clone, Copy)]
pub struct LinkTarget {
    /// `room.what_it_is_for`.
    pub purpose: &'static str,
    /// The clean path for the resource it opens.
    pub path: fn(Uuid) -> String,
}

/// A page that shows panels of several rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The portal's home page.
    Home,
    /// The first page of staff.
    Staff,
    /// The portal's materials.
    Materials,
}

/// HTML that a room offers for a shared page; `None` when it has nothing for this caller.
pub type PanelHtml = Pin<Box<dyn Future<Output = storage::Result<Option<String>>> + Send>>;

/// A panel of a room on a shared page.
#[derive(Clone, Copy)]
pub struct Panel {
    /// The page.
    pub place: Place,
    /// Lower comes first.
    pub order: u8,
    /// Draws it; the HTML comes from a template and is already escaped.
    pub draw: fn(Caller) -> PanelHtml,
}

/// An entry of the staff menu.
#[derive(Clone, Copy)]
pub struct StaffLink {
    /// The key of its text.
    pub text: &'static str,
    /// Where it leads.
    pub path: &'static str,
    /// The roles that see it; empty for all staff.
    pub roles: &'static [&'static str],
}

/// What one room keeps of a person under one heading, as her personal area shows it.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What the lines are, in the language of the page: "Appointments", "Contacts with the desk of Follo".
    pub heading: String,
    /// Who answers for it: the body, when it is one body's.
    pub kept_by: Option<String>,
    /// Until when, or by which rule.
    pub kept_until: String,
    /// One line for each, as people read them.
    pub lines: Vec<String>,
    /// The same, whole, for a program.
    pub whole: serde_json::Value,
}

/// Reads what a room keeps of a person, headings already in the caller's language.
pub type KeptOf = Pin<Box<dyn Future<Output = storage::Result<Vec<Kept>>> + Send>>;

/// Erases it, or the part that the law lets go, in the transaction of the caller.
pub type Erased<'a> = Pin<Box<dyn Future<Output = storage::Result<()>> + Send + 'a>>;

/// How a room shows, gives and erases what it keeps of a person who signed in (GDPR art. 15, 17, 20).
#[derive(Clone, Copy)]
pub struct Keeping {
    /// Lower comes first.
    pub order: u8,
    /// All that is kept of this person.
    pub kept: fn(Caller, Uuid) -> KeptOf,
    /// Erases it; called in the transaction that closes her account.
    pub erase: for<'a> fn(&'a mut storage::Tx, &'a storage::Cx, Uuid) -> Erased<'a>,
}
