//! The desk writes the text of a need that bodies of the network read, and says of doubtful words in it why they may stay. The
//! firm's own words stay as they came.

use kernel::Id;
use serde_json::json;
use storage::{Cx, trail};
use texts::italian::offer::Reasons;

use super::NeedError;
use super::standing::{at_version, note, resource, save};
use crate::model::{Need, State, StepKind, TypedWording};
use crate::policy::RewordNeed;
use crate::store;

/// Writes it. Who did it, and why words stay, is told in what happened to the need.
///
/// # Errors
/// [`NeedError::Faulty`], [`NeedError::Doubtful`] with the words that are barred or of which it is not said well why they may
/// stay, [`NeedError::Moved`] also when it is over or not yet confirmed.
pub async fn reword_need(
    cx: &Cx,
    (id, version): (Id<Need>, i64),
    typed: &TypedWording,
    reasons: &Reasons,
) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    let mut need = at_version(&mut tx, id, version).await?;
    let permit = cx.permit::<RewordNeed>(resource(&mut tx, &need).await?)?;
    if matches!(need.state, State::Sent | State::Closed) {
        return Err(NeedError::Moved);
    }
    let read = typed.parse(&need).map_err(NeedError::Faulty)?;
    let missing = reasons.missing(&read.doubts(need.kind));
    if !missing.is_empty() {
        return Err(NeedError::Doubtful(missing));
    }
    let wording = read.confirmed(need.kind, reasons, (cx.person(), cx.now()));
    store::wording::put(&mut tx, &permit, &wording).await?;
    let why = wording.confirmed.iter().map(|one| format!("«{}»: {}", one.said, one.sentence));
    let why = why.collect::<Vec<_>>().join(" ");
    let why = (!why.is_empty()).then_some(why);
    note(&mut tx, cx, &permit, id, StepKind::Reworded, (why, None)).await?;
    let chosen: Vec<&str> = wording.confirmed.iter().map(|one| one.exception.as_str()).collect();
    trail::record(&mut tx, cx, "firm.reword_need", id.uuid(), json!({ "exceptions": chosen })).await?;
    save(&mut tx, cx, &permit, &mut need).await?;
    tx.commit().await?;
    Ok(())
}
