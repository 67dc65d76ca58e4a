//! Bodies: what everybody sees of one, what staff sees, and the list that an import brings back.

use jiff::civil::Date;
use kernel::Id;
use policy::Resource;
use storage::{Cx, Result, Tx};

use crate::api::scopes_of_organisation;
use crate::model::{Agreement, Mandate, Membership, Municipality, Network, Organisation};
use crate::policy::{SeeNetwork, SeeOrganisation};
use crate::store;

/// A body as everybody sees it.
pub struct OrganisationView {
    /// The body.
    pub body: Organisation,
    /// Its Comune.
    pub municipality: Option<Municipality>,
    /// What binds it on that day, each with its agreement.
    pub memberships: Vec<(Membership, Agreement)>,
}

/// A body as of a day.
pub async fn view(tx: &mut Tx, id: Id<Organisation>, day: Date) -> Result<Option<OrganisationView>> {
    let Some(body) = store::organisation::find(tx, id).await? else { return Ok(None) };
    let municipality = match &body.municipality {
        Some(code) => store::municipality::find(tx, code).await?,
        None => None,
    };
    let bound = store::membership::of_organisation_as_of(tx, id, day).await?;
    let agreements: Vec<Id<Agreement>> = bound.iter().map(|one| one.agreement).collect();
    let agreements = store::agreement::by_ids(tx, &agreements).await?;
    let memberships = bound
        .into_iter()
        .filter_map(|one| {
            let agreement = agreements.iter().find(|agreement| agreement.id == one.agreement)?.clone();
            Some((one, agreement))
        })
        .collect();
    Ok(Some(OrganisationView { body, municipality, memberships }))
}

/// A body with its offices, for who may see them; `None` without such a body.
///
/// # Errors
/// The refusal is the inner error.
pub async fn for_staff(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Organisation>,
) -> Result<std::result::Result<Option<(OrganisationView, Vec<Mandate>)>, policy::Refusal>> {
    let scopes = scopes_of_organisation(tx, id).await?;
    if let Err(refusal) = cx.permit::<SeeOrganisation>(Resource::new(id, scopes)) {
        return Ok(Err(refusal));
    }
    let Some(view) = view(tx, id, cx.now().date()).await? else { return Ok(Ok(None)) };
    let mandates = store::mandate::of_organisation(tx, id).await?;
    Ok(Ok(Some((view, mandates))))
}

/// The bodies that somebody of staff looks after: those of her network, or the ones whose clerk she is.
pub async fn list(tx: &mut Tx, cx: &Cx, network: Option<&Network>) -> Result<Vec<Organisation>> {
    if let Some(network) = network
        && cx.permit::<SeeNetwork>(Resource::new(network.id, [network.id.uuid()])).is_ok()
    {
        return store::organisation::of_network(tx, network.id).await;
    }
    let own = cx.actor.scopes_of(identity::api::role::CLERK);
    let own: Vec<Id<Organisation>> = own.into_iter().map(Id::from_uuid).collect();
    store::organisation::by_ids(tx, &own).await
}
