//! Bodies from a spreadsheet: read and shown first, written whole afterwards or not at all.

use std::collections::HashSet;

use events::network::{OrganisationChanged, OrganisationRegistered};
use kernel::Id;
use policy::{Permit, Resource};
use storage::{Cx, Tx, outbox, trail};
use tables::Sheet;

use super::ImportError;
use crate::model::{IMPORT_COLUMNS, ImportPlan, Network, Organisation, check_bodies, plan_import};
use crate::policy::ImportOrganisations;
use crate::store;
use crate::store::import::Import;

/// The id of a file that waits to be written.
pub type ImportId = Id<Import>;

/// The dry run: reads a file, keeps it for a day, says what would happen. Nothing else is written.
///
/// # Errors
/// [`ImportError::Table`], [`ImportError::Columns`].
pub async fn read_import(
    cx: &Cx,
    network: Id<Network>,
    file_name: &str,
    content: &[u8],
) -> Result<(ImportId, ImportPlan), ImportError> {
    let mut reader = cx.read().await?;
    let permit = permit(&mut reader, cx, network).await?;
    let plan = plan(&mut reader, network, sheet(content)?).await?;
    drop(reader);

    let mut tx = cx.begin().await?;
    let id = cx.new_id();
    store::import::keep(&mut tx, &permit, id, file_name, content, cx.now()).await?;
    tx.commit().await?;
    Ok((id, plan))
}

/// What a file that waits would do as things stand now, with its name.
///
/// # Errors
/// [`ImportError::NotFound`] after a day.
pub async fn waiting_import(cx: &Cx, id: ImportId) -> Result<(Import, ImportPlan), ImportError> {
    let mut tx = cx.read().await?;
    let import = store::import::find(&mut tx, id).await?.ok_or(ImportError::NotFound)?;
    permit(&mut tx, cx, import.network).await?;
    let plan = plan(&mut tx, import.network, sheet(&import.content)?).await?;
    Ok((import, plan))
}

/// Writes a file that waits: all of it, in one transaction, looked at once more. Returns how many bodies are new and
/// how many changed.
///
/// # Errors
/// [`ImportError::Faulty`] when it has any fault by now, [`ImportError::Done`] when it was written.
pub async fn confirm_import(cx: &Cx, id: ImportId) -> Result<(usize, usize), ImportError> {
    let mut reader = cx.read().await?;
    let import = store::import::find(&mut reader, id).await?.ok_or(ImportError::NotFound)?;
    let permit = permit(&mut reader, cx, import.network).await?;
    drop(reader);
    // A large file takes its time to be read: not while the writer is held.
    let sheet = sheet(&import.content)?;

    let mut tx = cx.begin().await?;
    let plan = plan(&mut tx, import.network, sheet).await?;
    if !plan.is_whole() {
        return Err(ImportError::Faulty);
    }
    if !store::import::confirm(&mut tx, &permit, id, cx.now()).await? {
        return Err(ImportError::Done);
    }
    let new: Vec<_> = plan.new.iter().map(|(_, details)| (cx.new_id(), details)).collect();
    store::organisation::insert_all(&mut tx, &permit, &new, cx.now()).await?;
    for (body, _) in &new {
        outbox::tell(&mut tx, cx, &OrganisationRegistered { organisation: body.uuid() }).await?;
    }
    for change in &plan.changed {
        let (body, details) = (change.organisation, &change.details);
        store::organisation::update_imported(&mut tx, &permit, body, details, cx.now()).await?;
        outbox::tell(&mut tx, cx, &OrganisationChanged { organisation: body.uuid() }).await?;
    }
    let counts = serde_json::json!({ "new": new.len(), "changed": plan.changed.len() });
    trail::record(&mut tx, cx, "network.import_organisations", import.network.uuid(), counts).await?;
    tx.commit().await?;
    Ok((plan.new.len(), plan.changed.len()))
}

async fn permit(
    tx: &mut Tx,
    cx: &Cx,
    network: Id<Network>,
) -> Result<Permit<ImportOrganisations>, ImportError> {
    store::network::find(tx, network).await?.ok_or(ImportError::NotFound)?;
    Ok(cx.permit::<ImportOrganisations>(Resource::new(network, [network.uuid()]))?)
}

fn sheet(content: &[u8]) -> Result<Sheet, ImportError> {
    Ok(tables::read(content)?.with(IMPORT_COLUMNS)?)
}

async fn plan(tx: &mut Tx, network: Id<Network>, sheet: Sheet) -> Result<ImportPlan, ImportError> {
    let municipalities = store::municipality::list(tx).await?;
    let checked = check_bodies(&sheet, &municipalities);
    let named: Vec<_> = checked.good.iter().map(|(_, body)| body.details()).collect();
    let known: Vec<Organisation> = store::organisation::same_as(tx, &named).await?;
    let ours: HashSet<Id<Organisation>> =
        store::organisation::of_network(tx, network).await?.into_iter().map(|one| one.id).collect();
    Ok(ImportPlan { unknown_heads: sheet.unknown_heads, ..plan_import(checked, &known, &ours) })
}
