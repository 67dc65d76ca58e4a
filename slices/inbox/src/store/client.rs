//! What a body has of a client: requests tied to her, and those of who is reached as she is. Emptied ones are nobody's.

use desk::api::Desk;
use kernel::{Id, PhoneNumber};
use storage::{Result, ToValue as _, Tx};
use uuid::Uuid;

use super::message::{columns, read};
use crate::model::Message;

storage::statements! {
    OF_CLIENT = concat!("SELECT ", columns!(), " FROM inbox_message
                         WHERE client_id = $1 AND emptied_at IS NULL ORDER BY id LIMIT 500");
    OF_CONTACTS = concat!("SELECT ", columns!(), " FROM inbox_message
                           WHERE contact_id IN {set $1 uuid} AND emptied_at IS NULL ORDER BY id LIMIT 500");
    SOME = concat!("SELECT ", columns!(), " FROM inbox_message
                    WHERE id IN {set $1 uuid} AND emptied_at IS NULL ORDER BY id LIMIT 500");
    FROM_SENDER = concat!("SELECT ", columns!(), " FROM inbox_message
                           WHERE desk_id IN {set $1 uuid} AND sender_hash IN {set $2 text} AND emptied_at IS NULL
                           ORDER BY id LIMIT 500");
    FROM_PHONE = concat!("SELECT ", columns!(), " FROM inbox_message
                          WHERE organisation_id = $1 AND sender_phone = $2 AND emptied_at IS NULL ORDER BY id LIMIT 500");
}

/// The requests that are tied to a client of a body, to one of her contacts, or are among these.
///
/// # Errors
/// When the database refuses.
pub async fn tied(tx: &mut Tx, client: Uuid, contacts: &[Uuid], messages: &[Uuid]) -> Result<Vec<Message>> {
    let mut rows = tx.all(&OF_CLIENT, [client.value()]).await?;
    rows.extend(tx.all(&OF_CONTACTS, [contacts.value()]).await?);
    rows.extend(tx.all(&SOME, [messages.value()]).await?);
    rows.iter().map(read).collect()
}

/// The requests to some desks from senders with one of these keyed hashes.
///
/// # Errors
/// When the database refuses.
pub async fn from_sender(tx: &mut Tx, desks: &[Id<Desk>], hashes: &[String]) -> Result<Vec<Message>> {
    tx.all(&FROM_SENDER, [desks.value(), hashes.value()]).await?.iter().map(read).collect()
}

/// The requests to a body from who left that telephone.
///
/// # Errors
/// When the database refuses.
pub async fn from_phone(tx: &mut Tx, body: Uuid, phone: &PhoneNumber) -> Result<Vec<Message>> {
    tx.all(&FROM_PHONE, [body.value(), phone.as_str().value()]).await?.iter().map(read).collect()
}
