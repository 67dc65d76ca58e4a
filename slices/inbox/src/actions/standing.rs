//! What every step of a request loads first, and how it moves.

use desk::api::Desk;
use kernel::{EmailAddress, Id, Instant};
use policy::{Permit, Resource};
use storage::links::{self, Link};
use storage::{Cx, Keys, Result, Tx};

use super::InboxError;
use crate::model::{Message, Sender, Verb, Way};
use crate::policy::{FOLLOW, HandleMessage};
use crate::store;
use crate::store::message::Moved;

/// The owner of attachments, of a request and of its further mails.
pub const FILES: &str = "inbox.message";
/// How long the sender's link is good after the last time she was given it.
const LINK_DAYS: i64 = 180;
/// Longest text of an answer or a note, in characters.
pub(super) const TEXT_CHARS: usize = 10_000;

/// The request in the scopes in which it stands: its desk, and for a report of a fault its network.
pub fn resource(message: &Message, desk: &Desk) -> Resource<Id<Message>> {
    let network = (message.way == Way::Fault).then_some(desk.network);
    Resource::new(message.id, [Some(desk.id.uuid()), network].into_iter().flatten())
}

/// A request, locked, its desk, and the right to handle it; refused when a page is older than the row.
pub(super) async fn handled(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Message>,
    version: i64,
) -> std::result::Result<(Message, Desk, Permit<HandleMessage>), InboxError> {
    let message = store::message::lock(tx, id).await?.ok_or(InboxError::NotFound)?;
    let desk = desk::api::desk(tx, message.desk).await?.ok_or(InboxError::NotFound)?;
    let permit = cx.permit::<HandleMessage>(resource(&message, &desk))?;
    if message.version != version || message.emptied_at.is_some() {
        return Err(InboxError::Moved);
    }
    Ok((message, desk, permit))
}

/// Takes a step and writes what changed beside it.
pub(super) async fn step(
    tx: &mut Tx,
    permit: &Permit<HandleMessage>,
    message: &mut Message,
    verb: Verb,
    moved: &Moved,
) -> std::result::Result<(), InboxError> {
    message.state = message.state.after(verb)?;
    if store::message::advance(tx, permit, message, moved).await? { Ok(()) } else { Err(InboxError::Moved) }
}

/// What is written of a request that is opened again: whoever opens it has it in hand.
pub(super) fn reopened(message: &mut Message, cx: &Cx) {
    message.closed_at = None;
    message.aside = None;
    message.assigned_to = cx.person().map(Id::from_uuid).or(message.assigned_to);
    message.assigned_at = Some(cx.now());
}

/// A text that somebody typed, or why it is none.
pub(super) fn text(typed: &str) -> std::result::Result<String, InboxError> {
    let text = typed.trim();
    let is_good = !text.is_empty() && text.chars().count() <= TEXT_CHARS;
    is_good.then(|| text.to_owned()).ok_or(InboxError::Text)
}

/// By what a sender is known again: a keyed hash of her address, or of her telephone.
pub(super) fn hash_of(keys: &Keys, sender: &Sender) -> Option<String> {
    let email = sender.own_email().map(EmailAddress::folded);
    let contact = email.or_else(|| sender.phone.as_ref().map(|phone| phone.as_str().to_owned()))?;
    Some(keys.pseudonym("inbox.sender", &contact))
}

/// Until when a link given now is good.
pub fn link_end(now: Instant) -> Instant {
    now.plus_days(LINK_DAYS)
}

/// The link by which the sender follows her request: the one that is good for long still, or a new one.
pub(crate) async fn link(tx: &mut Tx, cx: &Cx, id: Id<Message>) -> Result<Link> {
    match links::newest(tx, FOLLOW, id.uuid()).await? {
        Some(link) if link.expires_at > cx.now().plus_days(LINK_DAYS / 2) => Ok(link),
        _ => links::create(tx, cx, FOLLOW, id.uuid(), link_end(cx.now())).await,
    }
}

/// What a mail of ours is known by when it is answered.
pub(super) fn own(id: uuid::Uuid) -> String {
    format!("own:{id}")
}
