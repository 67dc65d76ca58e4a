//! What goes: words of closed requests, notes, and what is kept of somebody who asks that it goes.

use identity::api::PersonId;
use jiff::civil::Date;
use kernel::{Id, Instant};
use policy::{Action, Permit};
use storage::{Result, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::Message;
use crate::policy::Forget;

storage::statements! {
    OVER = "SELECT id FROM inbox_message
            WHERE emptied_at IS NULL AND closed_at < $1 ORDER BY closed_at, id LIMIT $2";
    /// Nobody closes what was set aside: it goes as fast as a closed one, counted from its arrival.
    ASIDE_OVER = "SELECT id FROM inbox_message
                  WHERE emptied_at IS NULL AND shelf = 'aside' AND received_at < $1 ORDER BY received_at, id LIMIT $2";
    OF_CLIENT = "SELECT id FROM inbox_message WHERE client_id = $1 AND emptied_at IS NULL ORDER BY id LIMIT 10000";
    OF_PERSON = "SELECT id FROM inbox_message WHERE person_id = $1 ORDER BY id LIMIT 10000";
    TOLD = "SELECT told_id FROM inbox_message WHERE id IN {set $1 uuid} AND told_id IS NOT NULL ORDER BY id LIMIT 10000";
    FURTHER = "SELECT id FROM inbox_follow_up WHERE message_id IN {set $1 uuid} ORDER BY id LIMIT 100000";
    EMPTY = "UPDATE inbox_message SET
               sender_name = NULL, sender_email = NULL, sender_phone = NULL, sender_from = NULL, sender_hash = NULL, subject = NULL, body = NULL,
               words = ' ', code_hash = NULL, person_id = NULL, mail_id = NULL, left_out = $3, client_id = NULL,
               told_id = NULL, emptied_at = $2, state = 'closed', shelf = 'closed', closed_at = COALESCE(closed_at, $2),
               version = version + 1
             WHERE id IN {set $1 uuid}";
    EMPTY_FURTHER = "DELETE FROM inbox_follow_up WHERE message_id IN {set $1 uuid}";
    EMPTY_ANSWERS = "UPDATE inbox_answer SET body = NULL WHERE message_id IN {set $1 uuid}";
    EMPTY_NOTES = "DELETE FROM inbox_note WHERE message_id IN {set $1 uuid}";
    EMPTY_WORDS = "DELETE FROM inbox_word WHERE message_id IN {set $1 uuid}";
    EMPTY_KNOWN = "DELETE FROM inbox_known WHERE message_id IN {set $1 uuid}";
    NOTES_OVER = "DELETE FROM inbox_note WHERE delete_on <= $1";
    PASSED_OVER_OVER = "DELETE FROM inbox_passed_over WHERE noted_at < $1";
}

/// Requests whose words were kept long enough.
///
/// # Errors
/// When the database refuses.
pub async fn over(tx: &mut Tx, before: Instant, most: i64) -> Result<Vec<Id<Message>>> {
    let mut rows = tx.all(&OVER, [before.value(), most.value()]).await?;
    rows.extend(tx.all(&ASIDE_OVER, [before.value(), most.value()]).await?);
    rows.iter().map(|row| row.get("id")).collect()
}

/// The requests tied to a client.
///
/// # Errors
/// When the database refuses.
pub async fn of_client(tx: &mut Tx, client: Uuid) -> Result<Vec<Id<Message>>> {
    let rows = tx.all(&OF_CLIENT, [client.value()]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// The requests of somebody who was signed in.
///
/// # Errors
/// When the database refuses.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Id<Message>>> {
    tx.all(&OF_PERSON, [person.value()]).await?.iter().map(|row| row.get("id")).collect()
}

/// Takes away all words of these requests and all that could name who wrote; where they stood and when stays, to be counted.
///
/// # Errors
/// When the database refuses.
pub async fn empty<A: Action>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    ids: &[Id<Message>],
    now: Instant,
) -> Result<u64> {
    if ids.is_empty() {
        return Ok(0);
    }
    let told = tx.all(&TOLD, [ids.value()]).await?;
    let told: Vec<Id<storage::outbox::Told>> =
        told.iter().map(|row| row.get("told_id")).collect::<Result<_>>()?;
    storage::outbox::erase(tx, &told).await?;
    let further = tx.all(&FURTHER, [ids.value()]).await?;
    let mut owners: Vec<Uuid> = further.iter().map(|row| row.get("id")).collect::<Result<_>>()?;
    owners.extend(ids.iter().map(|id| id.uuid()));
    documents::remove_all(tx, crate::actions::FILES, &owners).await?;
    for statement in [&EMPTY_FURTHER, &EMPTY_ANSWERS, &EMPTY_NOTES, &EMPTY_WORDS, &EMPTY_KNOWN] {
        tx.execute(statement, [ids.value()]).await?;
    }
    let nothing = serde_json::Value::Array(Vec::new());
    tx.execute(&EMPTY, [ids.value(), now.value(), nothing.value()]).await
}

/// Deletes notes whose day has come, and what was noted of mails that could not be read.
///
/// # Errors
/// When the database refuses.
pub async fn small_things(
    tx: &mut Tx,
    _permit: &Permit<Forget>,
    today: Date,
    before: Instant,
) -> Result<u64> {
    let notes = tx.execute(&NOTES_OVER, [today.value()]).await?;
    Ok(notes + tx.execute(&PASSED_OVER_OVER, [before.value()]).await?)
}
