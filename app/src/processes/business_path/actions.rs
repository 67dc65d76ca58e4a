//! What is done with a path: kept, gone on with, opened by its code, read at a desk, deleted, forgotten.

use std::collections::BTreeMap;

use kernel::{BookingCode, Id, Instant};
use policy::{Actor, Refusal, Resource};
use storage::limits::Limit;
use storage::links::{self, Link};
use storage::{Cx, StorageError, Tx, trail};

use super::model::{Answer, Answers, KEPT_DAYS, Path, Step, code_of, hash_of, show_code_of, show_hash_of};
use super::policy::{ForgetPaths, KeepPath, PATH, ReadPath, StartPath};
use super::store::{self, Put};

/// Wrong codes from one place, or by one operator: a person mistypes a few times.
const CODE_TRIES: Limit = Limit { name: "business_path.code", tries: 20, minutes: 15 };
/// Paths kept from one place.
const STARTS: Limit = Limit { name: "business_path.start", tries: 20, minutes: 60 };

/// Why nothing was done with a path.
#[derive(Debug, thiserror::Error)]
pub enum PathError {
    /// It was deleted, or its time is over.
    #[error("no such path")]
    NotFound,
    /// The step was saved in another window since it was opened in this one.
    #[error("the step was changed meanwhile")]
    Changed,
    /// Too many were kept from there in the last hour.
    #[error("too many paths")]
    TooMany,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Why a code opened nothing.
#[derive(Debug, thiserror::Error)]
pub enum CodeError {
    /// There is no path of that code.
    #[error("no path has that code")]
    Unknown,
    /// Too many wrong ones; again in a quarter of an hour.
    #[error("too many tries")]
    TooMany,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Keeps a path for the first time; the same form sent twice makes one. The link opens it.
///
/// # Errors
/// [`PathError::TooMany`].
pub async fn start_path(
    cx: &Cx,
    origin: &str,
    answers: &Answers,
    form_key: &str,
) -> Result<(Id<Path>, Link), PathError> {
    let mut tx = cx.begin().await?;
    let id = cx.new_random_id();
    let permit = cx.permit::<StartPath>(Resource::new(id, []))?;
    let keys = cx.keys();
    let code = hash_of(keys, &code_of(keys, id));
    let form = keys.pseudonym("business_path.form", form_key);
    let shown = show_hash_of(keys, &show_code_of(keys, id, 0));
    let is_new = store::insert(&mut tx, &permit, (&code, &form, &shown), answers, cx.now()).await?;
    let id = match is_new {
        true if STARTS.count(&mut tx, origin, cx.now()).await? => id,
        true => return Err(PathError::TooMany),
        false => store::by_form(&mut tx, &form).await?.ok_or(PathError::NotFound)?,
    };
    let link = link(&mut tx, cx, id).await?;
    tx.commit().await?;
    Ok((id, link))
}

/// Keeps what the holder of a path says of one step, which she saw at a version (0: nothing was kept of it). What another
/// window saved meanwhile stays; the same said again is done.
///
/// # Errors
/// [`PathError::NotFound`] when it was deleted meanwhile, [`PathError::Changed`].
pub async fn keep_step(
    cx: &Cx,
    path: Id<Path>,
    (step, seen): (Step, i64),
    answer: &Answer,
) -> Result<(), PathError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<KeepPath>(own(path))?;
    match store::put_step(&mut tx, &permit, (step, seen), answer, cx.now()).await? {
        Put::Gone => return Err(PathError::NotFound),
        Put::Done => {}
        Put::Changed => {
            let kept = store::find(&mut tx, path).await?.ok_or(PathError::NotFound)?;
            if kept.answers.of(step) != *answer {
                return Err(PathError::Changed);
            }
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Gives a path another code to show: by the one there was nobody reads it any more.
///
/// # Errors
/// [`PathError::NotFound`] when it was deleted meanwhile.
pub async fn renew_shown(cx: &Cx, path: Id<Path>) -> Result<(), PathError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<KeepPath>(own(path))?;
    let kept = store::find(&mut tx, path).await?.ok_or(PathError::NotFound)?;
    let (keys, turn) = (cx.keys(), kept.show_turn + 1);
    let hash = show_hash_of(keys, &show_code_of(keys, path, turn));
    store::put_shown(&mut tx, &permit, turn, &hash).await?;
    tx.commit().await?;
    Ok(())
}

/// Deletes a path: its code and its links open nothing any more.
///
/// # Errors
/// When it is not hers.
pub async fn delete_path(cx: &Cx, path: Id<Path>) -> Result<(), PathError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<KeepPath>(own(path))?;
    store::delete(&mut tx, &permit).await?;
    links::revoke(&mut tx, PATH, path.uuid(), cx.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// The path of a code, and a link that opens it: the code is as good as the link. Only codes that open nothing are
/// counted.
///
/// # Errors
/// See [`CodeError`].
pub async fn open_by_code(cx: &Cx, origin: &str, code: &BookingCode) -> Result<(Id<Path>, Link), CodeError> {
    let mut tx = cx.begin().await?;
    tries_left(&mut tx, cx, origin).await?;
    let Some(path) = store::by_code(&mut tx, &hash_of(cx.keys(), code)).await? else {
        CODE_TRIES.count(&mut tx, origin, cx.now()).await?;
        tx.commit().await?;
        return Err(CodeError::Unknown);
    };
    let link = link(&mut tx, cx, path).await?;
    let kept = store::find(&mut tx, path).await?;
    if let Some(kept) = kept.filter(|kept| !kept.has_shown) {
        let permit = holding(cx, &link).permit::<KeepPath>(own(path))?;
        let hash = show_hash_of(cx.keys(), &show_code_of(cx.keys(), path, kept.show_turn));
        store::put_shown(&mut tx, &permit, kept.show_turn, &hash).await?;
    }
    tx.commit().await?;
    Ok((path, link))
}

/// The context of whoever holds a link.
pub fn holding(cx: &Cx, link: &Link) -> Cx {
    cx.acting_as(Actor::LinkHolder {
        purpose: link.purpose.clone(),
        resource: link.resource,
        expires_at: link.expires_at,
    })
}

/// What the holder of a path sees of it.
pub struct Kept {
    /// What she said.
    pub answers: Answers,
    /// How often each step was saved.
    pub versions: BTreeMap<Step, i64>,
    /// When she last changed it.
    pub changed_at: Instant,
    /// Which code to show is the one of now.
    pub show_turn: i64,
    /// When operators read it, the last first.
    pub read_at: Vec<Instant>,
}

/// Her own path.
///
/// # Errors
/// [`PathError::NotFound`] when it was deleted.
pub async fn own_path(cx: &Cx, path: Id<Path>) -> Result<Kept, PathError> {
    let mut tx = cx.read().await?;
    cx.permit::<KeepPath>(own(path))?;
    let kept = store::find(&mut tx, path).await?.ok_or(PathError::NotFound)?;
    let read = trail::of_resource(&mut tx, path.uuid()).await?;
    let store::KeptPath { answers, versions, changed_at, show_turn, .. } = kept;
    let read_at = read.into_iter().map(|line| line.at).collect();
    Ok(Kept { answers, versions, changed_at, show_turn, read_at })
}

/// What an operator is shown of a path when its person gives her the code to show. The reading leaves a line in the trail, which the
/// person sees.
///
/// # Errors
/// See [`CodeError`].
pub async fn read_path(cx: &Cx, code: &BookingCode) -> Result<(Answers, Instant), CodeError> {
    let mut tx = cx.begin().await?;
    may_read(&mut tx, cx).await?;
    let whose = cx.person().map(|id| cx.keys().pseudonym("business_path.reader", &id.to_string()));
    let whose = whose.unwrap_or_default();
    tries_left(&mut tx, cx, &whose).await?;
    let path = store::by_shown(&mut tx, &show_hash_of(cx.keys(), code)).await?;
    let found = match path {
        Some(path) => store::find(&mut tx, path).await?.map(|found| (path, found)),
        None => None,
    };
    if found.is_none() {
        CODE_TRIES.count(&mut tx, &whose, cx.now()).await?;
    }
    if let Some((path, _)) = &found {
        trail::record(&mut tx, cx, "business_path.read_path", path.uuid(), serde_json::json!({})).await?;
    }
    tx.commit().await?;
    found.map(|(_, found)| (found.answers, found.changed_at)).ok_or(CodeError::Unknown)
}

/// Whether the actor may read paths of which she is given the code: an operator of a desk.
///
/// # Errors
/// [`CodeError::Refused`].
pub async fn may_read(tx: &mut Tx, cx: &Cx) -> Result<(), CodeError> {
    // The administrator's word holds everywhere; whoever is no staff at all need not wait for the desks.
    let desks = match cx.actor {
        Actor::Staff { .. } => desk::api::public_desks(tx).await?,
        _ => Vec::new(),
    };
    cx.permit::<ReadPath>(Resource::new((), desks.into_iter().map(|desk| desk.id.uuid())))?;
    Ok(())
}

/// Forgets paths that nobody went on with for a year; how many.
///
/// # Errors
/// [`PathError::Refused`].
pub async fn forget_paths(cx: &Cx) -> Result<u64, PathError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<ForgetPaths>(Resource::new((), []))?;
    let forgotten = store::forget(&mut tx, &permit, cx.now().plus_days(-KEPT_DAYS)).await?;
    tx.commit().await?;
    Ok(forgotten)
}

fn own(path: Id<Path>) -> Resource<Id<Path>> {
    Resource::new(path, []).opened_by_link(path.uuid())
}

/// Only codes that open nothing are counted.
async fn tries_left(tx: &mut Tx, cx: &Cx, whose: &str) -> Result<(), CodeError> {
    match CODE_TRIES.allows(tx, whose, cx.now()).await? {
        true => Ok(()),
        false => Err(CodeError::TooMany),
    }
}

/// A link that opens a path, until its time is over.
async fn link(tx: &mut Tx, cx: &Cx, path: Id<Path>) -> Result<Link, StorageError> {
    match links::newest(tx, PATH, path.uuid()).await? {
        Some(link) if link.expires_at > cx.now().plus_days(1) => Ok(link),
        _ => links::create(tx, cx, PATH, path.uuid(), cx.now().plus_days(KEPT_DAYS)).await,
    }
}
