//! The shell of every page: layout, components, forms, language, protection, errors, static files.
//!
//! A room writes templates that extend `layout.html`, handlers that return [`Answer`], and routes; `app` puts
//! the routes of all rooms together and wraps them once with [`shell::wrap`]. The README shows a whole page.
//!
//! Not here: any word of the field, and sessions of people (`identity` decides who somebody is and says it to
//! the [`Visit`]).

mod answer;
pub mod assets;
pub mod components;
pub mod context;
pub mod cookies;
pub mod error;
mod flash;
pub mod forms;
pub mod links;
mod list;
mod locale;
mod page;
mod preview;
mod security;
pub mod shell;
mod site;
pub mod slice;
mod visit;

pub use answer::{Answer, html, unprocessable};
pub use context::{App, Caller, Contributions, Kit, Peer, bearer};
pub use error::{Kind, PageError, Problem, kinds};
pub use flash::{see_other, see_other_saying};
pub use list::List;
pub use page::{Crumb, DeskPhone, Page};
pub use shell::Shell;
pub use site::{BookingLimits, Contacts, Site};
pub use slice::Slice;
pub use visit::{NavLink, SignedIn, Visit};

/// The texts of the shell.
pub const TEXTS: texts::Resource = texts::Resource {
    name: "web",
    it: include_str!("../locales/it/web.ftl"),
    en: include_str!("../locales/en/web.ftl"),
};
