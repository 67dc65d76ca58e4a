//! The body reads who it is: a code is mailed at its request, and a right one opens the names for a few minutes.

use kernel::Id;
use policy::{Permit, Resource};
use serde_json::json;
use storage::limits::Limit;
use storage::links::{self, Link};
use storage::{Cx, Tx, trail};
use uuid::Uuid;

use super::CodeError;
use crate::jobs::MailCode;
use crate::model::{
    CODE_MINUTES, NAMES_MINUTES, Recipient, Referral, State, one_time_code, one_time_hash, typed_code,
};
use crate::policy::{NAMES, SeeLimited};
use crate::store;

/// Codes mailed for one hand-over, whichever of the body's contact persons asks: a mailbox is not filled, and an eight-digit
/// code is not fished for by asking again and again.
const SENDS: Limit = Limit { name: "referral.send_code", tries: 5, minutes: 60 };
/// Tries with one link, over all its codes.
const TRIES: Limit = Limit { name: "referral.try_code", tries: 20, minutes: 60 };

async fn opened(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Recipient>,
) -> Result<(Recipient, Referral, Permit<SeeLimited>), CodeError> {
    let recipient = store::recipient::find(tx, id).await?.ok_or(CodeError::NotFound)?;
    let permit = cx.permit::<SeeLimited>(Resource::new(id, []).opened_by_link(id.uuid()))?;
    let one = store::referral::for_change(tx, recipient.referral).await?.ok_or(CodeError::NotFound)?;
    if one.state != State::Accepted {
        return Err(CodeError::NotNow);
    }
    Ok((recipient, one, permit))
}

/// Mails a new code to the contact person whose link it is; the one before is worth nothing from now on.
///
/// # Errors
/// [`CodeError::NotNow`] before acceptance and after the end; [`CodeError::TooManyCodes`].
pub async fn ask_code(cx: &Cx, id: Id<Recipient>) -> Result<(), CodeError> {
    let mut tx = cx.begin().await?;
    let (_, one, permit) = opened(&mut tx, cx, id).await?;
    let is_let_through = SENDS.count(&mut tx, &one.id.to_string(), cx.now()).await?;
    if !is_let_through {
        tx.commit().await?;
        return Err(CodeError::TooManyCodes);
    }
    let code: Uuid = cx.new_random_id::<()>().uuid();
    let hash = one_time_hash(cx.keys(), id, &one_time_code(cx.keys(), code));
    let until = cx.now().plus_minutes(CODE_MINUTES);
    store::recipient::add_code(&mut tx, &permit, code, &hash, (cx.now(), until)).await?;
    jobs::enqueue(&mut tx, cx, &MailCode { code }, cx.now()).await?;
    trail::record(&mut tx, cx, "referral.ask_code", one.id.uuid(), json!({ "recipient": id })).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a typed code; a right one opens the names.
///
/// # Errors
/// [`CodeError::Unknown`] for a wrong, used or old one, all alike; [`CodeError::TooMany`].
pub async fn open_names(cx: &Cx, id: Id<Recipient>, typed: &str) -> Result<Link, CodeError> {
    let mut tx = cx.begin().await?;
    let (recipient, one, permit) = opened(&mut tx, cx, id).await?;
    let now = cx.now();
    if !TRIES.count(&mut tx, &id.to_string(), now).await? {
        tx.commit().await?;
        return Err(CodeError::TooMany);
    }
    let newest = store::recipient::newest_code(&mut tx, &permit).await?;
    let hash = typed_code(typed).map(|code| one_time_hash(cx.keys(), id, &code));
    let is_right = match newest {
        Some(newest) => {
            // The try is counted before it is compared: whoever guesses in parallel gains nothing.
            let is_left = store::recipient::try_code(&mut tx, &permit, newest.id, now).await?;
            let is_same = is_left && hash.as_deref() == Some(newest.code_hash.as_str());
            is_same && store::recipient::use_code(&mut tx, &permit, newest.id, now).await?
        }
        None => false,
    };
    if !is_right {
        tx.commit().await?;
        return Err(CodeError::Unknown);
    }
    links::revoke(&mut tx, NAMES, id.uuid(), now).await?;
    let link = links::create(&mut tx, cx, NAMES, id.uuid(), now.plus_minutes(NAMES_MINUTES)).await?;
    let details = json!({ "mandate": recipient.mandate });
    trail::record(&mut tx, cx, "referral.open_names", one.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(link)
}
