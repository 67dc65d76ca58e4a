//! The act by which a body treats personal data at its desk.

use ::policy::Action as _;
use kernel::Id;
use serde_json::json;
use storage::{Cx, trail};

use super::LaunchError;
use super::load::held;
use crate::model::Desk;
use crate::model::launch::{Act, Item, Step};
use crate::policy::WorkThroughLaunch;
use crate::store;

/// Enters number and day.
///
/// # Errors
/// [`LaunchError::Unknown`] or a refusal.
pub async fn enter_privacy_act(cx: &Cx, desk: Id<Desk>, act: Act) -> Result<(), LaunchError> {
    let mut tx = cx.begin().await?;
    let (desk, permit) = held::<WorkThroughLaunch>(&mut tx, cx, desk).await?;
    let item = Item::PrivacyAct;
    let details = json!({ "item": item.word(), "number": act.number, "day": act.day });
    let step = Step { item, done_on: act.day, reference: Some(act.number), by: cx.person(), at: cx.now() };
    store::launch::put_step(&mut tx, &permit, &step).await?;
    trail::record(&mut tx, cx, WorkThroughLaunch::NAME, desk.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(())
}
