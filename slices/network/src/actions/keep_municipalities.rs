//! The list of municipalities is loaded, or brought up to date.

use policy::Resource;
use storage::Cx;

use super::OrganisationError;
use crate::model::Municipality;
use crate::policy::KeepMunicipalities;
use crate::store;

/// Writes all of these; those on record are brought up to date, none is removed. Returns how many were written.
///
/// # Errors
/// [`OrganisationError::Refused`].
pub async fn keep_municipalities(cx: &Cx, all: &[Municipality]) -> Result<u64, OrganisationError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<KeepMunicipalities>(Resource::new((), []))?;

    let written = store::municipality::keep(&mut tx, &permit, all).await?;
    tx.commit().await?;
    Ok(written)
}
