//! What is known of a programme changes.

use kernel::Id;
use policy::Resource;
use serde_json::json;
use storage::{Cx, trail};

use super::{AgreementError, NewProgramme};
use crate::model::{Network, Programme, changes};
use crate::policy::EditProgramme;
use crate::store;

/// Writes a programme anew and keeps in the trail what each fact was; the same facts change nothing. A programme is
/// shared: who changes it coordinates every network that has agreements under it. `network` is the one for which it
/// is done, and the only one asked about while there is no agreement.
///
/// # Errors
/// [`AgreementError::NameTaken`], [`AgreementError::UsedElsewhere`].
pub async fn edit_programme(
    cx: &Cx,
    network: Id<Network>,
    id: Id<Programme>,
    new: NewProgramme,
) -> Result<(), AgreementError> {
    let mut tx = cx.begin().await?;
    let found = store::programme::by_ids(&mut tx, &[id]).await?.pop();
    let before = found.ok_or(AgreementError::NotFound)?;
    let permit = cx.permit::<EditProgramme>(Resource::new(id, [network.uuid()]))?;
    for user in store::programme::networks_of(&mut tx, id).await? {
        cx.permit::<EditProgramme>(Resource::new(id, [user.uuid()]))
            .map_err(|_| AgreementError::UsedElsewhere)?;
    }

    let NewProgramme { name, funding_line, website, roles } = new;
    let programme = Programme { id, name, funding_line, website, roles };
    let changed = changes(before.facts(), programme.facts());
    if changed.is_empty() {
        return Ok(());
    }
    match store::programme::update(&mut tx, &permit, &programme).await {
        Err(error) if error.is_unique_on("network_programme") => return Err(AgreementError::NameTaken),
        written => written?,
    }
    trail::record(&mut tx, cx, "network.edit_programme", id.uuid(), json!({ "changes": changed })).await?;
    tx.commit().await?;
    Ok(())
}
