//! What staff sees: the coordinator's network, the clerk's body.

pub(super) mod act;
pub(super) mod agreement;
pub(super) mod agreement_form;
pub(super) mod bodies;
pub(super) mod body;
pub(super) mod body_form;
pub(super) mod dashboard;
pub(super) mod founding;
pub(super) mod groups;
pub(super) mod history;
pub(super) mod import;
pub(super) mod mandate;
pub(super) mod party;
pub(super) mod party_form;
pub(super) mod programme;
pub(super) mod prolong;
pub(super) mod public_index;
pub(super) mod round;
pub(super) mod round_form;

use identity::api::role;
use kernel::Id;
use policy::Resource;
use storage::Tx;
use web::{Caller, Page, PageError};

use super::{asked, seen, worked_for};
use crate::model::{Agreement, Network};
use crate::policy::SeeNetwork;
use crate::store;

/// The network that a page works on, and the others that the caller could choose.
pub(super) struct Work {
    pub(super) network: Network,
    /// All that she sees, as links to this page; none when there is no choice.
    pub(super) choices: Vec<NetworkChoice>,
}

/// One network of the switch.
pub(super) struct NetworkChoice {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) is_current: bool,
}

impl Work {
    async fn of(tx: &mut Tx, caller: &Caller, network: Network) -> Result<Self, PageError> {
        let all = seen(tx, caller).await?;
        let path = caller.visit.path();
        let choice = |one: Network| NetworkChoice {
            href: format!("{path}?rete={}", one.slug),
            is_current: one.id == network.id,
            name: one.name,
        };
        let choices = if all.len() > 1 { all.into_iter().map(choice).collect() } else { Vec::new() };
        Ok(Self { network, choices })
    }

    /// What an address carries to stay with this network: nothing when there is no choice.
    pub(super) fn query(&self) -> String {
        if self.choices.is_empty() { String::new() } else { format!("?rete={}", self.network.slug) }
    }
}

/// The network of this address, as the query of the next one.
pub(super) fn same_network(caller: &Caller) -> String {
    asked(caller).map(|slug| format!("?rete={slug}")).unwrap_or_default()
}

/// A page of staff about the network, with the way back for who may go it: a clerk has only her body.
fn page(caller: &Caller, title: String) -> Page {
    page_with(caller, title, &same_network(caller))
}

/// A page about something of a network, with the way back to that one.
async fn page_in(
    tx: &mut Tx,
    caller: &Caller,
    network: Id<Network>,
    title: String,
) -> Result<Page, PageError> {
    let network = store::network::find(tx, network).await?.ok_or_else(PageError::not_found)?;
    let query = Work::of(tx, caller, network).await?.query();
    Ok(page_with(caller, title, &query))
}

fn page_with(caller: &Caller, title: String, query: &str) -> Page {
    let page = caller.page(title).private();
    let sees_network = [role::ADMINISTRATOR, role::COORDINATOR]
        .iter()
        .any(|role| !caller.cx.actor.scopes_of(role).is_empty());
    let href = format!("/ufficio/rete{query}");
    let page = page.crumb(caller.t("web-nav-office"), "/ufficio");
    if sees_network { page.crumb(caller.t("network-office-title"), href) } else { page }
}

/// Whether the caller may see this network as its coordinator does.
fn must_see(caller: &Caller, network: Id<Network>) -> Result<(), PageError> {
    caller.cx.permit::<SeeNetwork>(Resource::new(network, [network.uuid()]))?;
    Ok(())
}

/// The network that the caller works for; only for who may see it.
async fn own_network(tx: &mut Tx, caller: &Caller) -> Result<Network, PageError> {
    let network = worked_for(tx, caller).await?.ok_or_else(PageError::not_found)?;
    must_see(caller, network.id)?;
    Ok(network)
}

/// [`own_network`] with the others that she could choose.
async fn own_work(tx: &mut Tx, caller: &Caller) -> Result<Work, PageError> {
    let network = own_network(tx, caller).await?;
    Work::of(tx, caller, network).await
}

/// An agreement of a network that the caller may see.
async fn own_agreement(tx: &mut Tx, caller: &Caller, text: &str) -> Result<Agreement, PageError> {
    let agreement = store::agreement::find(tx, super::id(text)?).await?.ok_or_else(PageError::not_found)?;
    must_see(caller, agreement.network)?;
    Ok(agreement)
}
