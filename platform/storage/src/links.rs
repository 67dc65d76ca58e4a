//! Single-purpose links: who holds one may do one thing to one resource until it expires.
//!
//! The address carries the link's id and a keyed hash of it; the database keeps the id alone, so that reading the
//! database opens nothing. The web swaps the secret for a short cookie at the first GET and never acts on a GET.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Id, Instant};
use uuid::Uuid;

use crate::{Cx, Keys, Result, Row, ToValue as _, Tx};

crate::statements! {
    INSERT = "INSERT INTO storage_link (id, purpose, resource, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT id, purpose, resource, expires_at, revoked_at FROM storage_link WHERE id = $1";
    NEWEST = "SELECT id, purpose, resource, expires_at, revoked_at FROM storage_link
              WHERE resource = $1 AND purpose = $2 AND revoked_at IS NULL
              ORDER BY created_at DESC, id DESC LIMIT 1";
    USED = "UPDATE storage_link SET first_used_at = $2 WHERE id = $1 AND first_used_at IS NULL";
    REVOKE = "UPDATE storage_link SET revoked_at = $3 WHERE resource = $1 AND purpose = $2 AND revoked_at IS NULL";
    FORGET = "DELETE FROM storage_link WHERE expires_at < $1";
}

/// A link as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its id.
    pub id: Id<Link>,
    /// The one thing it is for.
    pub purpose: String,
    /// The one resource it opens.
    pub resource: Uuid,
    /// When it stops.
    pub expires_at: Instant,
}

/// Why a link opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkFault {
    /// Not one of ours, or altered on its way.
    #[error("the link is not genuine")]
    Forged,
    /// Its time is over.
    #[error("the link has expired")]
    Expired,
    /// It was taken back or used up.
    #[error("the link is no longer valid")]
    Revoked,
}

/// Makes a link in the caller's transaction.
///
/// # Errors
/// When the database refuses.
pub async fn create(
    tx: &mut Tx,
    cx: &Cx,
    purpose: &str,
    resource: Uuid,
    expires_at: Instant,
) -> Result<Link> {
    let link = Link { id: cx.new_random_id(), purpose: purpose.to_owned(), resource, expires_at };
    let values = [link.id.value(), purpose.value(), resource.value(), cx.now().value(), expires_at.value()];
    tx.execute(&INSERT, values).await?;
    Ok(link)
}

/// The secret that goes into the address: 43 characters, the same each time it is asked for.
pub fn token(keys: &Keys, id: Id<Link>) -> String {
    let mac = keys.mac("link", &[id.uuid().as_bytes()]);
    let bytes: Vec<u8> = id.uuid().as_bytes().iter().chain(mac.iter().take(16)).copied().collect();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The link behind a secret, or why it opens nothing.
///
/// # Errors
/// When the database refuses; a bad link is the inner error.
pub async fn resolve(tx: &mut Tx, cx: &Cx, secret: &str) -> Result<std::result::Result<Link, LinkFault>> {
    let Some(id) = genuine(cx.keys(), secret) else { return Ok(Err(LinkFault::Forged)) };
    let Some(row) = tx.optional(&FIND, [id.value()]).await? else { return Ok(Err(LinkFault::Forged)) };
    if row.optional::<Instant>("revoked_at")?.is_some() {
        return Ok(Err(LinkFault::Revoked));
    }
    let link = read(&row)?;
    Ok(if link.expires_at <= cx.now() { Err(LinkFault::Expired) } else { Ok(link) })
}

/// The link behind a secret that was taken back or used up: who held it sends once more what she sent.
///
/// # Errors
/// When the database refuses.
pub async fn used_up(tx: &mut Tx, cx: &Cx, secret: &str) -> Result<Option<Link>> {
    let Some(id) = genuine(cx.keys(), secret) else { return Ok(None) };
    let Some(row) = tx.optional(&FIND, [id.value()]).await? else { return Ok(None) };
    let is_revoked = row.optional::<Instant>("revoked_at")?.is_some();
    let link = read(&row)?;
    Ok(Some(link).filter(|link| is_revoked && link.expires_at > cx.now()))
}

/// The newest link of a resource that was not taken back, so that a reminder repeats it.
///
/// # Errors
/// When the database refuses.
pub async fn newest(tx: &mut Tx, purpose: &str, resource: Uuid) -> Result<Option<Link>> {
    tx.optional(&NEWEST, [resource.value(), purpose.value()]).await?.map(|row| read(&row)).transpose()
}

/// Remembers when a link was first opened.
///
/// # Errors
/// When the database refuses.
pub async fn mark_used(tx: &mut Tx, id: Id<Link>, now: Instant) -> Result<u64> {
    tx.execute(&USED, [id.value(), now.value()]).await
}

/// Takes back all links of a resource for a purpose.
///
/// # Errors
/// When the database refuses.
pub async fn revoke(tx: &mut Tx, purpose: &str, resource: Uuid, now: Instant) -> Result<u64> {
    tx.execute(&REVOKE, [resource.value(), purpose.value(), now.value()]).await
}

/// Forgets links that expired before `day`.
///
/// # Errors
/// When the database refuses.
pub async fn forget_expired(tx: &mut Tx, before: Instant) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}

fn read(row: &Row) -> Result<Link> {
    Ok(Link {
        id: row.get("id")?,
        purpose: row.get("purpose")?,
        resource: row.get("resource")?,
        expires_at: row.get("expires_at")?,
    })
}

fn genuine(keys: &Keys, secret: &str) -> Option<Id<Link>> {
    let bytes = URL_SAFE_NO_PAD.decode(secret).ok()?;
    let id = Id::from_uuid(Uuid::from_slice(bytes.get(..16)?).ok()?);
    let same =
        aws_lc_rs::constant_time::verify_slices_are_equal(token(keys, id).as_bytes(), secret.as_bytes());
    same.is_ok().then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_altered_in_any_place_is_not_genuine() {
        let keys = Keys::new(&[7; 32]);
        let id = Id::from_uuid(Uuid::from_u128(5));
        let secret = token(&keys, id);
        assert_eq!(genuine(&keys, &secret), Some(id));

        for place in 0..secret.len() {
            let altered: String = secret
                .chars()
                .enumerate()
                .map(|(at, c)| if at == place { if c == 'A' { 'B' } else { 'A' } } else { c })
                .collect();
            assert_eq!(genuine(&keys, &altered), None, "place {place}");
        }
        assert_eq!(genuine(&Keys::new(&[8; 32]), &secret), None);
    }
}
