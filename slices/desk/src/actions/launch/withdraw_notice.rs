//! Taking a notice back. Mails that went out stay out; those that wait are not sent.

use ::policy::{Action as _, Resource};
use kernel::Id;
use serde_json::json;
use storage::{Cx, trail};

use super::NoticeError;
use crate::model::notice::Notice;
use crate::policy::WithdrawNotice;
use crate::store;

/// Takes it back; a second time changes nothing.
///
/// # Errors
/// [`NoticeError`].
pub async fn withdraw_notice(cx: &Cx, notice: Id<Notice>) -> Result<(), NoticeError> {
    let mut tx = cx.begin().await?;
    let notice = store::notice::find(&mut tx, notice).await?.ok_or(NoticeError::Unknown)?;
    let permit = cx.permit::<WithdrawNotice>(Resource::new(notice.id, [notice.network]))?;
    if store::notice::withdraw(&mut tx, &permit, cx.now()).await? {
        trail::record(&mut tx, cx, WithdrawNotice::NAME, notice.id.uuid(), json!({})).await?;
    }
    tx.commit().await?;
    Ok(())
}
