//! A notice from the coordinator to all operators of her network: shown in the office, mailed by jobs.

use ::policy::{Action as _, Resource};
use jiff::civil::Date;
use jobs::enqueue;
use kernel::Id;
use network::api::Network;
use serde_json::json;
use storage::{Cx, trail};

use super::NoticeError;
use crate::jobs::launch::TellOperators;
use crate::model::notice::{NOTICE_TEXT_LENGTH, NOTICE_TITLE_LENGTH, Notice};
use crate::policy::WriteNotice;
use crate::store;

/// What is written.
pub struct NewNotice {
    /// To the operators of this network.
    pub network: Id<Network>,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// The last day on which it is shown.
    pub until: Date,
}

/// Writes it.
///
/// # Errors
/// [`NoticeError`].
pub async fn write_notice(cx: &Cx, input: NewNotice) -> Result<Id<Notice>, NoticeError> {
    let NewNotice { network, title, text, until } = input;
    let fits = |text: &str, most| !text.trim().is_empty() && text.chars().count() <= most;
    if !fits(&title, NOTICE_TITLE_LENGTH) || !fits(&text, NOTICE_TEXT_LENGTH) {
        return Err(NoticeError::Text);
    }
    if until < cx.now().date() {
        return Err(NoticeError::Over);
    }
    let permit = cx.permit::<WriteNotice>(Resource::new(cx.new_id(), [network.uuid()]))?;
    let mut tx = cx.begin().await?;
    let known = network::api::network(&mut tx, network).await?.ok_or(NoticeError::Unknown)?;
    let notice = Notice {
        id: permit.target(),
        network: known.id.uuid(),
        title,
        text,
        until,
        by: cx.person(),
        at: cx.now(),
        withdrawn_at: None,
    };
    store::notice::insert(&mut tx, &permit, &notice).await?;
    enqueue(&mut tx, cx, &TellOperators { notice: notice.id }, cx.now()).await?;
    let details = json!({ "network": network, "until": until });
    trail::record(&mut tx, cx, WriteNotice::NAME, notice.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(notice.id)
}
