//! What the staff of a desk sees and does.

mod again;
pub(super) mod cases;
pub(super) mod choose;
pub(super) mod client;
pub(super) mod clients;
pub(super) mod day;
pub(super) mod edit;
pub(super) mod import;
pub(super) mod new;
pub(super) mod screen;
pub(super) mod show;

use desk::api::Desk;
use identity::api::PersonId;
use kernel::Id;
use storage::Tx;
use web::{Caller, Page, PageError};

use super::form::base;
use crate::actions::strike_contact;
use crate::model::Contact;
use crate::queries::desk_at;
use crate::store;

/// The first page of a desk's contacts.
fn top(caller: &Caller, title: String) -> Page {
    caller.page(title).private().crumb(caller.t("web-nav-office"), "/ufficio")
}

/// A page of a desk's contacts, with its way back.
fn page(caller: &Caller, desk: &Desk, title: String) -> Page {
    let crumb = caller.visit.translator().ta("contact-page-crumb", &[("desk", desk.name.as_str().into())]);
    top(caller, title).crumb(crumb, base(desk))
}

/// The places of a desk's contacts: address, name, whether it is here.
struct Tab {
    href: String,
    text: String,
    is_here: bool,
}

fn tabs(caller: &Caller, desk: &Desk, here: &str) -> Vec<Tab> {
    let base = base(desk);
    [
        ("", "contact-tab-day"),
        ("/nuovo", "contact-tab-new"),
        ("/persone", "contact-tab-clients"),
        ("/casi", "contact-tab-cases"),
        ("/importa", "contact-tab-import"),
    ]
    .into_iter()
    .map(|(path, key)| Tab { href: format!("{base}{path}"), text: caller.t(key), is_here: path == here })
    .collect()
}

/// The contact of an address, at its desk.
async fn contact_at(
    tx: &mut Tx,
    caller: &Caller,
    desk: &str,
    id: &str,
) -> Result<(Desk, Contact), PageError> {
    let desk = desk_at(tx, &caller.cx, desk).await?;
    let id: Id<Contact> = super::id(id)?;
    let contact = store::contact::find(tx, id).await?.filter(|one| one.desk == desk.id);
    Ok((desk, contact.ok_or_else(PageError::not_found)?))
}

/// The same; or who took it away meanwhile, where somebody did.
async fn contact_or_struck(
    tx: &mut Tx,
    caller: &Caller,
    desk: &str,
    id: &str,
) -> Result<(Desk, Result<Contact, Struck>), PageError> {
    let desk = desk_at(tx, &caller.cx, desk).await?;
    let id: Id<Contact> = super::id(id)?;
    if let Some(contact) = store::contact::find(tx, id).await?.filter(|one| one.desk == desk.id) {
        return Ok((desk, Ok(contact)));
    }
    let by = strike_contact::struck_by(tx, desk.id, id).await?.ok_or_else(PageError::not_found)?;
    Ok((desk, Err(Struck { by })))
}

/// A contact that was taken away, and by whom, if a person did it.
struct Struck {
    by: Option<PersonId>,
}
