//! Forgets clients: because one asks for it, and because their time is over.
//!
//! Asked at the desk, what the other rooms keep of her for the same body goes in the same transaction (`web::slice::OfClient`);
//! what only hangs on her contacts goes by the event, too, however she was forgotten.

use events::contact::ClientForgotten;
use kernel::Id;
use policy::{Action, Permit};
use storage::{Cx, Tx, outbox, trail};
use uuid::Uuid;
use web::slice::{ClientOfBody, Keeping};

use super::ClientError;
use super::standing::of_client;
use crate::model::Client;
use crate::policy::{ForgetClient, ForgetDue};
use crate::store;

/// Clients forgotten in one transaction.
const BATCH: i64 = 200;

/// Erases a client at the desk, or on her own word, and all that the other rooms keep of her for that body: her contacts stay
/// as figures.
///
/// # Errors
/// See [`ClientError`].
pub async fn forget_client(cx: &Cx, id: Id<Client>, rooms: &[Keeping]) -> Result<(), ClientError> {
    let mut tx = cx.begin().await?;
    let client = store::client::find(&mut tx, id).await?.ok_or(ClientError::Unknown)?;
    let permit = cx.permit::<ForgetClient>(of_client(&mut tx, &client).await?)?;
    let known = known_elsewhere(&mut tx, &client).await?;
    for of_client in rooms.iter().filter_map(|room| room.of_client) {
        (of_client.erase)(&mut tx, cx, &known).await?;
    }
    erase(&mut tx, cx, &permit, &client, true).await?;
    trail::record(&mut tx, cx, "contact.forget_client", id.uuid(), serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Erases what all bodies keep of an account that its owner closes, in her transaction.
pub(crate) async fn forget_person(tx: &mut Tx, cx: &Cx, person: Uuid) -> Result<(), ClientError> {
    for client in store::client::of_person(tx, person).await? {
        let permit = cx.permit::<ForgetClient>(of_client(tx, &client).await?)?;
        erase(tx, cx, &permit, &client, true).await?;
    }
    Ok(())
}

/// What other rooms know a client by.
pub(crate) async fn known_elsewhere(tx: &mut Tx, client: &Client) -> storage::Result<ClientOfBody> {
    let traces = store::forget::traces(tx, client.id).await?;
    Ok(ClientOfBody {
        organisation: client.organisation.uuid(),
        client: client.id.uuid(),
        contacts: traces.contacts,
        messages: traces.messages,
        appointments: traces.appointments,
        name: client.names.name.clone(),
        phone: client.names.phone.clone(),
        email: client.names.email.clone(),
    })
}

async fn erase<A: Action>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    client: &Client,
    on_request: bool,
) -> storage::Result<()> {
    let traces = store::forget::traces(tx, client.id).await?;
    // Who came is not always who had booked: another person's appointment stays hers.
    let known = known_elsewhere(tx, client).await?;
    let appointments = desk::api::appointments_of_client(tx, cx, &known).await?;
    store::forget::erase(tx, permit, client.id, &traces).await?;
    outbox::erase(tx, &traces.told).await?;
    let forgotten = ClientForgotten {
        organisation: client.organisation.uuid(),
        client: client.id.uuid(),
        contacts: traces.contacts,
        messages: traces.messages,
        appointments,
        on_request,
    };
    outbox::tell(tx, cx, &forgotten).await.map(drop)
}

/// What was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Clients.
    pub clients: usize,
    /// Notes.
    pub notes: u64,
}

/// Forgets one batch of clients whose day has come, and the notes of the day; nothing is left when it says zero clients.
///
/// # Errors
/// See [`ClientError`].
pub async fn forget_due(cx: &Cx) -> Result<Forgotten, ClientError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<ForgetDue>(policy::Resource::new((), []))?;
    let today = cx.now().date();
    let notes = store::forget::notes(&mut tx, &permit, today).await?;
    let due = store::client::due(&mut tx, &permit, today, BATCH).await?;
    for id in &due {
        if let Some(client) = store::client::find(&mut tx, *id).await? {
            erase(&mut tx, cx, &permit, &client, false).await?;
        }
    }
    tx.commit().await?;
    Ok(Forgotten { clients: due.len(), notes })
}
