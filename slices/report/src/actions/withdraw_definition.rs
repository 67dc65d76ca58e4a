//! A network keeps a document of its own no longer: what was in force before it is in force again. Reports that were handed
//! in keep theirs.

use kernel::Id;
use network::api::Network;
use serde_json::json;
use storage::{Cx, Tx, trail};

use super::DefinitionError;
use super::keep_definition::permit;
use crate::model::{Form, Measure, Words};
use crate::queries;
use crate::store;
use crate::store::definition::Definition;

/// What will be when a document is withdrawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawal {
    /// The document.
    pub document: Definition,
    /// What holds otherwise: its name, its edition now, and the edition that comes back (nothing where there is none).
    pub changes: Vec<(Words, u32, Option<u32>)>,
    /// The other forms that cannot be prepared without it, because they count with its measures.
    pub lost: Vec<Words>,
}

/// Says what will be, and changes nothing.
///
/// # Errors
/// [`DefinitionError::NotFound`] when there is no such document, or it was withdrawn before.
pub async fn look_at_withdrawal(
    cx: &Cx,
    network: Id<Network>,
    id: Id<Definition>,
) -> Result<Withdrawal, DefinitionError> {
    let mut tx = cx.read().await?;
    permit(&mut tx, cx, network).await?;
    look(&mut tx, network, id).await
}

/// Withdraws it; withdrawn before, it stays so.
///
/// # Errors
/// [`DefinitionError::NotFound`] when there is no such document.
pub async fn withdraw_definition(
    cx: &Cx,
    network: Id<Network>,
    id: Id<Definition>,
) -> Result<(), DefinitionError> {
    let mut tx = cx.begin().await?;
    let permit = permit(&mut tx, cx, network).await?;
    let all = store::definition::all(&mut tx, network).await?;
    if all.iter().any(|one| one.id == id && one.withdrawn_at.is_some()) {
        return Ok(());
    }
    let look = look(&mut tx, network, id).await?;
    if !store::definition::withdraw(&mut tx, cx, &permit, id).await? {
        return Err(DefinitionError::NotFound);
    }
    let details = json!({ "kind": look.document.kind.word(), "name": look.document.name, "document": id });
    trail::record(&mut tx, cx, "report.withdraw_definition", network.uuid(), details).await?;
    tx.commit().await?;
    Ok(())
}

async fn look(tx: &mut Tx, network: Id<Network>, id: Id<Definition>) -> Result<Withdrawal, DefinitionError> {
    let now = store::definition::of_network(tx, network).await?;
    let document = now.iter().find(|one| one.id == id).cloned().ok_or(DefinitionError::NotFound)?;
    let then: Vec<Definition> = now.iter().filter(|one| one.id != id).cloned().collect();
    let (measures, forms) = (queries::measures_of(&now), queries::forms_of(&now));
    let (other_measures, other_forms) = (queries::measures_of(&then), queries::forms_of(&then));
    let mut changes = Vec::new();
    for one in &measures {
        let other: Option<&Measure> = other_measures.iter().find(|other| other.key == one.key);
        if other != Some(one) {
            changes.push((one.name.clone(), one.version, other.map(|other| other.version)));
        }
    }
    let mut lost = Vec::new();
    for one in &forms {
        let other: Option<&Form> = other_forms.iter().find(|other| other.key == one.key);
        if one.key == document.name && other != Some(one) {
            changes.push((one.name.clone(), one.version, other.map(|other| other.version)));
        } else if other.is_none() {
            lost.push(one.name.clone());
        }
    }
    Ok(Withdrawal { document, changes, lost })
}
