//! Closes a case with what came of it.

use events::contact::CaseClosed;
use jiff::Unit;
use kernel::Id;
use storage::{Cx, outbox};

use super::CaseError;
use super::standing::{at_desk, month_of};
use crate::model::{Case, Outcome};
use crate::policy::KeepCase;
use crate::store;

/// Closes it and tells so.
///
/// # Errors
/// See [`CaseError`].
pub async fn close_case(cx: &Cx, id: Id<Case>, outcome: Outcome) -> Result<(), CaseError> {
    let mut tx = cx.begin().await?;
    let case = store::case::lock(&mut tx, id).await?.ok_or(CaseError::Unknown)?;
    let desk = desk::api::desk(&mut tx, case.desk).await?.ok_or(CaseError::Unknown)?;
    let permit = cx.permit::<KeepCase>(at_desk(id, &desk))?;
    if case.closed.is_some() {
        return Err(CaseError::Closed);
    }
    let today = cx.now().date();
    let days = today.since((Unit::Day, case.opened_on)).map_or(0, |span| i64::from(span.get_days()));
    let closed = CaseClosed {
        organisation: case.organisation.uuid(),
        desk: case.desk.uuid(),
        request: case.request.word().to_owned(),
        outcome: outcome.word().to_owned(),
        month: month_of(today),
        days,
        contacts: store::case::contacts(&mut tx, id).await?,
    };
    let told = outbox::tell(&mut tx, cx, &closed).await?;
    if !store::case::close(&mut tx, &permit, today, outcome, told).await? {
        return Err(CaseError::Closed);
    }
    tx.commit().await?;
    Ok(())
}
