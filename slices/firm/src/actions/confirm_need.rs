//! A need is meant: the firm says so by its link, or the desk has called. The network's time begins.

use kernel::Id;
use storage::Cx;

use super::NeedError;
use super::standing::{locked, note, resource, step};
use crate::jobs::{DeskNews, FirmNews, MailDesk, MailFirm};
use crate::model::{Need, State, StepKind, Verb};
use crate::policy::ConfirmNeed;

/// Confirms it, once: confirmed again it stays as it is. The firm gets her receipt by mail, the desk hears of it.
///
/// # Errors
/// [`NeedError::NotFound`], [`NeedError::Step`] when it is over.
pub async fn confirm_need(cx: &Cx, id: Id<Need>) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    let mut need = locked(&mut tx, id).await?;
    let permit = cx.permit::<ConfirmNeed>(resource(&mut tx, &need).await?)?;
    if need.state != State::Sent && need.state.is_open() {
        return Ok(());
    }
    step(&mut tx, cx, &permit, &mut need, (Verb::Confirm, None)).await?;
    note(&mut tx, cx, &permit, id, StepKind::Confirmed, (None, None)).await?;
    if need.firm.email.is_some() {
        MailFirm::enqueue(&mut tx, cx, id, FirmNews::Received).await?;
        MailDesk::enqueue(&mut tx, cx, &need, DeskNews::New).await?;
    }
    tx.commit().await?;
    Ok(())
}
