//! Opening a desk: refused, with the reasons, while anything of its check-list is missing.

use ::policy::Action as _;
use kernel::Id;
use serde_json::json;
use storage::{Cx, outbox, trail};

use super::LaunchError;
use super::load::held;
use crate::model::Desk;
use crate::model::launch::{LifeVerb, after};
use crate::policy::LaunchDesk;
use crate::queries;
use crate::store;
use crate::store::launch::StateChange;

/// Opens it from now on.
///
/// # Errors
/// [`LaunchError::NotReady`] with the check-list, [`LaunchError::NotMember`], [`LaunchError::WrongState`],
/// [`LaunchError::Unknown`] or a refusal.
pub async fn launch_desk(cx: &Cx, desk: Id<Desk>) -> Result<(), LaunchError> {
    let mut tx = cx.begin().await?;
    let (desk, permit) = held::<LaunchDesk>(&mut tx, cx, desk).await?;
    let state = after(desk.state, LifeVerb::Launch).ok_or(LaunchError::WrongState(desk.state))?;
    let launch = queries::launch(&mut tx, desk, cx.now()).await?;
    if !launch.readiness.is_complete() {
        return Err(LaunchError::NotReady(Box::new(launch.readiness)));
    }
    let desk = launch.desk;
    let (now, network, body) = (cx.now(), Id::from_uuid(desk.network), Id::from_uuid(desk.organisation));
    let is_member = network::api::is_member_as_of(&mut tx, network, body, now.date()).await?;
    let lead = network::api::network(&mut tx, network).await?.map(|network| network.lead);
    if !is_member && lead != Some(body) {
        return Err(LaunchError::NotMember);
    }
    store::desk::set_state(&mut tx, &permit, state, now).await?;
    let change = StateChange { state, reason: None, by: cx.person(), at: now };
    store::launch::add_state(&mut tx, &permit, cx.new_id::<StateChange>().uuid(), &change).await?;
    trail::record(&mut tx, cx, LaunchDesk::NAME, desk.id.uuid(), json!({ "on": now.date() })).await?;
    let told = events::desk::DeskLaunched {
        desk: desk.id.uuid(),
        organisation: desk.organisation,
        network: desk.network,
        municipality: desk.municipality.as_str().to_owned(),
        on: now.date(),
    };
    outbox::tell(&mut tx, cx, &told).await?;
    tx.commit().await?;
    Ok(())
}
