//! Writing down a desk: the record only; launching it is another action.

use ::policy::{Permit, Refusal};
use kernel::Id;
use storage::{Cx, StorageError, Tx};

use crate::model::{Desk, ServiceId};
use crate::policy::SetDesk;
use crate::store;

/// Why a desk was not written.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// There is no such desk.
    #[error("no such desk")]
    Unknown,
    /// Another desk has that name in addresses.
    #[error("the slug is taken")]
    SlugTaken,
    /// A desk without name, slug or address.
    #[error("name, slug and address are needed")]
    Incomplete,
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Adds a desk; `desk.id` is ignored, the new one is returned.
///
/// # Errors
/// See [`DeskError`].
pub async fn add_desk(cx: &Cx, desk: Desk, services: &[ServiceId]) -> Result<Desk, DeskError> {
    check(&desk)?;
    let desk = Desk { id: cx.new_id(), ..desk };
    let permit = cx.permit::<SetDesk>(desk.resource())?;
    let mut tx = cx.begin().await?;
    match store::desk::insert(&mut tx, &permit, &desk, cx.now()).await {
        Err(error) if error.is_unique_on("desk_desk") => return Err(DeskError::SlugTaken),
        other => other?,
    }
    store::desk::set_services(&mut tx, &permit, services).await?;
    tx.commit().await?;
    Ok(desk)
}

/// Changes what may change of a desk: not its body, Comune, slug or state. `services` are kept only while it does not
/// answer for all.
///
/// # Errors
/// See [`DeskError`].
pub async fn change_desk(cx: &Cx, desk: Desk, services: &[ServiceId]) -> Result<(), DeskError> {
    check(&desk)?;
    let mut tx = cx.begin().await?;
    let permit = permit(&mut tx, cx, desk.id).await?;
    store::desk::update(&mut tx, &permit, &desk).await?;
    let services = if desk.serves_all_services { &[] } else { services };
    store::desk::set_services(&mut tx, &permit, services).await?;
    tx.commit().await?;
    Ok(())
}

async fn permit(tx: &mut Tx, cx: &Cx, desk: Id<Desk>) -> Result<Permit<SetDesk>, DeskError> {
    let known = store::desk::find(tx, desk).await?.ok_or(DeskError::Unknown)?;
    Ok(cx.permit::<SetDesk>(known.resource())?)
}

fn check(desk: &Desk) -> Result<(), DeskError> {
    let complete = [&desk.name, &desk.slug, &desk.address].iter().all(|text| !text.trim().is_empty());
    if complete { Ok(()) } else { Err(DeskError::Incomplete) }
}
