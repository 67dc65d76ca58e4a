//! What a room hands to `app`: one value, from its `pub fn slice(kit: &web::Kit) -> web::Slice`.
//!
//! The texts come first (`pub const TEXTS: texts::Resource` of each room), since the [`crate::Kit`] holds them all;
//! handlers of jobs clone the kit into their closures.

use std::collections::BTreeSet;
use std::pin::Pin;

use axum::Router;
use jobs::{Handler, Schedule, Subscriber};
use kernel::{EmailAddress, PhoneNumber};
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
    /// What follows when it is erased, a sentence each, as she must know it before: an appointment is cancelled. Empty where
    /// the lines go and nothing else happens.
    pub on_erasing: Vec<String>,
}

/// Reads what a room keeps of a person, headings already in the caller's language.
pub type KeptOf = Pin<Box<dyn Future<Output = storage::Result<Vec<Kept>>> + Send>>;

/// Erases it, or the part that the law lets go, in the transaction of the caller.
pub type Erased<'a> = Pin<Box<dyn Future<Output = storage::Result<()>> + Send + 'a>>;

/// How a room shows, gives and erases what it keeps of a person who signed in, and of a client of one body (GDPR art. 15,
/// 17, 20).
#[derive(Clone, Copy)]
pub struct Keeping {
    /// Lower comes first.
    pub order: u8,
    /// All that is kept of this person.
    pub kept: fn(Caller, Uuid) -> KeptOf,
    /// Erases it; called in the transaction that closes her account.
    pub erase: for<'a> fn(&'a mut storage::Tx, &'a storage::Cx, Uuid) -> Erased<'a>,
    /// The same of somebody whom the desks of one body serve, signed in or not; none where the room keeps nothing of clients.
    pub of_client: Option<OfClient>,
}

/// How a room shows, gives and erases what it keeps, for one body, of a client of that body. Whoever asks has asked policy
/// whether she may see the client, or erase her.
#[derive(Clone, Copy)]
pub struct OfClient {
    /// All that is kept for that body; nothing of another body's.
    pub kept: for<'a> fn(Caller, &'a ClientOfBody) -> KeptOfClient<'a>,
    /// Erases it; called in the transaction that erases the client.
    pub erase: for<'a> fn(&'a mut storage::Tx, &'a storage::Cx, &'a ClientOfBody) -> Erased<'a>,
}

/// Reads what a room keeps of a client, headings already in the caller's language.
pub type KeptOfClient<'a> = Pin<Box<dyn Future<Output = storage::Result<Vec<Kept>>> + Send + 'a>>;

/// A client of one body, as its desks wrote her: what other rooms know her by.
#[derive(Clone)]
pub struct ClientOfBody {
    /// The body. What another one keeps is not asked for.
    pub organisation: Uuid,
    /// Her id there.
    pub client: Uuid,
    /// Her contacts.
    pub contacts: Vec<Uuid>,
    /// The requests that they answered.
    pub messages: Vec<Uuid>,
    /// The appointments that they were.
    pub appointments: Vec<Uuid>,
    /// Her name.
    pub name: Option<String>,
    /// Her telephone.
    pub phone: Option<PhoneNumber>,
    /// Her mail address.
    pub email: Option<EmailAddress>,
}

impl std::fmt::Debug for ClientOfBody {
    /// Names stay out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClientOfBody").field("client", &self.client).finish_non_exhaustive()
    }
}

/// Whether what stands under `theirs` can be of who is called `hers`: a shorter or turned name is the same person's, another
/// is another's. What bears no name is anybody's; who has none is called by none.
#[must_use]
pub fn is_same_name(hers: Option<&str>, theirs: Option<&str>) -> bool {
    let words = |text: &str| -> BTreeSet<String> { texts::italian::words(text).into_iter().collect() };
    let theirs = theirs.map(words).unwrap_or_default();
    let hers = hers.map(words).unwrap_or_default();
    theirs.is_empty() || !hers.is_empty() && (hers.is_subset(&theirs) || theirs.is_subset(&hers))
}

impl ClientOfBody {
    /// A client of whom nothing is known yet.
    #[must_use]
    pub const fn new(organisation: Uuid, client: Uuid) -> Self {
        Self {
            organisation,
            client,
            contacts: Vec::new(),
            messages: Vec::new(),
            appointments: Vec::new(),
            name: None,
            phone: None,
            email: None,
        }
    }

    /// Whether who is reached by her telephone or mail under this name is she. A telephone can be a whole family's.
    #[must_use]
    pub fn is_called(&self, name: Option<&str>) -> bool {
        is_same_name(self.name.as_deref(), name)
    }

    /// Whether what one of her contacts leads to is hers, by the name and the ways to be reached that stand there. Who came is
    /// not always who had booked or written: another name is another person; where the body knows no name of hers, what
    /// reaches her is hers.
    #[must_use]
    pub fn is_hers(
        &self,
        name: Option<&str>,
        phone: Option<&PhoneNumber>,
        email: Option<&EmailAddress>,
    ) -> bool {
        let is_phone = phone.is_some() && phone == self.phone.as_ref();
        let is_email = email.is_some()
            && email.map(EmailAddress::folded) == self.email.as_ref().map(EmailAddress::folded);
        self.is_called(name) || self.name.is_none() && (is_phone || is_email)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(name: Option<&str>) -> ClientOfBody {
        ClientOfBody { name: name.map(str::to_owned), ..ClientOfBody::new(Uuid::nil(), Uuid::nil()) }
    }

    #[test]
    fn client_is_known_by_a_shorter_or_turned_name_and_never_by_another() {
        let ada = called(Some("Ada Pròva"));
        for hers in [Some("Prova Ada"), Some("ADA"), Some("Ada Maria Prova"), Some(""), None] {
            assert!(ada.is_called(hers), "{hers:?}");
        }
        for other in ["Ugo Prova", "Ugo"] {
            assert!(!ada.is_called(Some(other)), "{other}");
        }
        assert!(called(None).is_called(None));
        assert!(!called(None).is_called(Some("Ugo")), "a client without a name is nobody by name");
    }

    #[test]
    fn what_bears_another_name_is_hers_only_where_no_name_of_hers_is_known_and_it_reaches_her() {
        let reached = |phone: &str| PhoneNumber::parse(phone).unwrap();
        let mail = |text: &str| EmailAddress::parse(text).unwrap();
        let (own, other) = (reached("333 1234567"), reached("333 7654321"));
        let ada = ClientOfBody { phone: Some(own.clone()), ..called(Some("Ada Prova")) };
        assert!(ada.is_hers(Some("Ada"), Some(&other), None), "under her name");
        assert!(!ada.is_hers(Some("Ugo Prova"), Some(&own), None), "her brother, on her telephone");

        let email = Some(mail("Ada@prova.example.org"));
        let nameless = ClientOfBody { phone: Some(own.clone()), email, ..called(None) };
        assert!(nameless.is_hers(Some("Ugo Prova"), Some(&own), None));
        assert!(nameless.is_hers(Some("Ugo Prova"), None, Some(&mail("ada@PROVA.example.org"))));
        assert!(!nameless.is_hers(Some("Ugo Prova"), Some(&other), None));
        assert!(!called(None).is_hers(Some("Ugo Prova"), None, None), "nothing of either is known");
    }

    #[test]
    fn client_is_not_named_in_a_log() {
        assert!(!format!("{:?}", called(Some("Ada Prova"))).contains("Ada"));
    }
}
