//! A code is sent to the certified mail of a body of the public index, and typed by whom the body gave it to.

use kernel::Instant;
use policy::Resource;
use storage::limits::Limit;
use storage::links::{self, Link};
use storage::{Cx, Tx};

use super::ActivationError;
use crate::jobs::MailBodyCode;
use crate::model::{BodyCode, CODE_DAYS, SentCode};
use crate::policy::{ACTIVATE_MANDATE, SendBodyCode};
use crate::store;

/// Codes to one body: its office gets each of these mails.
const CODES_A_BODY: Limit = Limit { name: "network.body_code", tries: 5, minutes: 24 * 60 };
/// Codes asked for from one place on the network.
const CODES_A_PLACE: Limit = Limit { name: "network.body_code_place", tries: 10, minutes: 60 };
/// Wrong codes for one body from one place. Counted by place, so that nobody can use up another's tries.
const TRIES: Limit = Limit { name: "network.body_code_try", tries: 5, minutes: 60 };
/// How long who typed a code right has to sign in and declare her mandate.
const OPEN_HOURS: i64 = 24;

/// Has a code sent to one of the certified addresses of a body: `which`, counted from 0. `origin` is the place on the
/// network from where it is asked for, hashed.
///
/// # Errors
/// [`ActivationError::UnknownBody`], [`ActivationError::NoAddress`], [`ActivationError::TooMany`].
pub async fn send_body_code(
    cx: &Cx,
    ipa_key: &str,
    which: usize,
    origin: &str,
) -> Result<SentCode, ActivationError> {
    let mut tx = cx.begin().await?;
    let entry = store::public_index::find(&mut tx, ipa_key).await?.ok_or(ActivationError::UnknownBody)?;
    let sent_to = entry.certified_emails.get(which).cloned().ok_or(ActivationError::NoAddress)?;
    let is_let_through = CODES_A_PLACE.count(&mut tx, origin, cx.now()).await?
        && CODES_A_BODY.count(&mut tx, ipa_key, cx.now()).await?;
    if !is_let_through {
        // What was counted stays.
        tx.commit().await?;
        return Err(ActivationError::TooMany);
    }
    let permit = cx.permit::<SendBodyCode>(Resource::new(cx.new_random_id(), []))?;
    let code = SentCode {
        id: permit.target(),
        ipa_key: ipa_key.to_owned(),
        sent_to,
        created_at: cx.now(),
        expires_at: cx.now().plus_days(CODE_DAYS),
        used_at: None,
    };
    store::activation::insert_code(&mut tx, &permit, cx.keys(), &code).await?;
    jobs::enqueue(&mut tx, cx, &MailBodyCode { code: code.id }, cx.now()).await?;
    tx.commit().await?;
    Ok(code)
}

/// Swaps a code that was typed right for a link to the page of the mandate. The code is not used up by it.
///
/// # Errors
/// [`ActivationError::WrongCode`], [`ActivationError::Code`], [`ActivationError::TooMany`] after wrong ones.
pub async fn open_with_code(
    cx: &Cx,
    ipa_key: &str,
    code: &BodyCode,
    origin: &str,
) -> Result<Link, ActivationError> {
    let mut tx = cx.begin().await?;
    let whose = format!("{origin} {ipa_key}");
    if !TRIES.allows(&mut tx, &whose, cx.now()).await? {
        return Err(ActivationError::TooMany);
    }
    let Some(sent) = store::activation::by_code(&mut tx, cx.keys(), ipa_key, code).await? else {
        TRIES.count(&mut tx, &whose, cx.now()).await?;
        tx.commit().await?;
        return Err(ActivationError::WrongCode);
    };
    sent.admit(cx.now())?;
    let link = link_to(&mut tx, cx, &sent, cx.now().plus_minutes(OPEN_HOURS * 60)).await?;
    tx.commit().await?;
    Ok(link)
}

async fn link_to(tx: &mut Tx, cx: &Cx, sent: &SentCode, until: Instant) -> storage::Result<Link> {
    links::create(tx, cx, ACTIVATE_MANDATE, sent.id.uuid(), until.min(sent.expires_at)).await
}
