//! Requests of the past, written at once: the demonstration's half year, and measurements. The command line only.

use desk::api::{Desk, ServiceId};
use identity::api::PersonId;
use kernel::{Clock, EmailAddress, Id, Instant};
use policy::Resource;
use storage::Cx;
use texts::Locale;

use super::InboxError;
use super::standing::hash_of;
use crate::Settings;
use crate::model::{
    Answer, AnswerWay, Automatic, Message, RequestNumber, Sender, State, Way, answer_due, words_of,
};
use crate::policy::TakeIn;
use crate::store;
use crate::store::message::New;

/// A request as it was.
#[derive(Clone, Debug)]
pub struct PastMessage {
    /// The way it came in.
    pub way: Way,
    /// When.
    pub received_at: Instant,
    /// Who wrote.
    pub sender: Sender,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// The service it asks about.
    pub service: Option<ServiceId>,
    /// Why it was set aside.
    pub aside: Option<Automatic>,
    /// Who took it in hand, and when.
    pub taken: Option<(PersonId, Instant)>,
    /// What she answered, and when.
    pub answered: Option<(String, Instant)>,
    /// When she closed it.
    pub closed_at: Option<Instant>,
}

impl PastMessage {
    fn state(&self) -> State {
        match self {
            Self { aside: Some(_), .. } => State::SetAside,
            Self { closed_at: Some(_), .. } => State::Closed,
            Self { answered: Some(_), .. } => State::Answered,
            Self { taken: Some(_), .. } => State::Assigned,
            _ => State::New,
        }
    }
}

/// Writes them to one desk, in the order given; how many.
///
/// # Errors
/// [`InboxError::Refused`] for whoever does not sit at the command line.
pub async fn bring_in(
    cx: &Cx,
    settings: &Settings,
    desk: &Desk,
    all: Vec<PastMessage>,
) -> Result<u64, InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<TakeIn>(Resource::new(cx.new_id(), [desk.id.uuid()]))?;
    let (mut rows, mut answers) = (Vec::with_capacity(all.len()), Vec::new());
    let mut numbers: Vec<(i64, i64)> = Vec::new();
    for past in &all {
        let year = i64::from(past.received_at.date().year());
        match numbers.iter_mut().find(|(known, _)| *known == year) {
            Some((_, many)) => *many += 1,
            None => numbers.push((year, 1)),
        }
    }
    let mut next = Vec::new();
    for (year, many) in numbers {
        next.push(store::message::numbers(&mut tx, &permit, year, many).await?);
    }
    for past in all {
        let year = i64::from(past.received_at.date().year());
        let Some(number) = next.iter_mut().find(|number| number.year == year) else { continue };
        let message = message(cx, settings, desk, &past, *number);
        number.number += 1;
        if let (Some((text, at)), Some((person, _))) = (past.answered, past.taken) {
            let way = if message.sender.email.is_some() { AnswerWay::Mail } else { AnswerWay::Phone };
            answers.push(Answer {
                id: cx.under(Clock::still(at)).new_id(),
                message: message.id,
                person: Some(person),
                way,
                text,
                written_at: at,
                sent_at: Some(at),
                refused_at: None,
            });
        }
        rows.push(new(cx, message, past.taken.map(|(person, _)| person)));
    }
    let written = store::message::insert_all(&mut tx, &permit, &rows).await?;
    store::thread::answer_all(&mut tx, &permit, &answers).await?;
    tx.commit().await?;
    Ok(written)
}

fn message(cx: &Cx, settings: &Settings, desk: &Desk, past: &PastMessage, number: RequestNumber) -> Message {
    let id: Id<Message> = cx.under(Clock::still(past.received_at)).new_id();
    Message {
        id,
        desk: desk.id,
        organisation: desk.organisation,
        way: past.way,
        state: past.state(),
        number,
        sender: past.sender.clone(),
        subject: past.subject.clone(),
        text: past.text.clone(),
        locale: Locale::It,
        service: past.service,
        person: None,
        mail_id: (past.way == Way::Mail).then(|| format!("{id}@persone.example.org")),
        is_partial: false,
        left_out: Vec::new(),
        aside: past.aside,
        fault: None,
        client: None,
        contact: None,
        assigned_to: past.taken.map(|(person, _)| person),
        assigned_at: past.taken.map(|(_, at)| at),
        first_answer_at: past.answered.as_ref().map(|(_, at)| *at),
        closed_at: past.closed_at.filter(|_| past.aside.is_none()),
        answer_due_on: answer_due(past.received_at, settings.answer_days),
        received_at: past.received_at,
        emptied_at: None,
        version: 1,
    }
}

fn new(cx: &Cx, message: Message, closed_by: Option<PersonId>) -> New {
    let code = RequestNumber::code(cx.keys(), message.id.uuid());
    let words = words_of(&[
        &message.subject,
        message.sender.name.as_deref().unwrap_or_default(),
        message.sender.email.as_ref().map_or("", EmailAddress::as_str),
        &message.number.to_string(),
    ]);
    New {
        code_hash: Some(RequestNumber::code_hash(cx.keys(), &code)),
        sender_hash: hash_of(cx.keys(), &message.sender),
        words,
        known: Vec::new(),
        closed_by: closed_by.filter(|_| message.closed_at.is_some()),
        message,
    }
}
