//! Writing down on which day an operator was or will be trained, and what proves it.

use ::policy::Action as _;
use documents::{CheckedFile, Owner};
use identity::api::{PersonId, Role};
use jiff::civil::Date;
use kernel::Id;
use serde_json::json;
use storage::{Cx, trail};

use super::LaunchError;
use super::load::held;
use crate::model::Desk;
use crate::model::launch::{Item, Training};
use crate::policy::WorkThroughLaunch;
use crate::store;

/// A day of training.
pub struct TrainingDay {
    /// Who.
    pub person: PersonId,
    /// On which day; one to come is a plan.
    pub day: Date,
    /// What proves it, in words.
    pub proof: Option<String>,
    /// What proves it, as a file.
    pub file: Option<CheckedFile>,
}

/// Writes it down; the same person on the same day is written over.
///
/// # Errors
/// [`LaunchError::NotOperator`], [`LaunchError::Unknown`] or a refusal.
pub async fn enter_training(cx: &Cx, desk: Id<Desk>, input: TrainingDay) -> Result<(), LaunchError> {
    let mut tx = cx.begin().await?;
    let (desk, permit) = held::<WorkThroughLaunch>(&mut tx, cx, desk).await?;
    let operators =
        identity::api::people_with_role(&mut tx, Role::Operator, desk.id.uuid(), cx.now()).await?;
    if !operators.iter().any(|operator| operator.id == input.person) {
        return Err(LaunchError::NotOperator);
    }
    let id: Id<Training> = cx.new_id();
    let attachment = match input.file {
        Some(file) => Some(documents::attach(&mut tx, cx, proof_of(desk.id), file).await?.id),
        None => None,
    };
    let TrainingDay { person, day, proof, .. } = input;
    let training =
        Training { id, person: person.uuid(), day, proof, attachment, by: cx.person(), at: cx.now() };
    store::launch::put_training(&mut tx, &permit, &training).await?;
    let details = json!({ "item": Item::OperatorTrained.word(), "day": day });
    trail::record(&mut tx, cx, WorkThroughLaunch::NAME, desk.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(())
}

/// The owner of the files that prove the trainings of a desk.
pub(crate) fn proof_of(desk: Id<Desk>) -> Owner {
    Owner { kind: "desk.training", id: desk.uuid() }
}
