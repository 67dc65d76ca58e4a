//! `inbox_message`, its number, its words and what it is known by.

use desk::api::Desk;
use identity::api::PersonId;
use kernel::{EmailAddress, Id, Instant, PhoneNumber};
use policy::{Action, Permit};
use storage::{Result, Row, ToValue as _, Tx, Value};
use texts::Locale;
use uuid::Uuid;

use crate::model::{Automatic, LeftOut, Message, RequestNumber, Sender, State, Way};
use crate::policy::HandleMessage;

macro_rules! columns {
    () => {
        "id, desk_id, organisation_id, way, state, year, number, sender_name, sender_email, sender_phone, subject, body, locale,
         service_id, person_id, mail_id, is_partial, left_out, aside_reason, fault_id, client_id, contact_id, assigned_to,
         assigned_at, first_answer_at, closed_at, answer_due_on, received_at, emptied_at, version, is_from_before, sender_from"
    };
}
pub(super) use columns;

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM inbox_message WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM inbox_message WHERE id = $1 {for_update}");
    BY_CODE = concat!("SELECT ", columns!(), " FROM inbox_message WHERE code_hash = $1");
    BY_FAULT = concat!("SELECT ", columns!(), " FROM inbox_message WHERE fault_id = $1");
    BY_NUMBER = "SELECT id FROM inbox_message WHERE year = $1 AND number = $2 AND desk_id = $3";
    NUMBER = "INSERT INTO inbox_counter (year, last_number) VALUES ($1, $2)
              ON CONFLICT (year) DO UPDATE SET last_number = inbox_counter.last_number + $2
              RETURNING last_number";
    INSERT = "INSERT INTO inbox_message (
                id, desk_id, organisation_id, way, state, shelf, year, number, code_hash, sender_name, sender_email, sender_phone,
                sender_hash, subject, body, words, locale, service_id, person_id, mail_id, is_partial, left_out, aside_reason,
                fault_id, client_id, contact_id, assigned_to, assigned_at, first_answer_at, closed_at, closed_by, answer_due_on,
                received_at, version, is_from_before, sender_from)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
                      $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36)";
    KNOW = "INSERT INTO inbox_known (desk_id, known, message_id) VALUES ($1, $2, $3) ON CONFLICT (desk_id, known) DO NOTHING";
    KNOWN = "SELECT known, message_id FROM inbox_known WHERE desk_id = $1 AND known IN {set $2 text} ORDER BY known LIMIT 100";
    KNOWN_AS = "UPDATE inbox_known SET message_id = $2 WHERE desk_id = $1 AND message_id = $3";
    WORD = "INSERT INTO inbox_word (desk_id, word, received_at, message_id) VALUES ($1, $2, $3, $4)
            ON CONFLICT (desk_id, word, received_at, message_id) DO NOTHING";
    OF_SENDER = "SELECT COUNT(*) AS requests FROM inbox_message WHERE desk_id = $1 AND sender_hash = $2 AND received_at >= $3";
    FURTHER_OF_SENDER = "SELECT COUNT(*) AS mails FROM inbox_follow_up
                         WHERE message_id = $1 AND sender_hash = $2 AND received_at >= $3";
    IS_SENDER = "SELECT id FROM inbox_message WHERE id = $1 AND sender_hash = $2
                 UNION ALL SELECT id FROM inbox_follow_up WHERE message_id = $1 AND sender_hash = $2 LIMIT 1";
    MOVE = "UPDATE inbox_message SET
              state = $3, shelf = $4, aside_reason = $5, assigned_to = $6, assigned_at = $7, first_answer_at = $8,
              closed_at = $9, closed_by = $10, contact_id = $11, client_id = $12, told_id = COALESCE($13, told_id),
              closed_form = $14, version = version + 1
            WHERE id = $1 AND version = $2";
    CLOSED_BY_FORM = "SELECT contact_id FROM inbox_message WHERE id = $1 AND closed_by = $2 AND closed_form = $3";
    IS_TOLD = "SELECT told_id FROM inbox_message WHERE id = $1 AND told_id IS NOT NULL";
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Message>) -> Result<Option<Message>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Holds the row until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &mut Tx, id: Id<Message>) -> Result<Option<Message>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read).transpose()
}

/// By the keyed hash of its code.
///
/// # Errors
/// When the database refuses.
pub async fn by_code(tx: &mut Tx, hash: &str) -> Result<Option<Message>> {
    tx.optional(&BY_CODE, [hash.value()]).await?.as_ref().map(read).transpose()
}

/// The request that a report of a fault became.
///
/// # Errors
/// When the database refuses.
pub async fn by_fault(tx: &mut Tx, fault: Uuid) -> Result<Option<Message>> {
    tx.optional(&BY_FAULT, [fault.value()]).await?.as_ref().map(read).transpose()
}

/// The request of a desk with that number.
///
/// # Errors
/// When the database refuses.
pub async fn by_number(tx: &mut Tx, desk: Id<Desk>, number: RequestNumber) -> Result<Option<Id<Message>>> {
    let row = tx.optional(&BY_NUMBER, [number.year.value(), number.number.value(), desk.value()]).await?;
    row.map(|row| row.get("id")).transpose()
}

/// The next so many numbers of a year: the first of them.
///
/// # Errors
/// When the database refuses.
pub async fn numbers<A: Action>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    year: i64,
    many: i64,
) -> Result<RequestNumber> {
    let last: i64 = tx.one(&NUMBER, [year.value(), many.value()]).await?.get("last_number")?;
    Ok(RequestNumber { year, number: last - many + 1 })
}

/// What is new beside the request itself.
#[derive(Clone, Debug)]
pub struct New {
    /// The request.
    pub message: Message,
    /// The keyed hash of its code.
    pub code_hash: Option<String>,
    /// The keyed hash of who wrote.
    pub sender_hash: Option<String>,
    /// Its words, for the search.
    pub words: Vec<String>,
    /// What it is known by: one of two with the same is not taken in.
    pub known: Vec<String>,
    /// Who closed it, of one that is closed when it is written: the demonstration's past.
    pub closed_by: Option<PersonId>,
}

/// Writes a new one, its words, and what it is known by.
///
/// # Errors
/// When the database refuses.
pub async fn insert<A: Action<Target = Id<Message>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    new: &New,
) -> Result<()> {
    tx.execute(&INSERT, values(permit.target(), new)).await?;
    know(tx, permit, new.message.desk, &new.known).await?;
    let words = word_rows(new).collect();
    tx.insert_all(&WORD, words).await.map(drop)
}

/// Writes many at once: the demonstration's half year, and measurements.
///
/// # Errors
/// When the database refuses.
pub async fn insert_all<A: Action>(tx: &mut Tx, _permit: &Permit<A>, all: &[New]) -> Result<u64> {
    let written = tx.insert_all(&INSERT, all.iter().map(|new| values(new.message.id, new)).collect()).await?;
    tx.insert_all(&WORD, all.iter().flat_map(word_rows).collect()).await?;
    Ok(written)
}

/// Notes what a request is known by; how much of it was not known.
///
/// # Errors
/// When the database refuses.
pub async fn know<A: Action<Target = Id<Message>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    desk: Id<Desk>,
    known: &[String],
) -> Result<u64> {
    let row = |known: &String| vec![desk.value(), known.value(), permit.target().value()];
    tx.insert_all(&KNOW, known.iter().map(row).collect()).await
}

/// The requests of a desk that these identifiers belong to.
///
/// # Errors
/// When the database refuses.
pub async fn known(tx: &mut Tx, desk: Id<Desk>, known: &[String]) -> Result<Vec<(String, Id<Message>)>> {
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let rows = tx.all(&KNOWN, [desk.value(), known.value()]).await?;
    rows.iter().map(|row| Ok((row.get("known")?, row.get("message_id")?))).collect()
}

/// What was noted under an id leads to this request from now on.
///
/// # Errors
/// When the database refuses.
pub async fn now_known_as<A: Action<Target = Id<Message>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    desk: Id<Desk>,
    noted: Id<Message>,
) -> Result<u64> {
    tx.execute(&KNOWN_AS, [desk.value(), permit.target().value(), noted.value()]).await
}

/// How many requests came from a sender since then.
///
/// # Errors
/// When the database refuses.
pub async fn of_sender(tx: &mut Tx, desk: Id<Desk>, hash: &str, since: Instant) -> Result<i64> {
    tx.one(&OF_SENDER, [desk.value(), hash.value(), since.value()]).await?.get("requests")
}

/// How many further mails of a conversation came from a sender since then.
///
/// # Errors
/// When the database refuses.
pub async fn further_of_sender(tx: &mut Tx, message: Id<Message>, hash: &str, since: Instant) -> Result<i64> {
    tx.one(&FURTHER_OF_SENDER, [message.value(), hash.value(), since.value()]).await?.get("mails")
}

/// Whether somebody wrote in that conversation before.
///
/// # Errors
/// When the database refuses.
pub async fn is_sender(tx: &mut Tx, message: Id<Message>, hash: &str) -> Result<bool> {
    Ok(tx.optional(&IS_SENDER, [message.value(), hash.value()]).await?.is_some())
}

/// What moves with a step.
#[derive(Clone, Debug, Default)]
pub struct Moved {
    /// Who closed it.
    pub closed_by: Option<PersonId>,
    /// The event that told of its closing.
    pub told: Option<Uuid>,
    /// The hashed form that closed it.
    pub form: Option<String>,
}

/// Writes where it stands; false when somebody else changed it meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn advance<A: Action<Target = Id<Message>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    one: &Message,
    moved: &Moved,
) -> Result<bool> {
    let values = [
        permit.target().value(),
        one.version.value(),
        one.state.word().value(),
        one.state.shelf().word().value(),
        one.aside.map(Automatic::word).value(),
        one.assigned_to.value(),
        one.assigned_at.value(),
        one.first_answer_at.value(),
        one.closed_at.value(),
        moved.closed_by.value(),
        one.contact.value(),
        one.client.value(),
        moved.told.value(),
        moved.form.as_deref().value(),
    ];
    Ok(tx.execute(&MOVE, values).await? == 1)
}

/// What it became, where it stands as this person's form has closed it.
///
/// # Errors
/// When the database refuses.
pub async fn closed_by_form(
    tx: &mut Tx,
    id: Id<Message>,
    person: PersonId,
    form: &str,
) -> Result<Option<Option<Uuid>>> {
    let row = tx.optional(&CLOSED_BY_FORM, [id.value(), person.value(), form.value()]).await?;
    row.map(|row| row.optional("contact_id")).transpose()
}

/// Whether its closing was told already: it is told once.
///
/// # Errors
/// When the database refuses.
pub async fn is_told(tx: &mut Tx, permit: &Permit<HandleMessage>) -> Result<bool> {
    Ok(tx.optional(&IS_TOLD, [permit.target().value()]).await?.is_some())
}

fn word_rows(new: &New) -> impl Iterator<Item = Vec<Value>> + '_ {
    let one = &new.message;
    new.words
        .iter()
        .map(move |word| vec![one.desk.value(), word.value(), one.received_at.value(), one.id.value()])
}

fn values(id: Id<Message>, new: &New) -> Vec<Value> {
    let one = &new.message;
    vec![
        id.value(),
        one.desk.value(),
        one.organisation.value(),
        one.way.counted().word().value(),
        one.state.word().value(),
        one.state.shelf().word().value(),
        one.number.year.value(),
        one.number.number.value(),
        new.code_hash.value(),
        one.sender.name.value(),
        one.sender.email.as_ref().map(EmailAddress::as_str).value(),
        one.sender.phone.as_ref().map(PhoneNumber::as_str).value(),
        new.sender_hash.value(),
        one.subject.value(),
        one.text.value(),
        format!(" {} ", new.words.join(" ")).value(),
        one.locale.code().value(),
        one.service.value(),
        one.person.value(),
        one.mail_id.value(),
        one.is_partial.value(),
        left_out(&one.left_out),
        one.aside.map(Automatic::word).value(),
        one.fault.value(),
        one.client.value(),
        one.contact.value(),
        one.assigned_to.value(),
        one.assigned_at.value(),
        one.first_answer_at.value(),
        one.closed_at.value(),
        new.closed_by.value(),
        one.answer_due_on.value(),
        one.received_at.value(),
        one.version.value(),
        (one.way == Way::Earlier).value(),
        one.sender.from.as_ref().map(EmailAddress::as_str).value(),
    ]
}

pub(super) fn left_out(all: &[LeftOut]) -> Value {
    serde_json::to_value(all).unwrap_or_else(|_| serde_json::Value::Array(Vec::new())).value()
}

pub(super) fn sender(row: &Row) -> Result<Sender> {
    Ok(Sender {
        name: row.optional("sender_name")?,
        email: row.optional_parsed("sender_email", EmailAddress::parse)?,
        phone: None,
        from: row.optional_parsed("sender_from", EmailAddress::parse)?,
    })
}

pub(super) fn read(row: &Row) -> Result<Message> {
    let (subject, text): (Option<String>, Option<String>) = (row.optional("subject")?, row.optional("body")?);
    Ok(Message {
        id: row.get("id")?,
        desk: row.get("desk_id")?,
        organisation: row.get("organisation_id")?,
        way: if row.get("is_from_before")? { Way::Earlier } else { row.parsed("way", Way::parse)? },
        state: row.parsed("state", State::parse)?,
        number: RequestNumber { year: row.get("year")?, number: row.get("number")? },
        sender: Sender { phone: row.optional_parsed("sender_phone", PhoneNumber::parse)?, ..sender(row)? },
        subject: subject.unwrap_or_default(),
        text: text.unwrap_or_default(),
        locale: Locale::parse(&row.get::<String>("locale")?).unwrap_or_default(),
        service: row.optional("service_id")?,
        person: row.optional("person_id")?,
        mail_id: row.optional("mail_id")?,
        is_partial: row.get("is_partial")?,
        left_out: row.json("left_out")?,
        aside: row.optional_parsed("aside_reason", Automatic::parse)?,
        fault: row.optional("fault_id")?,
        client: row.optional("client_id")?,
        contact: row.optional("contact_id")?,
        assigned_to: row.optional("assigned_to")?,
        assigned_at: row.optional("assigned_at")?,
        first_answer_at: row.optional("first_answer_at")?,
        closed_at: row.optional("closed_at")?,
        answer_due_on: row.get("answer_due_on")?,
        received_at: row.get("received_at")?,
        emptied_at: row.optional("emptied_at")?,
        version: row.get("version")?,
    })
}
