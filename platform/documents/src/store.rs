//! Attachments as rows. The room that owns one asks its policy first: its own store function takes the permit and
//! calls these in the same transaction.

use kernel::{Id, Instant};
use storage::{Cx, Result, Row, StorageError, ToValue as _, Tx, Value};
use uuid::Uuid;

use crate::{CheckedFile, Digest, FileName, MediaType};

storage::statements! {
    INSERT = "INSERT INTO documents_attachment
                (id, owner_kind, owner, name, media_type, size_bytes, digest, content, attached_at, attached_by)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    LIST = "SELECT id, owner_kind, owner, name, media_type, size_bytes, digest, attached_at, attached_by
            FROM documents_attachment
            WHERE owner = $1 AND owner_kind = $2
            ORDER BY id LIMIT 200";
    FIND = "SELECT id, owner_kind, owner, name, media_type, size_bytes, digest, attached_at, attached_by
            FROM documents_attachment
            WHERE id = $1";
    CONTENT = "SELECT digest, content FROM documents_attachment WHERE id = $1";
    REMOVE = "DELETE FROM documents_attachment WHERE id = $1 AND owner = $2 AND owner_kind = $3";
    REMOVE_ALL = "DELETE FROM documents_attachment WHERE owner IN {set $1 uuid} AND owner_kind = $2";
}

/// What an attachment belongs to: a resource of a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Owner {
    /// `room.thing`, such as `network.adhesion`.
    pub kind: &'static str,
    /// The id of the thing.
    pub id: Uuid,
}

/// An attachment without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub id: Id<Attachment>,
    /// What kind of thing it belongs to, as [`Owner::kind`].
    pub owner_kind: String,
    /// The thing it belongs to.
    pub owner: Uuid,
    /// Its name.
    pub name: FileName,
    /// What it is.
    pub media_type: MediaType,
    /// Its size, in bytes.
    pub size_bytes: i64,
    /// The digest of its content.
    pub digest: Digest,
    /// When it was attached.
    pub attached_at: Instant,
    /// By whom, where a person was known.
    pub attached_by: Option<Uuid>,
}

/// Keeps a checked file with its owner. The same file twice is two attachments.
///
/// # Errors
/// When the database refuses.
pub async fn attach(tx: &mut Tx, cx: &Cx, owner: Owner, file: CheckedFile) -> Result<Attachment> {
    let attachment = Attachment {
        id: cx.new_id(),
        owner_kind: owner.kind.to_owned(),
        owner: owner.id,
        name: file.name().clone(),
        media_type: file.media_type(),
        size_bytes: i64::try_from(file.bytes().len()).unwrap_or(i64::MAX),
        digest: file.digest().clone(),
        attached_at: cx.now(),
        attached_by: cx.person(),
    };
    let values = [
        attachment.id.value(),
        owner.kind.value(),
        owner.id.value(),
        attachment.name.as_str().value(),
        attachment.media_type.mime().value(),
        attachment.size_bytes.value(),
        attachment.digest.as_str().value(),
        Value::Bytes(Some(file.into_bytes())),
        attachment.attached_at.value(),
        attachment.attached_by.value(),
    ];
    tx.execute(&INSERT, values).await?;
    Ok(attachment)
}

/// The attachments of an owner, oldest first, at most 200.
///
/// # Errors
/// When the database refuses.
pub async fn list(tx: &mut Tx, owner: Owner) -> Result<Vec<Attachment>> {
    let rows = tx.all(&LIST, [owner.id.value(), owner.kind.value()]).await?;
    rows.iter().map(read).collect()
}

/// An attachment without its content.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Attachment>) -> Result<Option<Attachment>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// The content of an attachment, held against its digest.
///
/// # Errors
/// [`StorageError::Column`] when the content is not the one that was attached; otherwise when the database refuses.
pub async fn content(tx: &mut Tx, id: Id<Attachment>) -> Result<Option<Vec<u8>>> {
    let Some(row) = tx.optional(&CONTENT, [id.value()]).await? else { return Ok(None) };
    let content: Vec<u8> = row.get("content")?;
    if Digest::of(&content) == row.parsed("digest", Digest::parse)? {
        Ok(Some(content))
    } else {
        Err(unreadable("content", "the content does not fit its digest"))
    }
}

/// Removes an attachment of this owner; says whether it was there.
///
/// # Errors
/// When the database refuses.
pub async fn remove(tx: &mut Tx, owner: Owner, id: Id<Attachment>) -> Result<bool> {
    Ok(tx.execute(&REMOVE, [id.value(), owner.id.value(), owner.kind.value()]).await? == 1)
}

/// Removes all attachments of these owners, as retention and erasure do; how many there were.
///
/// # Errors
/// When the database refuses.
pub async fn remove_all(tx: &mut Tx, owner_kind: &'static str, owners: &[Uuid]) -> Result<u64> {
    tx.execute(&REMOVE_ALL, [owners.value(), owner_kind.value()]).await
}

fn read(row: &Row) -> Result<Attachment> {
    let mime: String = row.get("media_type")?;
    Ok(Attachment {
        id: row.get("id")?,
        owner_kind: row.get("owner_kind")?,
        owner: row.get("owner")?,
        name: FileName::from_stored(row.get("name")?),
        media_type: MediaType::from_mime(&mime)
            .ok_or_else(|| unreadable("media_type", "no media type of ours"))?,
        size_bytes: row.get("size_bytes")?,
        digest: row.parsed("digest", Digest::parse)?,
        attached_at: row.get("attached_at")?,
        attached_by: row.optional("attached_by")?,
    })
}

fn unreadable(column: &str, reason: &str) -> StorageError {
    StorageError::Column { column: column.to_owned(), source: reason.into() }
}
