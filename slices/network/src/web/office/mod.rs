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
pub(super) mod import;
pub(super) mod mandate;
pub(super) mod party;
pub(super) mod party_form;
pub(super) mod programme;
pub(super) mod prolong;
pub(super) mod round;
pub(super) mod round_form;

use identity::api::role;
use kernel::Id;
use policy::Resource;
use storage::Tx;
use web::{Caller, Page, PageError};

use super::worked_for;
use crate::model::{Agreement, Network};
use crate::policy::SeeNetwork;
use crate::store;

/// A page of staff about the network, with the way back for who may go it: a clerk has only her body.
fn page(caller: &Caller, title: String) -> Page {
    let page = caller.page(title).private();
    let sees_network = [role::ADMINISTRATOR, role::COORDINATOR]
        .iter()
        .any(|role| !caller.cx.actor.scopes_of(role).is_empty());
    if sees_network { page.crumb(caller.t("network-office-title"), "/ufficio/rete") } else { page }
}

/// Whether the caller may see this network as its coordinator does.
fn must_see(caller: &Caller, network: Id<Network>) -> Result<(), PageError> {
    caller.cx.permit::<SeeNetwork>(Resource::new(network, [network.uuid()]))?;
    Ok(())
}

/// The network that the caller works for; only for who may see it.
async fn own_network(tx: &mut Tx, caller: &Caller) -> Result<Network, PageError> {
    let network = worked_for(tx, caller, None).await?.ok_or_else(PageError::not_found)?;
    must_see(caller, network.id)?;
    Ok(network)
}

/// An agreement of a network that the caller may see.
async fn own_agreement(tx: &mut Tx, caller: &Caller, text: &str) -> Result<Agreement, PageError> {
    let agreement = store::agreement::find(tx, super::id(text)?).await?.ok_or_else(PageError::not_found)?;
    must_see(caller, agreement.network)?;
    Ok(agreement)
}
