//! The desk writes down what a firm says at the counter or on the telephone: it is confirmed by being said.

use ::desk::api::Desk;
use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::contacts::{Spoken, record};
use super::send_need::{fresh, insert, parsed};
use super::standing::{note, save, scopes};
use super::{NeedError, Once, once};
use crate::jobs::{FirmNews, MailFirm};
use crate::model::{Need, Origin, StepKind, TypedNeed, Verb};
use crate::policy::WriteDownNeed;

/// Writes it down as a need of this desk; the contact with the firm is written with it. The same form twice is one need.
///
/// # Errors
/// [`NeedError::Faulty`], [`NeedError::NotFound`] for a desk, [`NeedError::KeyUsed`].
pub async fn write_down_need(
    cx: &Cx,
    desk: Id<Desk>,
    typed: &TypedNeed,
    spoken: Spoken,
    form: Option<&Once>,
) -> Result<Id<Need>, NeedError> {
    let mut tx = cx.begin().await?;
    let desk = ::desk::api::desk(&mut tx, desk).await?.ok_or(NeedError::NotFound)?;
    let id = cx.new_random_id();
    let scopes = scopes(&mut tx, Id::from_uuid(desk.organisation), desk.network).await?;
    let permit = cx.permit::<WriteDownNeed>(Resource::new(id, scopes))?;
    if let Some(made) = once::begin(&mut tx, cx, form).await? {
        return Ok(Id::from_uuid(made));
    }
    let read = parsed(&mut tx, typed, cx.now().date()).await?;
    let mut need = fresh(cx, id, read, &desk, Origin::Desk);
    need.received_at = Some(cx.now());
    insert(&mut tx, cx, &permit, &mut need, Verb::WriteDown).await?;
    note(&mut tx, cx, &permit, id, StepKind::WrittenDown, (None, None)).await?;
    let key = form.map(|form| form.key().to_owned());
    record(&mut tx, cx, &mut need, spoken, (contact::api::Outcome::Informed, key)).await?;
    if need.client.is_some() {
        save(&mut tx, cx, &permit, &mut need).await?;
    }
    if need.firm.email.is_some() {
        MailFirm::enqueue(&mut tx, cx, id, FirmNews::Received).await?;
    }
    once::made(&mut tx, &permit, form, id.uuid()).await?;
    tx.commit().await?;
    Ok(id)
}
