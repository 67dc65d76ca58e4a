//! A body says that a mandate is not its doing, by the link in the mail that told it; and what happens to the role
//! that came with a mandate when that ends.

use events::network::MandateChanged;
use identity::api::{Held, PersonId};
use jiff::civil::Date;
use kernel::Id;
use policy::{Actor, Resource};
use serde_json::json;
use storage::{Cx, StorageError, Tx, outbox, trail};

use super::MandateFault;
use crate::jobs::{MailMandate, MandateNews};
use crate::model::Mandate;
use crate::policy::ContestMandate;
use crate::store;
use crate::store::activation::Activation;

/// Ends a mandate at once, with its role, and tells the coordinators. Asked twice, it changes nothing.
///
/// # Errors
/// [`MandateFault::NotFound`] when nobody activated that mandate.
pub async fn contest_mandate(cx: &Cx, id: Id<Mandate>) -> Result<(), MandateFault> {
    let mut tx = cx.begin().await?;
    let activation = store::activation::of_mandate(&mut tx, id).await?.ok_or(MandateFault::NotFound)?;
    let mandate = store::mandate::find(&mut tx, id).await?.ok_or(MandateFault::NotFound)?;
    let permit = cx.permit::<ContestMandate>(Resource::new(id, []).opened_by_link(id.uuid()))?;

    if !store::activation::contest(&mut tx, &permit, cx.now()).await? {
        return Ok(());
    }
    end_role(&mut tx, cx, &activation).await?;
    let body = mandate.organisation;
    trail::record(&mut tx, cx, "network.contest_mandate", body.uuid(), json!({ "mandate": id })).await?;
    let office = mandate.office.word().to_owned();
    outbox::tell(&mut tx, cx, &MandateChanged { organisation: body.uuid(), office }).await?;
    MailMandate::to_coordinators(&mut tx, cx, id, body, MandateNews::Contested).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends the role that came with a mandate, unless another mandate of hers for the body runs on. Whoever ended the
/// mandate was asked whether she may; the role follows by itself.
pub(super) async fn end_role(tx: &mut Tx, cx: &Cx, over: &Activation) -> Result<(), StorageError> {
    if !over.gave_role || over.role_ended_at.is_some() {
        return Ok(());
    }
    store::activation::role_ended(tx, over.mandate, cx.now()).await?;
    let Some(person) = over.person else { return Ok(()) };
    let others = store::activation::of_organisation(tx, over.organisation).await?;
    let runs_on = |one: &Activation| {
        one.mandate != over.mandate
            && one.person == over.person
            && one.gave_role
            && one.role_ended_at.is_none()
            && one.last_day.is_none_or(|last| last >= cx.now().date())
    };
    if others.iter().any(runs_on) {
        return Ok(());
    }
    let system = cx.acting_as(Actor::System { job: "network.end_mandate" });
    let held = Held { person: PersonId::from_uuid(person), scope: over.organisation.uuid() };
    identity::api::leave_office(&system, tx, held).await
}

/// The daily job: roles whose mandate ended on a day that was still to come when it was ended. Returns how many.
pub async fn end_roles_due(cx: &Cx) -> Result<u64, StorageError> {
    let mut tx = cx.begin().await?;
    let today: Date = cx.now().date();
    let over = store::activation::over(&mut tx, today).await?;
    for one in &over {
        end_role(&mut tx, cx, one).await?;
    }
    tx.commit().await?;
    Ok(u64::try_from(over.len()).unwrap_or(u64::MAX))
}
