//! A mail of the desk's mailbox becomes a request, or goes on with one. Whatever no person wrote is set aside, and never
//! answered by a program.

use desk::api::Desk;
use documents::{MediaType, Owner};
use kernel::{EmailAddress, Id, Instant};
use policy::{Permit, Resource};
use storage::limits::Limit;
use storage::{Cx, StorageError, Tx};
use texts::Locale;
use uuid::Uuid;

use super::keep_mailbox::{LEASE_MINUTES, Taken};
use super::standing::{FILES, hash_of, own};
use crate::Settings;
use crate::jobs::MailReceipt;
use crate::model::{
    Automatic, FollowUp, LeftOut, LeftOutReason, Message, ReadMail, RequestNumber, Sender, State, Verb, Way,
    answer_due, words_of,
};
use crate::policy::{ReadMailbox, TakeIn};
use crate::store;
use crate::store::message::{Moved, New};

/// For how many days after its closing a request is gone on with.
const GOES_ON_DAYS: i64 = 60;
/// Receipts to one address in a day.
const RECEIPTS_A_DAY: i64 = 3;

/// A mail as it lies in the mailbox.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Its number there.
    pub uid: i64,
    /// When the server took it in.
    pub arrived_at: Instant,
    /// It lay there before the mailbox was connected.
    pub is_from_before: bool,
    /// Somebody answered it with another program.
    pub is_answered: bool,
    /// The mail.
    pub mail: ReadMail,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrived {
    /// A request of its own.
    New(Id<Message>),
    /// It goes on with one.
    FollowUp(Id<Message>),
    /// It is known: read before, or one of ours.
    Known,
}

/// Why it was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum TakeInError {
    /// Another process has the mailbox now.
    #[error("the mailbox is in other hands")]
    Lost,
    /// Not allowed.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Takes a mail in and moves on past it, in one transaction.
///
/// # Errors
/// See [`TakeInError`].
pub async fn take_in_mail(
    cx: &Cx,
    settings: &Settings,
    taken: Taken,
    desk: &Desk,
    arrival: Arrival,
) -> Result<Arrived, TakeInError> {
    let mut tx = cx.begin().await?;
    let reading = cx.permit::<ReadMailbox>(Resource::new(desk.id, []))?;
    let until = cx.now().plus_minutes(LEASE_MINUTES);
    if !store::mailbox::advance(&mut tx, &reading, taken.lease, arrival.uid, until).await? {
        return Err(TakeInError::Lost);
    }
    let id: Id<Message> = cx.new_id();
    let permit = cx.permit::<TakeIn>(Resource::new(id, [desk.id.uuid()]))?;
    let arrived = if is_known(&mut tx, &permit, desk.id, &arrival.mail).await? {
        Arrived::Known
    } else {
        keep(&mut tx, cx, settings, desk, permit, arrival).await?
    };
    tx.commit().await?;
    Ok(arrived)
}

/// Whether it was read before; notes it for the next time if not.
async fn is_known(
    tx: &mut Tx,
    permit: &Permit<TakeIn>,
    desk: Id<Desk>,
    mail: &ReadMail,
) -> Result<bool, StorageError> {
    let own_id = mail.id.as_deref().and_then(own_of);
    if let Some(own_id) = own_id
        && !store::message::known(tx, desk, &[own_id]).await?.is_empty()
    {
        return Ok(true);
    }
    // Programs name mails twice alike: what another wrote, or in other words, is another mail.
    let name = match mail.id {
        Some(_) => format!("content:{}", mail.content),
        None => format!("digest:{}", mail.digest),
    };
    if store::message::know(tx, permit, desk, &[name]).await? == 0 {
        return Ok(true);
    }
    let id: Vec<String> = mail.id.iter().cloned().collect();
    store::message::know(tx, permit, desk, &id).await?;
    Ok(false)
}

/// What a mail of ours is known by, where an identifier can be one of ours.
fn own_of(id: &str) -> Option<String> {
    let local = id.split('@').next()?;
    Uuid::parse_str(local).ok().map(own)
}

async fn keep(
    tx: &mut Tx,
    cx: &Cx,
    settings: &Settings,
    desk: &Desk,
    permit: Permit<TakeIn>,
    arrival: Arrival,
) -> Result<Arrived, TakeInError> {
    let Arrival { arrived_at, is_from_before, is_answered, mail, .. } = arrival;
    let received_at = arrived_at.min(cx.now());
    let sender = sender_of(&mail);
    let sender_hash = hash_of(cx.keys(), &sender);
    let thread = thread_of(tx, cx, desk.id, &mail, sender_hash.as_deref()).await?;
    let own_address =
        settings.mailbox(&desk.slug).and_then(|mailbox| mailbox.address()).map(|own| own.folded());
    let is_own = own_address.is_some() && mail.from.as_ref().map(EmailAddress::folded) == own_address;
    let mut aside = mail.automatic.or(is_own.then_some(Automatic::Own));
    if aside.is_none()
        && let Some(hash) = &sender_hash
        && too_many(tx, cx, settings, desk.id, thread.as_ref(), hash).await?
    {
        aside = Some(Automatic::Flood);
    }
    if let Some(thread) = thread {
        let message = thread.id;
        go_on(tx, cx, desk, permit.target(), thread, mail, (sender, sender_hash), aside, received_at).await?;
        return Ok(Arrived::FollowUp(message));
    }
    let id = permit.target();
    let number = store::message::numbers(tx, &permit, i64::from(received_at.date().year()), 1).await?;
    let left_out = keep_files(tx, cx, id.uuid(), &mail).await?;
    let code = RequestNumber::code(cx.keys(), id.uuid());
    let is_first_today = match &sender_hash {
        Some(hash) => {
            store::message::of_sender(tx, desk.id, hash, cx.now().plus_days(-1)).await? < RECEIPTS_A_DAY
        }
        None => false,
    };
    // Who wrote before there was a portal, or has her answer, is not told that it begins now.
    let is_due = !is_from_before && !is_answered && aside.is_none();
    let gets_receipt = settings.acknowledge && is_due && is_first_today && sender.own_email().is_some();
    let words = words_of(&[
        &mail.subject,
        sender.name.as_deref().unwrap_or_default(),
        sender.email.as_ref().map_or("", EmailAddress::as_str),
        sender.from.as_ref().map_or("", EmailAddress::as_str),
        &number.to_string(),
    ]);
    let message = Message {
        id,
        desk: desk.id,
        organisation: desk.organisation,
        way: if is_from_before { Way::Earlier } else { Way::Mail },
        state: if aside.is_some() { State::SetAside } else { State::New },
        number,
        sender,
        subject: mail.subject,
        text: mail.text,
        locale: Locale::It,
        service: None,
        person: None,
        mail_id: mail.id,
        is_partial: mail.is_partial,
        left_out,
        aside,
        fault: None,
        client: None,
        contact: None,
        assigned_to: None,
        assigned_at: None,
        first_answer_at: None,
        closed_at: None,
        answer_due_on: answer_due(if is_from_before { cx.now() } else { received_at }, settings.answer_days),
        received_at,
        emptied_at: None,
        version: 1,
    };
    let row = New {
        message,
        code_hash: Some(RequestNumber::code_hash(cx.keys(), &code)),
        sender_hash,
        words,
        known: vec![own(id.uuid())],
        closed_by: None,
    };
    store::message::insert(tx, &permit, &row).await?;
    if gets_receipt && within_receipts(tx, cx, settings, desk.id).await? {
        jobs::enqueue(tx, cx, &MailReceipt { message: id }, cx.now()).await?;
    }
    Ok(Arrived::New(id))
}

/// Who wrote, and where she wants the answer. What lists write as the one to answer is their own address.
fn sender_of(mail: &ReadMail) -> Sender {
    let wanted = mail.reply_to.clone().filter(|_| mail.automatic.is_none()).or_else(|| mail.from.clone());
    let folded = |address: &Option<EmailAddress>| address.as_ref().map(EmailAddress::folded);
    let is_elsewhere = folded(&wanted) != folded(&mail.from);
    Sender {
        name: mail.from_name.clone(),
        from: mail.from.clone().filter(|_| is_elsewhere),
        email: wanted,
        phone: None,
    }
}

/// Whether one more receipt may leave in this hour, whoever it goes to: a wave of invented senders is not passed on.
async fn within_receipts(
    tx: &mut Tx,
    cx: &Cx,
    settings: &Settings,
    desk: Id<Desk>,
) -> Result<bool, StorageError> {
    let hour = Limit { name: "inbox.receipts", tries: i64::from(settings.receipts_per_hour), minutes: 60 };
    Ok(settings.receipts_per_hour == 0 || hour.count(tx, &desk.to_string(), cx.now()).await?)
}

/// The request that a mail goes on with: by what it answers, or by the number in its subject if its sender wrote there before.
async fn thread_of(
    tx: &mut Tx,
    cx: &Cx,
    desk: Id<Desk>,
    mail: &ReadMail,
    sender: Option<&str>,
) -> Result<Option<Message>, StorageError> {
    let mut names: Vec<String> = mail.references.clone();
    names.extend(mail.references.iter().filter_map(|id| own_of(id)));
    let known = store::message::known(tx, desk, &names).await?;
    // The newest reference counts: a conversation may have begun from another.
    let by_reference = names.iter().rev().find_map(|name| known.iter().find(|(known, _)| known == name));
    let mut found = by_reference.map(|(_, id)| *id);
    if found.is_none()
        && let (Some(number), Some(sender)) = (RequestNumber::find(&mail.subject), sender)
        && let Some(id) = store::message::by_number(tx, desk, number).await?
        && store::message::is_sender(tx, id, sender).await?
    {
        found = Some(id);
    }
    let Some(id) = found else { return Ok(None) };
    let message = store::message::lock(tx, id).await?;
    let is_recent = |at: Option<Instant>| at.is_none_or(|at| at.plus_days(GOES_ON_DAYS) > cx.now());
    Ok(message.filter(|one| one.emptied_at.is_none() && one.fault.is_none() && is_recent(one.closed_at)))
}

/// Whether one sender wrote more in a day than a person does.
async fn too_many(
    tx: &mut Tx,
    cx: &Cx,
    settings: &Settings,
    desk: Id<Desk>,
    thread: Option<&Message>,
    hash: &str,
) -> Result<bool, StorageError> {
    let since = cx.now().plus_days(-1);
    let mut mails = store::message::of_sender(tx, desk, hash, since).await?;
    if let Some(thread) = thread {
        mails += store::message::further_of_sender(tx, thread.id, hash, since).await?;
    }
    Ok(settings.mails_per_day > 0 && mails >= i64::from(settings.mails_per_day))
}

/// A further mail of a conversation: what a person writes opens it again.
#[expect(clippy::too_many_arguments, reason = "the parts of one mail, each once")]
async fn go_on(
    tx: &mut Tx,
    cx: &Cx,
    desk: &Desk,
    known_as: Id<Message>,
    mut thread: Message,
    mail: ReadMail,
    (sender, sender_hash): (Sender, Option<String>),
    aside: Option<Automatic>,
    received_at: Instant,
) -> Result<(), TakeInError> {
    let permit = cx.permit::<TakeIn>(Resource::new(thread.id, [desk.id.uuid()]))?;
    // The mail was noted under an id that no request has: from now on it leads to this one.
    store::message::now_known_as(tx, &permit, desk.id, known_as).await?;
    let id: Id<FollowUp> = Id::from_uuid(known_as.uuid());
    let left_out = keep_files(tx, cx, id.uuid(), &mail).await?;
    let follow_up = FollowUp {
        id,
        sender,
        text: mail.text,
        mail_id: mail.id,
        is_partial: mail.is_partial,
        left_out,
        aside,
        received_at,
    };
    store::thread::follow_up(tx, &permit, &follow_up, sender_hash.as_deref()).await?;
    if aside.is_some() {
        return Ok(());
    }
    let before = thread.state;
    thread.state = before.after(Verb::Reopen).unwrap_or(before);
    // Nobody had it in hand: whoever comes first takes it.
    if thread.state == State::Assigned && thread.assigned_to.is_none() {
        thread.state = State::New;
    }
    thread.closed_at = None;
    if before == State::SetAside {
        thread.aside = None;
    }
    store::message::advance(tx, &permit, &thread, &Moved::default()).await?;
    Ok(())
}

/// Keeps the attachments that may be kept; the others are named.
async fn keep_files(
    tx: &mut Tx,
    cx: &Cx,
    owner: Uuid,
    mail: &ReadMail,
) -> Result<Vec<LeftOut>, StorageError> {
    let mut left_out = mail.left_out.clone();
    for file in &mail.files {
        match documents::check(&file.name, file.bytes.clone(), &MediaType::ALL, file.bytes.len().max(1)) {
            Ok(checked) => {
                documents::attach(tx, cx, Owner { kind: FILES, id: owner }, checked).await?;
            }
            Err(_) => left_out.push(LeftOut { name: file.name.clone(), reason: LeftOutReason::Kind }),
        }
    }
    Ok(left_out)
}
