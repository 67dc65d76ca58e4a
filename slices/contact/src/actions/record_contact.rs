//! Writes a contact: from the form, from an appointment, from another room.

use desk::api::{ChangeError, Desk, ServiceId};
use kernel::Id;
use network::api::Organisation;
use policy::Permit;
use storage::{Cx, Tx, trail};

use super::close_months::counted_on;
use super::follow_appointment::entry_of;
use super::standing::{agreements_on, form_key, of_desk, tell};
use super::{ContactError, edit_contact};
use crate::model::{
    Case, Client, ClientChoice, ClientNames, Contact, Entry, EntryFault, Kind, NewContact, Residence,
    forget_on,
};
use crate::policy::RecordContact;
use crate::store;
use crate::store::contact_write::Made;

/// A contact that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its id.
    pub id: Id<Contact>,
    /// Whose it was, if the body knows her.
    pub client: Option<Id<Client>>,
    /// Whether it was not there before.
    pub is_new: bool,
}

/// Writes a contact; the same form sent twice makes one.
///
/// # Errors
/// See [`ContactError`].
pub async fn record_contact(cx: &Cx, desk: Id<Desk>, new: NewContact) -> Result<Recorded, ContactError> {
    let mut tx = cx.begin().await?;
    let recorded = record_contact_in(&mut tx, cx, desk, new).await?;
    tx.commit().await?;
    Ok(recorded)
}

/// The same in the caller's transaction. An appointment it was is settled as served by it.
///
/// # Errors
/// See [`ContactError`].
pub async fn record_contact_in(
    tx: &mut Tx,
    cx: &Cx,
    desk: Id<Desk>,
    new: NewContact,
) -> Result<Recorded, ContactError> {
    let desk = desk::api::desk(tx, desk).await?.ok_or(ContactError::UnknownDesk)?;
    let permit = cx.permit::<RecordContact>(of_desk(&desk))?;
    let NewContact { mut entry, client, agreements, key } = new;
    let key = key.map(|key| form_key(cx, &key));
    let body: Id<Organisation> = Id::from_uuid(desk.organisation);
    // Another body's is nothing that this one learns of.
    let same = store::contact::same(tx, &entry, key.as_deref()).await?;
    if let Some(known) = same.filter(|known| known.organisation == body) {
        return again(tx, cx, known, entry, client, agreements).await;
    }
    entry.agreements = admitted(tx, cx, body, &entry, None, agreements).await?;
    if let (Some(appointment), Some(_)) = (entry.appointment, entry.request) {
        let seen = desk::api::appointment(tx, cx, appointment).await;
        let (found, _) = seen.map_err(ContactError::unseen)?;
        if found.desk != desk.id {
            return Err(ContactError::Unknown);
        }
        // How she came is the appointment's to say, whatever channel the operator noted.
        entry.origin = entry_of(&found).origin;
        desk::api::settle_as_served(tx, cx, appointment).await?;
    }
    let known = chosen(tx, cx, &permit, body, &mut entry, client).await?;
    in_own_case(tx, body, &entry, None).await?;
    let mut contact = Contact {
        id: cx.new_id(),
        organisation: body,
        desk: desk.id,
        counted_on: counted_on(tx, cx, &desk, &entry.agreements, entry.on_day).await?,
        closed_at: entry.request.map(|_| cx.now()),
        entry,
        recorded_by: cx.person(),
        created_at: cx.now(),
        told: None,
        version: 1,
    };
    contact.told = tell(tx, cx, &contact, desk.network).await?;
    let made = Made { form_key: key, import_key: None };
    if !store::contact_write::insert(tx, &permit, &contact, &made).await? {
        // Another process was faster with the same form: its contact is the one.
        if let Some(Known { client, is_new: true }) = known {
            store::client::undo(tx, &permit, client.id).await?;
        }
        let _ = storage::outbox::erase(tx, contact.told.as_slice()).await?;
        let first = store::contact::same(tx, &contact.entry, made.form_key.as_deref()).await?;
        let first = first.filter(|one| one.organisation == body).ok_or(ContactError::Unknown)?;
        return Ok(Recorded { id: first.id, client: first.entry.client, is_new: false });
    }
    if let Some(Known { client, is_new: false }) = known {
        store::client::came(tx, &permit, &client).await?;
    }
    Ok(Recorded { id: contact.id, client: contact.entry.client, is_new: true })
}

/// The same form again; or the form of an appointment or a message whose contact waited to be completed, and is now.
async fn again(
    tx: &mut Tx,
    cx: &Cx,
    known: Contact,
    entry: Entry,
    client: ClientChoice,
    agreements: Option<Vec<Id<network::api::Agreement>>>,
) -> Result<Recorded, ContactError> {
    if known.closed_at.is_some() || entry.request.is_none() {
        return Ok(Recorded { id: known.id, client: known.entry.client, is_new: false });
    }
    let new = NewContact { entry, client, agreements, key: None };
    edit_contact::edit_contact_in(tx, cx, known.id, known.version, new).await?;
    let client = store::contact::find(tx, known.id).await?.and_then(|one| one.entry.client);
    Ok(Recorded { id: known.id, client, is_new: false })
}

/// What is wrong with an entry, or the agreements that it counts in. What stood in it `before` may stand.
pub(super) async fn admitted(
    tx: &mut Tx,
    cx: &Cx,
    body: Id<Organisation>,
    entry: &Entry,
    before: Option<&Entry>,
    wanted: Option<Vec<Id<network::api::Agreement>>>,
) -> Result<Vec<Id<network::api::Agreement>>, ContactError> {
    let mut faults = entry.faults(cx.now().date());
    faults.extend(misfits(tx, entry, before).await?);
    let possible = agreements_on(tx, body, entry.on_day).await?;
    let mut chosen = wanted.unwrap_or_else(|| possible.clone());
    chosen.sort();
    chosen.dedup();
    if chosen.iter().any(|one| !possible.contains(one)) {
        faults.push(EntryFault::Agreement);
    }
    if faults.is_empty() { Ok(chosen) } else { Err(ContactError::Faulty(faults)) }
}

/// What an entry asks for that those of its kind do not, and what it names that is not on record. A service that its body gives no
/// more was given while it did; what stood there before is not asked about again.
async fn misfits(tx: &mut Tx, entry: &Entry, before: Option<&Entry>) -> storage::Result<Vec<EntryFault>> {
    let mut faults = Vec::new();
    let is_new = before.is_none_or(|before| (before.kind, before.request) != (entry.kind, entry.request));
    if entry.request.is_some_and(|request| is_new && !request.is_for(entry.kind)) {
        faults.push(match entry.kind {
            Kind::Person => EntryFault::FirmRequest,
            Kind::Firm => EntryFault::PersonRequest,
        });
    }
    let kept = before.map_or(&[][..], |before| &before.services);
    let new: Vec<ServiceId> = entry.services.iter().copied().filter(|id| !kept.contains(id)).collect();
    if desk::api::service_names(tx, new.iter().copied()).await?.len() < new.len() {
        faults.push(EntryFault::UnknownService);
    }
    let lives = entry.facts.residence.as_ref();
    let is_new = before.is_none_or(|before| before.facts.residence.as_ref() != lives);
    if let Some(code) = lives.and_then(Residence::comune).filter(|_| is_new)
        && network::api::municipality(tx, code).await?.is_none()
    {
        faults.push(EntryFault::UnknownComune);
    }
    let is_new = before.is_none_or(|before| before.referred_to != entry.referred_to);
    if let Some(id) = entry.referred_to.filter(|_| is_new)
        && network::api::organisation(tx, id).await?.is_none()
    {
        faults.push(EntryFault::UnknownBody);
    }
    Ok(faults)
}

/// Stops a contact whose case is another body's, somebody else's, or closed; the case that it was of before it stays in.
pub(super) async fn in_own_case(
    tx: &mut Tx,
    body: Id<Organisation>,
    entry: &Entry,
    before: Option<Id<Case>>,
) -> Result<(), ContactError> {
    let Some(id) = entry.case else { return Ok(()) };
    let case = store::case::find(tx, id).await?.filter(|case| case.organisation == body);
    let case = case.filter(|case| case.client.is_some() && case.client == entry.client);
    match case {
        Some(case) if case.closed.is_none() || before == Some(id) => Ok(()),
        _ => Err(ContactError::Case),
    }
}

/// A client as the contact leaves her.
pub(super) struct Known {
    pub(super) client: Client,
    pub(super) is_new: bool,
}

/// Finds or makes the client, and brings what the body knew of her together with what was said now.
pub(super) async fn chosen(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<RecordContact>,
    body: Id<Organisation>,
    entry: &mut Entry,
    choice: ClientChoice,
) -> Result<Option<Known>, ContactError> {
    let known = match signed_in(tx, cx, body, entry, choice).await? {
        ClientChoice::Nobody => return Ok(None),
        ClientChoice::Known(id) => {
            let client = store::client::find(tx, id).await?.ok_or(ContactError::UnknownClient)?;
            if client.organisation != body {
                return Err(ContactError::UnknownClient);
            }
            Some(client)
        }
        ClientChoice::New(names) | ClientChoice::SignedIn(names, _) if names.is_empty() => return Ok(None),
        ClientChoice::New(names) => match same_client(tx, permit, body, &names).await? {
            Some(client) => Some(client),
            None => return written(tx, cx, permit, new_client(cx, body, entry, names), entry).await,
        },
        ClientChoice::SignedIn(names, person) => {
            // Signed in, one may write for somebody else: she is the account's owner where the account has that name.
            let account = identity::api::display_name(tx, Id::from_uuid(person)).await?;
            let is_owner = ClientNames { name: account, ..ClientNames::default() }.folded() == names.folded();
            let own = if is_owner { store::client::of_person(tx, person).await? } else { Vec::new() };
            match own.into_iter().find(|one| one.organisation == body) {
                Some(client) => Some(client),
                None => match same_client(tx, permit, body, &names).await? {
                    // What the desk knew before is not tied by a resemblance: she asks the desk for its link.
                    Some(client) => Some(client),
                    None => {
                        let person = is_owner.then_some(person);
                        let client = Client { person, ..new_client(cx, body, entry, names) };
                        return written(tx, cx, permit, client, entry).await;
                    }
                },
            }
        }
    };
    Ok(known.map(|client| came_back(client, entry)))
}

/// Whose account a new client may be: of who booked the appointment while she was signed in.
async fn signed_in(
    tx: &mut Tx,
    cx: &Cx,
    body: Id<Organisation>,
    entry: &Entry,
    choice: ClientChoice,
) -> Result<ClientChoice, ContactError> {
    let (ClientChoice::New(names), Some(appointment)) = (&choice, entry.appointment) else {
        return Ok(choice);
    };
    let person = match desk::api::appointment(tx, cx, appointment).await {
        Ok((found, desk)) if desk.organisation == body.uuid() => found.person,
        Ok(_) | Err(ChangeError::Unknown | ChangeError::Refused(_)) => None,
        Err(error) => return Err(error.into()),
    };
    Ok(match person {
        Some(person) => ClientChoice::SignedIn(names.clone(), person),
        None => choice,
    })
}

/// A new client; where she is tied to her account by it, the trail says so.
async fn written(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<RecordContact>,
    client: Client,
    entry: &mut Entry,
) -> Result<Option<Known>, ContactError> {
    store::client::insert(tx, permit, std::slice::from_ref(&client), cx.now()).await?;
    if let Some(person) = client.person {
        let by = serde_json::json!({ "person": person });
        trail::record(tx, cx, "contact.tie_client", client.id.uuid(), by).await?;
    }
    entry.client = Some(client.id);
    Ok(Some(Known { client, is_new: true }))
}

/// Whoever came before and is the same by name and by telephone or mail; on one of them alone nobody is taken for another.
async fn same_client(
    tx: &mut Tx,
    permit: &Permit<RecordContact>,
    body: Id<Organisation>,
    names: &ClientNames,
) -> Result<Option<Client>, ContactError> {
    let (phone, email) = (names.phone.as_ref(), names.email.as_ref());
    if phone.is_none() && email.is_none() {
        return Ok(None);
    }
    let reached = store::client::reached(tx, permit, body, phone, email).await?;
    Ok(reached.into_iter().find(|one| one.names.folded() == names.folded()))
}

/// A client whom nobody knew before.
pub(super) fn new_client(cx: &Cx, body: Id<Organisation>, entry: &Entry, names: ClientNames) -> Client {
    Client {
        id: cx.new_random_id(),
        organisation: body,
        kind: entry.kind,
        names,
        person: None,
        facts: entry.facts.clone(),
        last_contact_on: entry.on_day,
        forget_on: forget_on(entry.on_day),
    }
}

fn came_back(mut client: Client, entry: &mut Entry) -> Known {
    entry.client = Some(client.id);
    entry.is_first = entry.is_first.or(Some(false));
    if client.last_contact_on <= entry.on_day {
        client.facts = entry.facts.clone().over(client.facts);
        client.last_contact_on = entry.on_day;
        client.forget_on = forget_on(entry.on_day);
    }
    Known { client, is_new: false }
}
