//! Somebody writes to a desk through the public form: one request, a number, a receipt in two channels.

use desk::api::{Desk, ServiceId};
use kernel::{EmailAddress, Id};
use policy::{Actor, Resource};
use storage::limits::Limit;
use storage::links::Link;
use storage::{Cx, StorageError, Tx};

use super::standing::{hash_of, link, own};
use crate::Settings;
use crate::jobs::MailReceipt;
use crate::model::{Message, RequestNumber, State, Typed, Way, answer_due, words_of};
use crate::policy::SendMessage;
use crate::store;
use crate::store::message::New;

/// Who writes without being known.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// A pseudonym of the network address; a library's whole hall has the same.
    pub origin: String,
}

/// What was written.
#[derive(Clone)]
pub struct NewMessage {
    /// To which desk.
    pub desk: Id<Desk>,
    /// The service it is about, if it was said.
    pub service: Option<ServiceId>,
    /// What was typed, looked at.
    pub typed: Typed,
    /// The key of the form: sent twice it makes one request.
    pub key: Option<String>,
    /// Who writes.
    pub by: Visitor,
}

/// What became of it.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The request.
    pub id: Id<Message>,
    /// Its number.
    pub number: RequestNumber,
    /// The link by which she follows it.
    pub link: Link,
}

/// Why nothing was sent.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// There is no such desk, or none that takes requests.
    #[error("no such desk")]
    NoDesk,
    /// Too many from one place, or with one contact.
    #[error("too many requests")]
    TooMany,
    /// Not allowed.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Keeps it, and prepares the mail with its number where she left an address.
///
/// # Errors
/// See [`SendError`].
pub async fn send_message(cx: &Cx, settings: &Settings, new: NewMessage) -> Result<Sent, SendError> {
    let mut tx = cx.begin().await?;
    let desk = desk::api::desk(&mut tx, new.desk).await?.filter(Desk::is_public).ok_or(SendError::NoDesk)?;
    let id: Id<Message> = cx.new_id();
    let permit = cx.permit::<SendMessage>(Resource::new(id, []))?;
    let form = new.key.as_deref().map(|key| format!("form:{}", cx.keys().pseudonym("inbox.form_key", key)));
    if let Some(form) = &form
        && store::message::know(&mut tx, &permit, desk.id, std::slice::from_ref(form)).await? == 0
        && let Some(sent) = sent_before(&mut tx, cx, desk.id, form).await?
    {
        tx.commit().await?;
        return Ok(sent);
    }
    let sender_hash = hash_of(cx.keys(), &new.typed.sender);
    if !within_limits(&mut tx, cx, settings, &new.by, sender_hash.as_deref()).await? {
        // What was counted stays, the key does not.
        tx.rollback().await?;
        let mut tx = cx.begin().await?;
        within_limits(&mut tx, cx, settings, &new.by, sender_hash.as_deref()).await?;
        tx.commit().await?;
        return Err(SendError::TooMany);
    }
    let number = store::message::numbers(&mut tx, &permit, i64::from(cx.now().date().year()), 1).await?;
    let message = message(cx, settings, &desk, id, number, &new);
    let code = RequestNumber::code(cx.keys(), id.uuid());
    let words = words_of(&[
        &message.subject,
        message.sender.name.as_deref().unwrap_or_default(),
        message.sender.email.as_ref().map_or("", EmailAddress::as_str),
        &number.to_string(),
    ]);
    let has_mail = message.sender.email.is_some();
    let row = New {
        message,
        code_hash: Some(RequestNumber::code_hash(cx.keys(), &code)),
        sender_hash,
        words,
        known: vec![own(id.uuid())],
        closed_by: None,
    };
    store::message::insert(&mut tx, &permit, &row).await?;
    let link = link(&mut tx, cx, id).await?;
    if has_mail {
        jobs::enqueue(&mut tx, cx, &MailReceipt { message: id }, cx.now()).await?;
    }
    tx.commit().await?;
    Ok(Sent { id, number, link })
}

fn message(
    cx: &Cx,
    settings: &Settings,
    desk: &Desk,
    id: Id<Message>,
    number: RequestNumber,
    new: &NewMessage,
) -> Message {
    let person = match cx.actor {
        Actor::Person { id, .. } => Some(Id::from_uuid(id)),
        _ => None,
    };
    Message {
        id,
        desk: desk.id,
        organisation: desk.organisation,
        way: Way::Web,
        state: State::New,
        number,
        sender: new.typed.sender.clone(),
        subject: new.typed.subject.clone(),
        text: new.typed.text.clone(),
        locale: cx.locale,
        service: new.service,
        person,
        mail_id: None,
        is_partial: false,
        left_out: Vec::new(),
        aside: None,
        fault: None,
        client: None,
        contact: None,
        assigned_to: None,
        assigned_at: None,
        first_answer_at: None,
        closed_at: None,
        answer_due_on: answer_due(cx.now(), settings.answer_days),
        received_at: cx.now(),
        emptied_at: None,
        version: 1,
    }
}

/// What the same form did the first time.
async fn sent_before(tx: &mut Tx, cx: &Cx, desk: Id<Desk>, form: &str) -> Result<Option<Sent>, StorageError> {
    let known = store::message::known(tx, desk, &[form.to_owned()]).await?;
    let Some((_, id)) = known.first() else { return Ok(None) };
    let Some(message) = store::message::find(tx, *id).await? else { return Ok(None) };
    Ok(Some(Sent { id: *id, number: message.number, link: link(tx, cx, *id).await? }))
}

/// Counts one more of this visitor; false when it is too much.
async fn within_limits(
    tx: &mut Tx,
    cx: &Cx,
    settings: &Settings,
    by: &Visitor,
    sender: Option<&str>,
) -> Result<bool, StorageError> {
    let hour = Limit { name: "inbox.send_origin", tries: i64::from(settings.per_hour), minutes: 60 };
    let day = Limit { name: "inbox.send_contact", tries: i64::from(settings.per_day), minutes: 24 * 60 };
    let by_origin = settings.per_hour == 0 || hour.count(tx, &by.origin, cx.now()).await?;
    let by_contact = match sender {
        Some(sender) if settings.per_day > 0 => day.count(tx, sender, cx.now()).await?,
        _ => true,
    };
    Ok(by_origin && by_contact)
}
