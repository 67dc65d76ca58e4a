//! A body is registered.

use events::network::OrganisationRegistered;
use kernel::Id;
use policy::Resource;
use storage::{Cx, Tx, outbox};

use super::OrganisationError;
use crate::model::{Network, Organisation, OrganisationDetails};
use crate::policy::RegisterOrganisation;
use crate::store;

/// Registers a body under a network; under none only for the whole installation (its lead, before there is one).
///
/// # Errors
/// [`OrganisationError::Known`] when its name or one of its codes is on record.
pub async fn register_organisation(
    cx: &Cx,
    under: Option<Id<Network>>,
    details: &OrganisationDetails,
) -> Result<Id<Organisation>, OrganisationError> {
    let mut tx = cx.begin().await?;
    let id = cx.new_id();
    let permit = cx.permit::<RegisterOrganisation>(Resource::new(id, under.map(Id::uuid)))?;
    admit(&mut tx, details, None).await?;

    store::organisation::insert(&mut tx, &permit, details, under, cx.now()).await?;
    outbox::tell(&mut tx, cx, &OrganisationRegistered { organisation: id.uuid() }).await?;
    tx.commit().await?;
    Ok(id)
}

/// Whether the details may stand in the table: no other body has its name or codes, its Comune is on record.
pub(super) async fn admit(
    tx: &mut Tx,
    details: &OrganisationDetails,
    own: Option<Id<Organisation>>,
) -> Result<(), OrganisationError> {
    let same = store::organisation::same_as(tx, &[details]).await?;
    if let Some(other) = same.iter().find(|one| Some(one.id) != own) {
        return Err(OrganisationError::Known(other.id));
    }
    if let Some(code) = &details.municipality {
        let known = store::municipality::find(tx, code).await?;
        known.map(drop).ok_or(OrganisationError::UnknownMunicipality)?;
    }
    Ok(())
}
