//! What was kept long enough goes, and what somebody asks to go. The README has the retention of each table.

use identity::api::PersonId;
use jiff::ToSpan as _;
use policy::{Actor, Resource};
use storage::{Cx, Result, Tx};
use uuid::Uuid;
use web::slice::ClientOfBody;

use super::InboxError;
use super::standing::hash_of;
use crate::Settings;
use crate::model::{Message, Sender, Way};
use crate::policy::{EraseMine, Forget};
use crate::store;

/// Requests emptied in one transaction.
const BATCH: i64 = 500;
/// Days for which it is kept which mails could not be read.
const PASSED_OVER_DAYS: i64 = 90;

/// Empties requests closed for long enough, deletes notes whose day has come; how many rows.
///
/// # Errors
/// [`InboxError::Refused`].
pub async fn forget(cx: &Cx, settings: &Settings) -> std::result::Result<u64, InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<Forget>(Resource::new((), []))?;
    let today = cx.now().date();
    let day = today.saturating_sub(i64::from(settings.kept_months).months());
    let before = kernel::Instant::start_of(day);
    let over = store::forget::over(&mut tx, before, BATCH).await?;
    let emptied = store::forget::empty(&mut tx, &permit, &over, cx.now()).await?;
    let passed_over = cx.now().plus_days(-PASSED_OVER_DAYS);
    let small = store::forget::small_things(&mut tx, &permit, today, passed_over).await?;
    tx.commit().await?;
    Ok(emptied + small)
}

/// Empties the requests of a client whom her body forgot. Her name is gone by then: a request that only one of her contacts
/// leads to may be somebody else's, and goes on its own day; asked at the desk, what bears her name has gone with her card.
///
/// # Errors
/// [`InboxError::Refused`].
pub async fn forget_client(cx: &Cx, client: Uuid) -> std::result::Result<u64, InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<Forget>(Resource::new((), []))?;
    let ids = store::forget::of_client(&mut tx, client).await?;
    let emptied = store::forget::empty(&mut tx, &permit, &ids, cx.now()).await?;
    tx.commit().await?;
    Ok(emptied)
}

/// What a body has of a client: requests that made her known, those of her contacts that she wrote, and those of who is reached
/// and called as she is. A contact can be of another person than the request it answered: that one is not hers. Reports of
/// faults are the portal's.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn of_client(tx: &mut Tx, cx: &Cx, client: &ClientOfBody) -> Result<Vec<Message>> {
    let desks = desk::api::desks_of_body(tx, client.organisation).await?;
    let desks: Vec<_> = desks.iter().map(|desk| desk.id).collect();
    let by = |sender: Sender| hash_of(cx.keys(), &sender);
    let hashes: Vec<String> = [
        by(Sender { email: client.email.clone(), ..Sender::default() }),
        by(Sender { phone: client.phone.clone(), ..Sender::default() }),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut reached = store::client::from_sender(tx, &desks, &hashes).await?;
    if let Some(phone) = &client.phone {
        reached.extend(store::client::from_phone(tx, client.organisation, phone).await?);
    }
    reached.retain(|one| one.way != Way::Fault && client.is_called(one.sender.name.as_deref()));
    let mut all = store::client::tied(tx, client.client, &client.contacts, &client.messages).await?;
    all.retain(|one| {
        let who = &one.sender;
        one.client == Some(client.client)
            || client.is_hers(who.name.as_deref(), who.phone.as_ref(), who.own_email())
    });
    all.extend(reached);
    all.retain(|one| one.organisation == client.organisation);
    all.sort_by_key(|one| std::cmp::Reverse((one.received_at, one.id)));
    all.dedup_by_key(|one| one.id);
    Ok(all)
}

/// Empties what a body has of a client, in the transaction in which it erases her. Who may was asked there.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn erase_of_client(tx: &mut Tx, cx: &Cx, client: &ClientOfBody) -> Result<()> {
    let system = cx.acting_as(Actor::System { job: "inbox.erase_of_client" });
    let Ok(permit) = system.permit::<Forget>(Resource::new((), [])) else { return Ok(()) };
    let ids: Vec<_> = of_client(tx, &system, client).await?.iter().map(|one| one.id).collect();
    store::forget::empty(tx, &permit, &ids, cx.now()).await.map(drop)
}

/// Empties what somebody asked while she was signed in, in the transaction that closes her account.
///
/// # Errors
/// When the database refuses; nothing happens when it is not herself who asks.
pub async fn erase_of_person(tx: &mut Tx, cx: &Cx, person: PersonId) -> Result<()> {
    let Ok(permit) = cx.permit::<EraseMine>(Resource::new((), []).owned_by(person.uuid())) else {
        return Ok(());
    };
    let ids = store::forget::of_person(tx, person).await?;
    store::forget::empty(tx, &permit, &ids, cx.now()).await.map(drop)
}
