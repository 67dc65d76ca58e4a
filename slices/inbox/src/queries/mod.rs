//! Reads for pages and mails, with the names that people read beside requests.

use std::collections::HashMap;

use desk::api::{Desk, FaultReport};
use documents::{Attachment, Owner};
use identity::api::{Colleague, PersonId, Role, role};
use kernel::{EmailAddress, Id};
use policy::{Actor, Resource};
use storage::links::Link;
use storage::{Cx, Result, Tx};
use uuid::Uuid;

use crate::Settings;
use crate::actions::{FILES, InboxError, resource};
use crate::model::{Answer, FollowUp, Message, Note};
use crate::policy::{HandleMessage, SeeFaults, SeeInbox};
use crate::store;

/// Rows of a page of the list.
pub const PER_PAGE: usize = 25;

/// What of a desk's inbox somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All of it: she works there.
    All,
    /// The reports of faults alone: she answers for the network.
    Faults,
}

/// A desk and what of its inbox the caller sees.
///
/// # Errors
/// [`InboxError::NotFound`] for no desk, [`InboxError::Refused`] for who has nothing to do there.
pub async fn reach(tx: &mut Tx, cx: &Cx, slug: &str) -> std::result::Result<(Desk, Reach), InboxError> {
    let found = desk::api::desk_by_slug(tx, slug).await?;
    let Some(desk) = found else {
        // Who is not signed in is asked to, whether there is such a desk or not.
        cx.permit::<SeeInbox>(Resource::new(Id::from_uuid(Uuid::nil()), [])).map_err(|refusal| {
            if cx.actor == Actor::Public { refusal.into() } else { InboxError::NotFound }
        })?;
        return Err(InboxError::NotFound);
    };
    if cx.permit::<SeeInbox>(Resource::new(desk.id, [desk.id.uuid()])).is_ok() {
        return Ok((desk, Reach::All));
    }
    cx.permit::<SeeFaults>(Resource::new(desk.id, [desk.id.uuid(), desk.network]))?;
    Ok((desk, Reach::Faults))
}

/// The desks whose inbox the caller sees: those she works at; for a coordinator those that have reports of faults.
///
/// # Errors
/// When the database refuses.
pub async fn seen(tx: &mut Tx, cx: &Cx) -> Result<Vec<(Desk, Reach)>> {
    let own: Vec<Id<Desk>> = cx.actor.scopes_of(role::OPERATOR).into_iter().map(Id::from_uuid).collect();
    let mut seen: Vec<(Desk, Reach)> =
        desk::api::desks(tx, &own).await?.into_iter().map(|desk| (desk, Reach::All)).collect();
    for network in cx.actor.scopes_of(role::COORDINATOR) {
        for desk in desk::api::desks_of_network(tx, network).await? {
            let is_there = seen.iter().any(|(known, _)| known.id == desk.id);
            if !is_there && store::list::count_faults(tx, desk.id).await? > 0 {
                seen.push((desk, Reach::Faults));
            }
        }
    }
    Ok(seen)
}

/// A request with its desk.
#[derive(Debug)]
pub struct Known {
    /// The request.
    pub message: Message,
    /// Its desk.
    pub desk: Desk,
    /// What its sender wrote further, where that is needed.
    pub follow_ups: Vec<FollowUp>,
    /// The link by which the sender follows it, where that is needed.
    pub link: Option<Link>,
}

/// A request for the mail with its number, with the sender's link; `None` when its words are gone.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn followed(cx: &Cx, id: Id<Message>) -> Result<Option<Known>> {
    let mut tx = cx.begin().await?;
    let Some(message) = store::message::find(&mut tx, id).await?.filter(|one| one.emptied_at.is_none())
    else {
        return Ok(None);
    };
    let Some(desk) = desk::api::desk(&mut tx, message.desk).await? else { return Ok(None) };
    let link = crate::actions::link(&mut tx, cx, id).await?;
    tx.commit().await?;
    Ok(Some(Known { message, desk, follow_ups: Vec::new(), link: Some(link) }))
}

/// An answer that is to go out; `None` when its words are gone or it went.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn answer_to_send(cx: &Cx, id: Id<Answer>) -> Result<Option<(Known, Answer)>> {
    let mut tx = cx.read().await?;
    let Some(answer) = store::thread::find_answer(&mut tx, id).await? else { return Ok(None) };
    if answer.text.is_empty() || answer.sent_at.is_some() {
        return Ok(None);
    }
    let Some(message) = store::message::find(&mut tx, answer.message).await? else { return Ok(None) };
    let Some(desk) = desk::api::desk(&mut tx, message.desk).await? else { return Ok(None) };
    let follow_ups = store::thread::follow_ups(&mut tx, message.id).await?;
    Ok(Some((Known { message, desk, follow_ups, link: None }, answer)))
}

/// Where answers to a desk's mails go: its mailbox, or the address that it shows.
pub(crate) fn address(settings: &Settings, desk: &Desk) -> Option<EmailAddress> {
    let of_mailbox = settings.mailbox(&desk.slug).and_then(crate::settings::MailboxSettings::address);
    of_mailbox.or_else(|| desk.email.as_deref().and_then(|email| EmailAddress::parse(email).ok()))
}

/// All that the page of a request shows.
pub struct Whole {
    /// The request.
    pub message: Message,
    /// Its desk.
    pub desk: Desk,
    /// Further mails.
    pub follow_ups: Vec<FollowUp>,
    /// Answers.
    pub answers: Vec<Answer>,
    /// Notes.
    pub notes: Vec<Note>,
    /// Attachments, of the request and of further mails, with whose they are.
    pub files: Vec<Attachment>,
    /// The report of a fault that it is.
    pub fault: Option<FaultReport>,
    /// The people of the desk.
    pub colleagues: Vec<Colleague>,
    /// How the people named here are called.
    pub names: HashMap<PersonId, String>,
}

/// Loads it, for who may handle it.
///
/// # Errors
/// [`InboxError::NotFound`], [`InboxError::Refused`].
pub async fn whole(
    tx: &mut Tx,
    cx: &Cx,
    slug: &str,
    id: Id<Message>,
) -> std::result::Result<Whole, InboxError> {
    let (desk, _) = reach(tx, cx, slug).await?;
    let message = store::message::find(tx, id).await?.filter(|message| message.desk == desk.id);
    let message = message.ok_or(InboxError::NotFound)?;
    // What she may not handle she may not know of.
    cx.permit::<HandleMessage>(resource(&message, &desk)).map_err(|_| InboxError::NotFound)?;
    let follow_ups = store::thread::follow_ups(tx, id).await?;
    let answers = store::thread::answers(tx, id).await?;
    let notes = store::thread::notes(tx, id).await?;
    let mut files = Vec::new();
    let owners = std::iter::once(id.uuid()).chain(follow_ups.iter().map(|one| one.id.uuid()));
    for owner in owners {
        files.extend(documents::list(tx, Owner { kind: FILES, id: owner }).await?);
    }
    let fault = match message.fault {
        Some(fault) => desk::api::fault_report(tx, fault).await?,
        None => None,
    };
    let colleagues = identity::api::people_with_role(tx, Role::Operator, desk.id.uuid(), cx.now()).await?;
    let mut people: Vec<PersonId> = answers.iter().filter_map(|one| one.person).collect();
    people.extend(notes.iter().filter_map(|one| one.person));
    people.extend(message.assigned_to);
    people.extend(fault.iter().filter_map(|one| one.answer.as_ref()?.by).map(Id::from_uuid));
    let names = identity::api::display_names(tx, &people).await?;
    Ok(Whole { message, desk, follow_ups, answers, notes, files, fault, colleagues, names })
}
