//! A form that was begun is kept for whoever reads the mail address she gave, and gone on with by its link.

use kernel::{EmailAddress, Id};
use policy::Resource;
use storage::limits::Limit;
use storage::{Cx, Result, Tx, links};

use super::NeedError;
use crate::jobs::MailDraft;
use crate::policy::{DRAFT, KeepDraft};
use crate::store::draft::{self, Draft};

/// Mails to one address in a day: nobody fills the mailbox of another.
const PER_ADDRESS: Limit = Limit { name: "firm.draft_address", tries: 5, minutes: 24 * 60 };
/// Drafts from one place on the network in an hour.
const PER_ORIGIN: Limit = Limit { name: "firm.draft_origin", tries: 20, minutes: 60 };

/// Keeps what was typed so far and mails the link to it.
///
/// # Errors
/// [`NeedError::TooMany`].
pub async fn keep_draft(
    cx: &Cx,
    email: EmailAddress,
    fields: Vec<(String, String)>,
    origin: &str,
) -> std::result::Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    let address = cx.keys().pseudonym("firm.draft_address", &email.folded());
    let is_allowed = PER_ADDRESS.count(&mut tx, &address, cx.now()).await?
        && PER_ORIGIN.count(&mut tx, origin, cx.now()).await?;
    if !is_allowed {
        return Err(NeedError::TooMany);
    }
    let id = cx.new_random_id();
    let permit = cx.permit::<KeepDraft>(Resource::new(id, []))?;
    let one = Draft { id, email, fields, locale: cx.locale, kept_at: cx.now() };
    draft::insert(&mut tx, &permit, &one).await?;
    jobs::enqueue(&mut tx, cx, &MailDraft { draft: id }, cx.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Throws a draft away, and its link with it.
///
/// # Errors
/// [`NeedError::Storage`].
pub async fn drop_draft(cx: &Cx, id: Id<Draft>) -> std::result::Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    drop_in(&mut tx, cx, id).await?;
    tx.commit().await?;
    Ok(())
}

/// The same in the caller's transaction.
pub(super) async fn drop_in(tx: &mut Tx, cx: &Cx, id: Id<Draft>) -> Result<()> {
    // Everybody may: whoever sends a form throws its draft away, and the web asked for the draft's link before it got here.
    let Ok(permit) = cx.permit::<KeepDraft>(Resource::new(id, [])) else { return Ok(()) };
    draft::delete(tx, &permit).await?;
    links::revoke(tx, DRAFT, id.uuid(), cx.now()).await.map(drop)
}
