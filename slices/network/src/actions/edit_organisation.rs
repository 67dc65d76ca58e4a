//! What is known of a body changes.

use events::network::OrganisationChanged;
use kernel::Id;
use policy::Resource;
use storage::{Cx, outbox};

use super::OrganisationError;
use super::register_organisation::admit;
use crate::api::scopes_of_organisation;
use crate::model::{Organisation, OrganisationDetails};
use crate::policy::EditOrganisation;
use crate::store;

/// Writes the details of a body anew; the same details change nothing and tell nobody.
///
/// # Errors
/// As [`register_organisation`](super::register_organisation).
pub async fn edit_organisation(
    cx: &Cx,
    id: Id<Organisation>,
    details: &OrganisationDetails,
) -> Result<(), OrganisationError> {
    let mut tx = cx.begin().await?;
    let before = store::organisation::find(&mut tx, id).await?.ok_or(OrganisationError::NotFound)?;
    let scopes = scopes_of_organisation(&mut tx, id).await?;
    let permit = cx.permit::<EditOrganisation>(Resource::new(id, scopes))?;
    if before.details == *details {
        return Ok(());
    }
    admit(&mut tx, details, Some(id)).await?;

    store::organisation::update(&mut tx, &permit, details, cx.now()).await?;
    outbox::tell(&mut tx, cx, &OrganisationChanged { organisation: id.uuid() }).await?;
    tx.commit().await?;
    Ok(())
}
