//! What belongs to a request: further mails, answers, notes.

use kernel::{EmailAddress, Id, Instant};
use policy::{Action, Permit};
use storage::{Result, Row, ToValue as _, Tx};

use super::message::{left_out, sender};
use crate::model::{Answer, AnswerWay, Automatic, FollowUp, Message, Note};
use crate::policy::{DeleteNote, NoteSending};

storage::statements! {
    FOLLOW_UP = "INSERT INTO inbox_follow_up (
                   id, message_id, sender_name, sender_email, sender_hash, body, mail_id, is_partial, left_out, aside_reason,
                   received_at, sender_from)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    FOLLOW_UPS = "SELECT id, sender_name, sender_email, sender_from, body, mail_id, is_partial, left_out, aside_reason, received_at
                  FROM inbox_follow_up WHERE message_id = $1 ORDER BY received_at, id LIMIT 500";
    ANSWER = "INSERT INTO inbox_answer (id, message_id, person_id, by_way, body, form_key, written_at, sent_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    FIND_ANSWER = "SELECT id, message_id, person_id, by_way, body, written_at, sent_at, refused_at FROM inbox_answer WHERE id = $1";
    ANSWERS = "SELECT id, message_id, person_id, by_way, body, written_at, sent_at, refused_at FROM inbox_answer
               WHERE message_id = $1 ORDER BY written_at, id LIMIT 500";
    ANSWER_OF_KEY = "SELECT id FROM inbox_answer WHERE form_key = $1";
    SENT = "UPDATE inbox_answer SET sent_at = $2 WHERE id = $1";
    REFUSED = "UPDATE inbox_answer SET refused_at = $2 WHERE id = $1";
    NOTE = "INSERT INTO inbox_note (id, message_id, person_id, body, form_key, written_at, delete_on)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (form_key) DO NOTHING";
    NOTES = "SELECT id, person_id, body, written_at, delete_on FROM inbox_note WHERE message_id = $1
             ORDER BY written_at, id LIMIT 200";
    DELETE_NOTE = "DELETE FROM inbox_note WHERE id = $1 AND message_id = $2";
}

/// Writes a further mail of a conversation.
///
/// # Errors
/// When the database refuses.
pub async fn follow_up<A: Action<Target = Id<Message>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    one: &FollowUp,
    sender_hash: Option<&str>,
) -> Result<()> {
    let values = [
        one.id.value(),
        permit.target().value(),
        one.sender.name.value(),
        one.sender.email.as_ref().map(EmailAddress::as_str).value(),
        sender_hash.value(),
        one.text.value(),
        one.mail_id.value(),
        one.is_partial.value(),
        left_out(&one.left_out),
        one.aside.map(Automatic::word).value(),
        one.received_at.value(),
        one.sender.from.as_ref().map(EmailAddress::as_str).value(),
    ];
    tx.execute(&FOLLOW_UP, values).await.map(drop)
}

/// The further mails of a conversation, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn follow_ups(tx: &mut Tx, message: Id<Message>) -> Result<Vec<FollowUp>> {
    let rows = tx.all(&FOLLOW_UPS, [message.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(FollowUp {
                id: row.get("id")?,
                sender: sender(row)?,
                text: row.optional::<String>("body")?.unwrap_or_default(),
                mail_id: row.optional("mail_id")?,
                is_partial: row.get("is_partial")?,
                left_out: row.json("left_out")?,
                aside: row.optional_parsed("aside_reason", Automatic::parse)?,
                received_at: row.get("received_at")?,
            })
        })
        .collect()
}

/// Writes an answer.
///
/// # Errors
/// When the database refuses.
pub async fn answer<A: Action<Target = Id<Message>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    one: &Answer,
    form_key: Option<&str>,
) -> Result<()> {
    let values = [
        one.id.value(),
        permit.target().value(),
        one.person.value(),
        one.way.word().value(),
        one.text.value(),
        form_key.value(),
        one.written_at.value(),
        one.sent_at.value(),
    ];
    tx.execute(&ANSWER, values).await.map(drop)
}

/// Writes many at once, each with its request: the demonstration's half year.
///
/// # Errors
/// When the database refuses.
pub async fn answer_all<A: Action>(tx: &mut Tx, _permit: &Permit<A>, all: &[Answer]) -> Result<u64> {
    let row = |one: &Answer| {
        vec![
            one.id.value(),
            one.message.value(),
            one.person.value(),
            one.way.word().value(),
            one.text.value(),
            None::<String>.value(),
            one.written_at.value(),
            one.sent_at.value(),
        ]
    };
    tx.insert_all(&ANSWER, all.iter().map(row).collect()).await
}

/// An answer.
///
/// # Errors
/// When the database refuses.
pub async fn find_answer(tx: &mut Tx, id: Id<Answer>) -> Result<Option<Answer>> {
    tx.optional(&FIND_ANSWER, [id.value()]).await?.as_ref().map(read_answer).transpose()
}

/// The answers to a request, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn answers(tx: &mut Tx, message: Id<Message>) -> Result<Vec<Answer>> {
    tx.all(&ANSWERS, [message.value()]).await?.iter().map(read_answer).collect()
}

/// Whether the same form wrote an answer before.
///
/// # Errors
/// When the database refuses.
pub async fn is_answered_by(tx: &mut Tx, form_key: &str) -> Result<bool> {
    Ok(tx.optional(&ANSWER_OF_KEY, [form_key.value()]).await?.is_some())
}

/// Notes that the server took an answer over, or refused it for good.
///
/// # Errors
/// When the database refuses.
pub async fn sent(
    tx: &mut Tx,
    _permit: &Permit<NoteSending>,
    id: Id<Answer>,
    is_refused: bool,
    now: Instant,
) -> Result<u64> {
    tx.execute(if is_refused { &REFUSED } else { &SENT }, [id.value(), now.value()]).await
}

/// Writes a note; the same form again writes none.
///
/// # Errors
/// When the database refuses.
pub async fn note<A: Action<Target = Id<Message>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    one: &Note,
    form_key: Option<&str>,
) -> Result<u64> {
    let values = [
        one.id.value(),
        permit.target().value(),
        one.person.value(),
        one.text.value(),
        form_key.value(),
        one.written_at.value(),
        one.delete_on.value(),
    ];
    tx.execute(&NOTE, values).await
}

/// The notes on a request, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn notes(tx: &mut Tx, message: Id<Message>) -> Result<Vec<Note>> {
    let rows = tx.all(&NOTES, [message.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Note {
                id: row.get("id")?,
                person: row.optional("person_id")?,
                text: row.get("body")?,
                written_at: row.get("written_at")?,
                delete_on: row.get("delete_on")?,
            })
        })
        .collect()
}

/// Deletes a note of a request; whether it was there.
///
/// # Errors
/// When the database refuses.
pub async fn delete_note(tx: &mut Tx, permit: &Permit<DeleteNote>, message: Id<Message>) -> Result<bool> {
    Ok(tx.execute(&DELETE_NOTE, [permit.target().value(), message.value()]).await? == 1)
}

fn read_answer(row: &Row) -> Result<Answer> {
    Ok(Answer {
        id: row.get("id")?,
        message: row.get("message_id")?,
        person: row.optional("person_id")?,
        way: row.parsed("by_way", AnswerWay::parse)?,
        text: row.optional::<String>("body")?.unwrap_or_default(),
        written_at: row.get("written_at")?,
        sent_at: row.optional("sent_at")?,
        refused_at: row.optional("refused_at")?,
    })
}
