//! The services that a desk answers for; choosing them confirms the catalogue for the desk.

use ::policy::Action as _;
use kernel::Id;
use serde_json::json;
use storage::{Cx, trail};

use super::LaunchError;
use super::load::held;
use crate::model::launch::{Item, Step};
use crate::model::{Desk, ServiceId};
use crate::policy::{SetDesk, WorkThroughLaunch};
use crate::store;

/// What a desk answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Served {
    /// All services of the catalogue, those to come too.
    All,
    /// These.
    Listed(Vec<ServiceId>),
}

/// Chooses them and confirms the catalogue today.
///
/// # Errors
/// [`LaunchError::Unknown`] when there is no such desk or service, or a refusal.
pub async fn choose_services(cx: &Cx, desk: Id<Desk>, served: Served) -> Result<(), LaunchError> {
    let mut tx = cx.begin().await?;
    let (desk, permit) = held::<WorkThroughLaunch>(&mut tx, cx, desk).await?;
    let (all, mut listed) = match served {
        Served::All => (true, Vec::new()),
        Served::Listed(listed) => (false, listed),
    };
    listed.sort();
    listed.dedup();
    let known = store::catalogue::service_list::cards(&mut tx, &listed).await?;
    if known.len() != listed.len() {
        return Err(LaunchError::Unknown);
    }
    let changed = Desk { serves_all_services: all, ..desk };
    let record = cx.permit::<SetDesk>(changed.resource())?;
    store::desk::update(&mut tx, &record, &changed).await?;
    store::desk::set_services(&mut tx, &record, &listed).await?;
    let item = Item::CatalogueConfirmed;
    let step = Step { item, done_on: cx.now().date(), reference: None, by: cx.person(), at: cx.now() };
    store::launch::put_step(&mut tx, &permit, &step).await?;
    let details = json!({ "item": item.word(), "all": all, "services": listed.len() });
    trail::record(&mut tx, cx, WorkThroughLaunch::NAME, changed.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(())
}
