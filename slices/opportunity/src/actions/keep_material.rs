//! A document is put on the portal, said in other words, or taken away.

use documents::{Attachment, CheckedFile, Owner};
use kernel::Id;
use network::api::Network;
use policy::{Permit, Resource};
use serde_json::json;
use storage::{Cx, trail};

use super::MaterialError;
use crate::model::{Material, MaterialDetails};
use crate::policy::KeepMaterial;
use crate::store;

/// Whose attachments the files are.
const OWNER: &str = "opportunity.material";

/// Puts a document there, with its file that was looked at.
///
/// # Errors
/// [`MaterialError::NotFound`].
pub async fn add_material(
    cx: &Cx,
    network: Id<Network>,
    details: &MaterialDetails,
    file: CheckedFile,
) -> Result<Id<Material>, MaterialError> {
    let mut tx = cx.begin().await?;
    network::api::network(&mut tx, network).await?.ok_or(MaterialError::NotFound)?;
    let id = cx.new_id();
    let permit = permit(cx, id, network)?;
    let kept: Attachment = documents::attach(&mut tx, cx, Owner { kind: OWNER, id: id.uuid() }, file).await?;
    store::material::insert(&mut tx, &permit, network, details, &kept, cx.now()).await?;
    let digest = json!({ "digest": kept.digest.as_str() });
    trail::record(&mut tx, cx, "opportunity.add_material", id.uuid(), digest).await?;
    tx.commit().await?;
    Ok(id)
}

/// Says something else about it; the file stays.
///
/// # Errors
/// [`MaterialError::NotFound`].
pub async fn edit_material(
    cx: &Cx,
    id: Id<Material>,
    details: &MaterialDetails,
) -> Result<(), MaterialError> {
    let mut tx = cx.begin().await?;
    let material = store::material::find(&mut tx, id).await?.ok_or(MaterialError::NotFound)?;
    let permit = permit(cx, id, material.network)?;
    store::material::update(&mut tx, &permit, details).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes it away with its file.
///
/// # Errors
/// [`MaterialError::NotFound`].
pub async fn remove_material(cx: &Cx, id: Id<Material>) -> Result<(), MaterialError> {
    let mut tx = cx.begin().await?;
    let material = store::material::find(&mut tx, id).await?.ok_or(MaterialError::NotFound)?;
    let permit = permit(cx, id, material.network)?;
    store::material::delete(&mut tx, &permit).await?;
    documents::remove(&mut tx, Owner { kind: OWNER, id: id.uuid() }, material.document).await?;
    let title = json!({ "title": material.title });
    trail::record(&mut tx, cx, "opportunity.remove_material", id.uuid(), title).await?;
    tx.commit().await?;
    Ok(())
}

fn permit(cx: &Cx, id: Id<Material>, network: Id<Network>) -> Result<Permit<KeepMaterial>, MaterialError> {
    Ok(cx.permit::<KeepMaterial>(Resource::new(id, [network.uuid()]))?)
}
