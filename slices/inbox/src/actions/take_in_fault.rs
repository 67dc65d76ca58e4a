//! A report of a fault arrives in the inbox of the lead body's desk; its answer stays where it is kept, in the room `desk`.

use desk::api::{Desk, FaultReport};
use kernel::Id;
use policy::Resource;
use storage::{Cx, Tx};

use super::InboxError;
use super::standing::hash_of;
use crate::Settings;
use crate::model::{Message, Sender, State, Verb, Way, answer_due, words_of};
use crate::policy::TakeIn;
use crate::store;
use crate::store::message::{Moved, New};

/// Takes it in; told twice, it is taken in once.
///
/// # Errors
/// When the database refuses.
pub async fn take_in_fault(cx: &Cx, settings: &Settings, id: Id<FaultReport>) -> Result<(), InboxError> {
    let mut tx = cx.begin().await?;
    let Some(report) = desk::api::fault_report(&mut tx, id).await? else { return Ok(()) };
    if store::message::by_fault(&mut tx, id.uuid()).await?.is_some() {
        return Ok(());
    }
    // Without a desk there is no inbox: the coordinator's page of reports has it.
    let Some(desk) = desk_of_lead(&mut tx).await? else { return Ok(()) };
    let message_id: Id<Message> = cx.new_id();
    let permit = cx.permit::<TakeIn>(Resource::new(message_id, [desk.id.uuid()]))?;
    if store::message::know(&mut tx, &permit, desk.id, &[format!("fault:{id}")]).await? == 0 {
        return Ok(());
    }
    let number = store::message::numbers(&mut tx, &permit, i64::from(report.at.date().year()), 1).await?;
    let sender = Sender { email: report.email.clone(), ..Sender::default() };
    let subject = report.page.clone();
    let words = words_of(&[&subject, &number.to_string(), &report.receipt.to_string()]);
    let sender_hash = hash_of(cx.keys(), &sender);
    let mut message = Message {
        id: message_id,
        desk: desk.id,
        organisation: desk.organisation,
        way: Way::Fault,
        state: State::New,
        number,
        sender,
        subject,
        text: report.text.clone(),
        locale: report.locale,
        service: None,
        person: None,
        mail_id: None,
        is_partial: false,
        left_out: Vec::new(),
        aside: None,
        fault: Some(id),
        client: None,
        contact: None,
        assigned_to: None,
        assigned_at: None,
        first_answer_at: None,
        closed_at: None,
        answer_due_on: answer_due(report.at, settings.answer_days),
        received_at: report.at,
        emptied_at: None,
        version: 1,
    };
    // The answer may have been faster than we were told of the report.
    if let Some(answer) = &report.answer {
        message.state = State::Closed;
        message.first_answer_at = Some(answer.at);
        message.closed_at = Some(answer.at);
    }
    let row = New { message, code_hash: None, sender_hash, words, known: Vec::new(), closed_by: None };
    store::message::insert(&mut tx, &permit, &row).await?;
    tx.commit().await?;
    Ok(())
}

/// A report was answered on the coordinator's own page: its request is closed with it.
///
/// # Errors
/// When the database refuses.
pub async fn note_fault_answered(cx: &Cx, id: Id<FaultReport>) -> Result<(), InboxError> {
    let mut tx = cx.begin().await?;
    let Some(report) = desk::api::fault_report(&mut tx, id).await? else { return Ok(()) };
    let (Some(answer), Some(found)) = (report.answer, store::message::by_fault(&mut tx, id.uuid()).await?)
    else {
        return Ok(());
    };
    let Some(mut message) = store::message::lock(&mut tx, found.id).await? else { return Ok(()) };
    if message.first_answer_at.is_some() {
        return Ok(());
    }
    let permit = cx.permit::<TakeIn>(Resource::new(message.id, [message.desk.uuid()]))?;
    message.first_answer_at = Some(answer.at);
    if message.closed_at.is_none() {
        message.aside = None;
        message.state = State::Answered.after(Verb::Close)?;
        message.closed_at = Some(answer.at);
    }
    let moved = Moved { closed_by: answer.by.map(Id::from_uuid), ..Moved::default() };
    if !store::message::advance(&mut tx, &permit, &message, &moved).await? {
        return Err(InboxError::Moved);
    }
    tx.commit().await?;
    Ok(())
}

/// The desk whose people answer for the portal: that of the body that leads the oldest network, or the first there is.
async fn desk_of_lead(tx: &mut Tx) -> Result<Option<Desk>, InboxError> {
    let Some(network) = network::api::networks(tx).await?.into_iter().next() else { return Ok(None) };
    let of_lead = desk::api::desks_of_body(tx, network.lead.uuid()).await?;
    let all = desk::api::desks_of_network(tx, network.id.uuid()).await?;
    Ok(of_lead.into_iter().chain(all).find(Desk::is_public))
}
