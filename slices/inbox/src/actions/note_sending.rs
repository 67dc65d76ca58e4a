//! Notes what became of an answer's mail.

use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::InboxError;
use crate::model::Answer;
use crate::policy::NoteSending;
use crate::store;

/// The server took it over, or refused it for good.
///
/// # Errors
/// When the database refuses.
pub async fn note_sending(cx: &Cx, id: Id<Answer>, is_refused: bool) -> Result<(), InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<NoteSending>(Resource::new((), []))?;
    store::thread::sent(&mut tx, &permit, id, is_refused, cx.now()).await?;
    tx.commit().await?;
    Ok(())
}
