//! Finds a request by the code that was read aloud, with few tries for who guesses.

use kernel::{BookingCode, Id};
use storage::limits::Limit;
use storage::links::Link;
use storage::{Cx, StorageError};

use super::standing::link;
use crate::model::{Message, RequestNumber};
use crate::store;

/// Tries from one place.
pub const CODE_TRIES: Limit = Limit { name: "inbox.request_code", tries: 20, minutes: 15 };

/// Why no request was found.
#[derive(Debug, thiserror::Error)]
pub enum CodeError {
    /// There is none of that code, or its words are gone.
    #[error("no request has that code")]
    Unknown,
    /// Too many tries from there; again in a quarter of an hour.
    #[error("too many tries")]
    TooMany,
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The request of a code, and the link that opens it: the code is as good as the link. `origin` is the pseudonym of the
/// caller's network address. Only tries that fail are counted.
///
/// # Errors
/// See [`CodeError`].
pub async fn find_by_code(
    cx: &Cx,
    origin: &str,
    code: &BookingCode,
) -> Result<(Id<Message>, Link), CodeError> {
    let mut tx = cx.begin().await?;
    if !CODE_TRIES.allows(&mut tx, origin, cx.now()).await? {
        return Err(CodeError::TooMany);
    }
    let hash = RequestNumber::code_hash(cx.keys(), code);
    let Some(message) = store::message::by_code(&mut tx, &hash).await? else {
        CODE_TRIES.count(&mut tx, origin, cx.now()).await?;
        tx.commit().await?;
        return Err(CodeError::Unknown);
    };
    let link = link(&mut tx, cx, message.id).await?;
    tx.commit().await?;
    Ok((message.id, link))
}
