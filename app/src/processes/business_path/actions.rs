//! What is done with a path: kept, gone on with, opened by its code, read at a desk, deleted, forgotten.

use kernel::{BookingCode, Id, Instant};
use policy::{Actor, Refusal, Resource};
use storage::limits::Limit;
use storage::links::{self, Link};
use storage::{Cx, StorageError, Tx, trail};

use super::model::{Answer, Answers, KEPT_DAYS, Path, Step, code_of, hash_of};
use super::policy::{ForgetPaths, KeepPath, PATH, ReadPath, StartPath};
use super::store;

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
    let hashes =
        (hash_of(cx.keys(), &code_of(cx.keys(), id)), cx.keys().pseudonym("business_path.form", form_key));
    let is_new = store::insert(&mut tx, &permit, (&hashes.0, &hashes.1), answers, cx.now()).await?;
    let id = match is_new {
        true if STARTS.count(&mut tx, origin, cx.now()).await? => id,
        true => return Err(PathError::TooMany),
        false => store::by_form(&mut tx, &hashes.1).await?.ok_or(PathError::NotFound)?,
    };
    let link = link(&mut tx, cx, id).await?;
    tx.commit().await?;
    Ok((id, link))
}

/// Keeps what the holder of a path says of one step.
///
/// # Errors
/// [`PathError::NotFound`] when it was deleted meanwhile.
pub async fn keep_step(cx: &Cx, path: Id<Path>, step: Step, answer: &Answer) -> Result<(), PathError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<KeepPath>(own(path))?;
    if !store::put_step(&mut tx, &permit, step, answer, cx.now()).await? {
        return Err(PathError::NotFound);
    }
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
    let path = of_code(&mut tx, cx, origin, code).await?;
    let Some(path) = path else {
        tx.commit().await?;
        return Err(CodeError::Unknown);
    };
    let link = link(&mut tx, cx, path).await?;
    tx.commit().await?;
    Ok((path, link))
}

/// What the holder of a path sees of it.
pub struct Kept {
    /// What she said.
    pub answers: Answers,
    /// When she last changed it.
    pub changed_at: Instant,
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
    let (answers, changed_at) = store::answers(&mut tx, path).await?.ok_or(PathError::NotFound)?;
    let read = trail::of_resource(&mut tx, path.uuid()).await?;
    Ok(Kept { answers, changed_at, read_at: read.into_iter().map(|line| line.at).collect() })
}

/// What an operator is shown of a path when its person gives her the code. The reading leaves a line in the trail, which the
/// person sees.
///
/// # Errors
/// See [`CodeError`].
pub async fn read_path(cx: &Cx, code: &BookingCode) -> Result<(Answers, Instant), CodeError> {
    let mut tx = cx.begin().await?;
    may_read(&mut tx, cx).await?;
    let whose = cx.person().map(|id| cx.keys().pseudonym("business_path.reader", &id.to_string()));
    let path = of_code(&mut tx, cx, &whose.unwrap_or_default(), code).await?;
    let found = match path {
        Some(path) => store::answers(&mut tx, path).await?.map(|found| (path, found)),
        None => None,
    };
    if let Some((path, _)) = &found {
        trail::record(&mut tx, cx, "business_path.read_path", path.uuid(), serde_json::json!({})).await?;
    }
    tx.commit().await?;
    found.map(|(_, found)| found).ok_or(CodeError::Unknown)
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

/// The path of a code; a code of none is counted against `whose`.
async fn of_code(
    tx: &mut Tx,
    cx: &Cx,
    whose: &str,
    code: &BookingCode,
) -> Result<Option<Id<Path>>, CodeError> {
    if !CODE_TRIES.allows(tx, whose, cx.now()).await? {
        return Err(CodeError::TooMany);
    }
    let found = store::by_code(tx, &hash_of(cx.keys(), code)).await?;
    if found.is_none() {
        CODE_TRIES.count(tx, whose, cx.now()).await?;
    }
    Ok(found)
}

/// A link that opens a path, until its time is over.
async fn link(tx: &mut Tx, cx: &Cx, path: Id<Path>) -> Result<Link, StorageError> {
    match links::newest(tx, PATH, path.uuid()).await? {
        Some(link) if link.expires_at > cx.now().plus_days(1) => Ok(link),
        _ => links::create(tx, cx, PATH, path.uuid(), cx.now().plus_days(KEPT_DAYS)).await,
    }
}
