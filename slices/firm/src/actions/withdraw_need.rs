//! The firm does not want it any more: she says so by her link, or the desk writes down that she did.

use kernel::Id;
use storage::Cx;

use super::NeedError;
use super::standing::{locked, note, resource, step};
use crate::jobs::{DeskNews, FirmNews, MailDesk, MailFirm};
use crate::model::{Need, Outcome, State, StepKind, Verb};
use crate::policy::WithdrawNeed;

/// Withdraws it; whoever did not do it herself is told. `version` is that of the desk's page.
///
/// # Errors
/// [`NeedError::Step`] when it is over already, [`NeedError::Moved`].
pub async fn withdraw_need(
    cx: &Cx,
    id: Id<Need>,
    version: Option<i64>,
    reason: &str,
) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    let mut need = locked(&mut tx, id).await?;
    let permit = cx.permit::<WithdrawNeed>(resource(&mut tx, &need).await?)?;
    if version.is_some_and(|version| version != need.version) {
        return Err(NeedError::Moved);
    }
    let was_seen = need.state != State::Sent;
    step(&mut tx, cx, &permit, &mut need, (Verb::Withdraw, Some(Outcome::Withdrawn))).await?;
    let reason: String = reason.trim().chars().take(1000).collect();
    let reason = (!reason.is_empty()).then_some(reason);
    note(&mut tx, cx, &permit, id, StepKind::Withdrawn, (reason, None)).await?;
    if version.is_none() && was_seen {
        MailDesk::enqueue(&mut tx, cx, &need, DeskNews::Withdrawn).await?;
    } else if version.is_some() && need.firm.email.is_some() {
        MailFirm::enqueue(&mut tx, cx, id, FirmNews::Closed).await?;
    }
    tx.commit().await?;
    Ok(())
}
