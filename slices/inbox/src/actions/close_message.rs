//! A request is closed, answered or not; in the same transaction it becomes a contact of the desk, without being typed twice.

use contact::api::{Channel, ClientChoice, ClientNames, Entry, Kind, NewContact, Origin, Request};
use desk::api::ServiceId;
use events::inbox::MessageClosed;
use kernel::Id;
use storage::{Cx, Tx, outbox};

use super::InboxError;
use super::standing::{handled, step};
use crate::model::{AnswerTime, Message, Verb, Way};
use crate::store;
use crate::store::message::Moved;

/// How it is closed.
#[derive(Clone, Debug)]
pub struct Closing {
    /// The version of the request that her page showed.
    pub version: i64,
    /// The contact it becomes, if it is to become one.
    pub contact: Option<ContactWanted>,
    /// The hashed form: sent twice it closes once.
    pub form: Option<String>,
}

/// What the form says of the contact.
#[derive(Clone, Debug, Default)]
pub struct ContactWanted {
    /// What was asked; none leaves it to be completed.
    pub request: Option<Request>,
    /// What was given.
    pub services: Vec<ServiceId>,
    /// How long it took her.
    pub minutes: Option<u16>,
    /// Whether the body keeps name and contacts of who wrote.
    pub keeps_names: bool,
}

/// Closes it; the contact it became, if it became one. The same person's same form again answers as it did first.
///
/// # Errors
/// [`InboxError::Moved`], [`InboxError::Step`] when a colleague was faster; what the room `contact` refuses.
pub async fn close_message(
    cx: &Cx,
    id: Id<Message>,
    closing: Closing,
) -> Result<Option<uuid::Uuid>, InboxError> {
    let mut tx = cx.begin().await?;
    let (mut message, desk, permit) = match handled(&mut tx, cx, id, closing.version).await {
        Err(InboxError::Moved) => return closed_before(&mut tx, cx, id, &closing).await,
        found => found?,
    };
    message.state.after(Verb::Close)?;
    if let Some(wanted) = closing.contact
        && message.way != Way::Fault
    {
        record(&mut tx, cx, &mut message, wanted).await?;
    }
    message.closed_at = Some(cx.now());
    // A request that was opened again and closed again was told the first time.
    let told = match store::message::is_told(&mut tx, &permit).await? {
        true => None,
        false => Some(outbox::tell(&mut tx, cx, &told_of(&message, desk.organisation)).await?.uuid()),
    };
    let moved = Moved { closed_by: cx.person().map(Id::from_uuid), told, form: closing.form };
    step(&mut tx, &permit, &mut message, Verb::Close, &moved).await?;
    tx.commit().await?;
    Ok(message.contact)
}

/// The contact of the first time, where the same form has closed it already; else somebody was faster.
async fn closed_before(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Message>,
    closing: &Closing,
) -> Result<Option<uuid::Uuid>, InboxError> {
    let (Some(person), Some(form)) = (cx.person(), &closing.form) else { return Err(InboxError::Moved) };
    let closed = store::message::closed_by_form(tx, id, Id::from_uuid(person), form).await?;
    closed.ok_or(InboxError::Moved)
}

fn told_of(message: &Message, organisation: uuid::Uuid) -> MessageClosed {
    let day = message.received_at.date();
    MessageClosed {
        desk: message.desk.uuid(),
        organisation,
        way: message.way.counted().word().to_owned(),
        month: format!("{:04}-{:02}", day.year(), day.month()),
        is_answered: message.first_answer_at.is_some(),
        time: AnswerTime::of(message.minutes_to_closing().unwrap_or_default()).word().to_owned(),
    }
}

async fn record(
    tx: &mut Tx,
    cx: &Cx,
    message: &mut Message,
    wanted: ContactWanted,
) -> Result<(), InboxError> {
    let channel = if message.way == Way::Web { Channel::Web } else { Channel::Mail };
    let entry = Entry {
        message: Some(message.id.uuid()),
        request: wanted.request,
        services: wanted.services,
        minutes: wanted.minutes,
        is_quick: wanted.request.is_some(),
        started_at: None,
        ..Entry::new(Kind::Person, cx.now().date(), channel, Origin::Message)
    };
    let client = match (message.client, wanted.keeps_names) {
        (Some(client), _) => ClientChoice::Known(Id::from_uuid(client)),
        (None, true) => {
            let names = ClientNames {
                name: message.sender.name.clone(),
                phone: message.sender.phone.clone(),
                email: message.sender.own_email().cloned(),
                firm_name: None,
                firm_code: None,
            };
            match message.person {
                Some(person) => ClientChoice::SignedIn(names, person.uuid()),
                None => ClientChoice::New(names),
            }
        }
        (None, false) => ClientChoice::Nobody,
    };
    let new = NewContact { entry, client, agreements: None, key: Some(format!("inbox:{}", message.id)) };
    let recorded = contact::api::record_contact(tx, cx, message.desk, new).await?;
    message.contact = Some(recorded.id.uuid());
    message.client = recorded.client.map(Id::uuid).or(message.client);
    Ok(())
}
