//! What staff sees: what waits, what is published, sources and their files, documents of the portal.

pub(super) mod form;
pub(super) mod index;
pub(super) mod invite;
pub(super) mod material;
pub(super) mod show;
pub(super) mod source;

use kernel::Id;
use network::api::Network;
use policy::Resource;
use storage::Tx;
use web::forms::{Choice, Form};
use web::{Caller, Page, PageError};

use crate::actions::standing::scopes;
use crate::policy::SeeOffice;
use crate::queries::seen;

/// A page of staff, with its way back.
fn page(caller: &Caller, title: String) -> Page {
    caller
        .page(title)
        .private()
        .crumb(caller.t("web-nav-office"), "/ufficio")
        .crumb(caller.t("opportunity-office-title"), "/ufficio/opportunita")
}

/// Whether the caller may see the office of this network.
async fn must_see(tx: &mut Tx, caller: &Caller, network: Id<Network>) -> Result<(), PageError> {
    let scopes = scopes(tx, &caller.cx, network).await?;
    caller.cx.permit::<SeeOffice>(Resource::new(network, scopes))?;
    Ok(())
}

/// The networks that the caller works for; at least one, or she is told why not.
async fn networks(tx: &mut Tx, caller: &Caller) -> Result<Vec<Network>, PageError> {
    let seen = seen(tx, &caller.cx).await?;
    if seen.is_empty() {
        caller.cx.permit::<SeeOffice>(Resource::new(caller.cx.new_id(), []))?;
    }
    Ok(seen)
}

/// A choice among several networks; none where there is only one.
fn network_choices(networks: &[Network]) -> Vec<Choice> {
    match networks {
        [_] => Vec::new(),
        several => several.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect(),
    }
}

/// The network that a form names, or the only one.
fn chosen(networks: &[Network], form: &Form) -> Result<Id<Network>, PageError> {
    let named = networks.iter().find(|one| one.id.to_string() == form.text("network"));
    named.or(networks.first()).map(|one| one.id).ok_or_else(PageError::not_found)
}
